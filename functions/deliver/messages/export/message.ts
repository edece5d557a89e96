import { calendarDate } from '../../../../shared/domain/calendar.ts'
import { applicable, exportRowLimit, mayExport, within } from '../../../../shared/domain/export.ts'
import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { type ExportFacts, exportFacts } from '../../../../shared/store/export.ts'
import { readFilter } from '../../../../shared/store/filter.ts'
import { readMember, readProfiles } from '../../../../shared/store/member.ts'
import { filterText } from '../../../../shared/views/book-filter.ts'
import { durationText } from '../../../../shared/views/minutes.ts'
import { momentText } from '../../../../shared/views/when.ts'
import { type Words, wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send, sendFile } from '../../send.ts'
import { fileOf } from './file.ts'
import { minutesIn, sheetOf, unheld } from './sheets.ts'

type Asked = Parameters<Messenger<'export'>>[1]

function notesOf({ what }: Asked, facts: ExportFacts, words: Words, filter: string, at: number) {
  const { name, zone } = facts.community
  const unknown = unheld.map((key) => words.plain(`column-${key}`)).join(words.plain('list-comma'))
  const hasUnheld = what === 'records' || what === 'trainings'
  return [
    words.plain('export-note-head', {
      community: name,
      what: words.plain(`export-${what}`),
      filter,
    }),
    words.plain('export-note-at', {
      at: `${calendarDate(at, zone)} ${momentText(words, at, zone)}`,
    }),
    ...(hasUnheld ? [words.plain('export-note-unheld', { columns: unknown })] : []),
    ...(what === 'needs' ? [words.plain('export-note-needs')] : []),
    words.plain('export-note-minutes'),
  ]
}

/** A table of the books as a file, to whoever asked and still may. */
export const exporting: Messenger<'export'> = async (deps, intent, at) => {
  const { table, bot } = deps
  const chat = telegramIdOf(intent.member)
  const kept = await readFilter(table, bot, intent.filter, at)
  const community = kept && (await readCommunity(table, kept.community))
  const member = kept && (await readMember(table, kept.community, intent.member))
  if (chat === undefined || !community) return done
  const roles = { ...member?.roles, ...(intent.admin && { coordinator: true }) }
  if (!mayExport(roles, intent.what)) return done
  const language = (await readProfiles(table, [intent.member])).get(intent.member)?.language
  const words = wordsOf(language, community.language)
  const filter = applicable(within(kept.filter, roles), intent.what)
  const programme = (p: string) => words.plain(`programme-${p}`)
  const facts = await exportFacts(table, community, {
    kind: intent.what,
    filter,
    now: at,
    programme,
  })
  const sheet = sheetOf(intent.what, facts, words)
  const names = {
    teams: new Map(facts.teams.map(({ id, name }) => [id, name])),
    partners: new Map(facts.partners.map(({ id, name }) => [id, name])),
  }
  const shown = filterText(words, filter, names)
  const target = { chat }
  if (sheet.rows.length === 0 || sheet.rows.length > exportRowLimit) {
    const key = sheet.rows.length === 0 ? 'export-empty' : 'export-too-many'
    const values = { what: sheet.title, filter: shown, limit: exportRowLimit }
    const sent = await send(deps, target, { text: words.html(key, values) })
    return sent.kind === 'sent' ? done : ofOutcome(sent)
  }
  const notes = notesOf(intent, facts, words, shown, at)
  const bytes = await fileOf(sheet, intent.format, notes, words.plain('export-note'))
  const date = calendarDate(at, community.zone)
  // Plain letters: names of files in other scripts don't survive every way to the phone.
  const name = `${intent.what}-${filter.period}-${date}.${intent.format}`
  const time = durationText(words, minutesIn(intent.what, facts))
  const counts = words.html(intent.what === 'needs' ? 'export-rows' : 'export-rows-minutes', {
    count: sheet.rows.length,
    time,
  })
  const unheldNote =
    intent.what === 'records' || intent.what === 'trainings' ? `\n${notes[2] ?? ''}` : ''
  const text = `${words.html('export-caption', { what: sheet.title, filter: shown })}\n${counts}${unheldNote}`
  const sent = await sendFile(deps, target, { as: 'document', bytes, name }, { text })
  return sent.kind === 'sent' ? done : ofOutcome(sent)
}
