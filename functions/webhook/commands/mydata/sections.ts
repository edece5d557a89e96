import { minute } from '../../../../shared/domain/time.ts'
import type { MyCommunity } from '../../../../shared/store/my-data.ts'
import { parseStar } from '../../../../shared/store/star.ts'
import { durationText } from '../../../../shared/views/minutes.ts'
import { profileLines } from '../../../../shared/views/profile.ts'
import { timeText, yearDayText } from '../../../../shared/views/when.ts'
import { escapeHtml, type Words } from '../../../../shared/words/words.ts'

type Item = Record<string, unknown>
type Row = (string | undefined)[]

const textIn = (item: Item, key: string): string => {
  const value = item[key]
  return typeof value === 'string' ? value : ''
}
const timesIn = (item: Item, key: string): number[] =>
  [item[key] ?? []].flat().filter((one) => typeof one === 'number')

interface Making {
  words: Words
  here: MyCommunity
}

const dayOf = ({ words, here }: Making, at: number | undefined): string =>
  at === undefined ? '' : yearDayText(words, at, here.zone)

/** A heading and its table; nothing of which there is nothing. */
function section(words: Words, key: string, columns: readonly string[], rows: Row[]): string {
  if (rows.length === 0) return ''
  const line = (tag: string, cells: Row) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell ?? '')}</${tag}>`).join('')}</tr>`
  const heads = columns.map((column) => words.plain(column))
  const body = [line('th', heads), ...rows.map((row) => line('td', row))].join('\n')
  return `<h3>${escapeHtml(words.plain(key))}</h3><table>${body}</table>`
}

function records({ words, here }: Making): string {
  const rows = here.rows.records.map((entry): Row => {
    const { date, title, place, served, credited, provenance, reason } = entry
    const [given, counted] = [served, credited].map((minutes) => durationText(words, minutes))
    return [date, title, place, given, counted, words.plain(`provenance-${provenance}`), reason]
  })
  const columns = ['date', 'activity', 'place'].map((one) => `column-${one}`)
  const times = ['mydata-given', 'mydata-counted', 'column-known', 'column-reason']
  return section(words, 'mydata-records', [...columns, ...times], rows)
}

/** In and out by turns; the clock of the community tells them. */
function spans({ words, here }: Making, item: Item): string {
  const times = timesIn(item, 'pairs').map((at) => timeText(words, at - (at % minute), here.zone))
  const pairs = times.flatMap((time, i) => (i % 2 === 0 ? [`${time}–${times[i + 1] ?? ''}`] : []))
  return pairs.join(words.plain('list-comma'))
}

function activities(making: Making): string {
  const { words, here } = making
  const rows = here.rows.activities.map((item): Row => {
    const known = here.names.activities.get(textIn(item, 'pk'))
    const absent = item.absent === true ? words.plain('mydata-absent') : ''
    return [dayOf(making, known?.start), known?.title, spans(making, item) || absent]
  })
  const columns = ['column-date', 'column-activity', 'mydata-times']
  return section(words, 'mydata-activities', columns, rows)
}

function needs(making: Making): string {
  const { words, here } = making
  const rows = here.rows.needs.map((item): Row => {
    const [at] = timesIn(item, 'createdAt')
    const state = textIn(item, 'state')
    // The private part is a row of its own: what was told in confidence.
    const said = textIn(item, 'what') || `🔒 ${textIn(item, 'details')}`
    return [dayOf(making, at), said, state && words.plain(`need-state-${state}`)]
  })
  const columns = ['column-date', 'column-what', 'column-state']
  return section(words, 'mydata-needs', columns, rows)
}

function archive(making: Making): string {
  const { words, here } = making
  const rows = here.rows.archive.map((item): Row => {
    const [stars] = timesIn(item, 'stars')
    const given = stars ? '⭐'.repeat(stars) : textIn(item, 'text') || '📷'
    return [dayOf(making, timesIn(item, 'at')[0]), given]
  })
  return section(words, 'mydata-archive', ['column-date', 'column-words'], rows)
}

function permitsAndStars(making: Making): string {
  const { words, here } = making
  const permits = here.rows.permits.map((item): Row => {
    const [at] = timesIn(item, 'at')
    const [end] = timesIn(item, 'expiresAt')
    return [textIn(item, 'name'), dayOf(making, at), dayOf(making, end)]
  })
  const stars = here.rows.stars.map((item): Row => {
    const { star, at } = parseStar(item)
    return ['⭐'.repeat(star), dayOf(making, at)]
  })
  return [
    section(words, 'mydata-permits', ['column-training', 'column-date', 'mydata-until'], permits),
    section(words, 'mydata-stars', ['mydata-star', 'column-date'], stars),
  ].join('\n')
}

/** What is kept of a person in one community, as people speak of it. */
export function sectionsOf(words: Words, here: MyCommunity): string {
  const making = { words, here }
  const { member, teams } = here.names
  const profile = member ? profileLines({ member, teams, asked: [] }, words) : []
  const consent = member?.consent
    ? words.html('mydata-consent', {
        day: dayOf(making, member.consent.at),
        version: member.consent.version,
      })
    : ''
  return [
    `<h2>${escapeHtml(here.rows.community ?? '')}</h2>`,
    `<p>${[...profile, consent].filter((line) => line !== '').join('<br>\n')}</p>`,
    records(making),
    activities(making),
    needs(making),
    archive(making),
    permitsAndStars(making),
  ].join('\n')
}
