import { summariseYear } from '../../../../shared/domain/annual.ts'
import { calendarDate } from '../../../../shared/domain/calendar.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import { memberOf } from '../../../../shared/domain/ids.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { themesOf, yearBooksOf } from '../../../../shared/store/books.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { membersOf, readProfiles } from '../../../../shared/store/member.ts'
import { partnersOf } from '../../../../shared/store/partner.ts'
import { teamsOf } from '../../../../shared/store/team.ts'
import { type AnnualView, annualCaption } from '../../../../shared/views/annual.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { type DeliverDeps, done, type Messenger, ofOutcome } from '../../message.ts'
import { sendOnce } from '../../once.ts'
import { sendFile } from '../../send.ts'

async function viewOf(
  { table }: DeliverDeps,
  community: Community,
  { year, to }: { year: number; to: number },
  now: Instant,
): Promise<AnnualView> {
  const { id, zone, name, residents } = community
  const reader = memberOf(to)
  const [books, members, teams, partners, themes, profiles] = await Promise.all([
    yearBooksOf(table, community, year),
    membersOf(table, id),
    teamsOf(table, id),
    partnersOf(table, id),
    themesOf(table, community, year),
    readProfiles(table, [reader]),
  ])
  const summary = summariseYear({ year, zone, now }, books)
  return {
    words: wordsOf(profiles.get(reader)?.language, community.language),
    name,
    summary,
    volunteers: members.filter(({ consent }) => consent !== undefined).length,
    ...(residents && { residents }),
    teams: new Map(teams.map((team) => [team.id as string, team.name])),
    partners: partners.filter((p) => summary.partners.includes(p.id)).map((p) => p.name),
    themes,
  }
}

/** The year's report as a paper of a few pages, once for each who gets it. */
export const annual: Messenger<'annual'> = async (deps, intent, at) => {
  const community = await readCommunity(deps.table, intent.community)
  if (!community) return done
  const { to, year, what } = intent
  const view = await viewOf(deps, community, intent, at)
  // A year without anything is no report; whoever asks to see it first sees that.
  if (what && view.summary.activities + view.summary.comings === 0) return done
  const [{ reportOf }, { annualReportPdf }] = await Promise.all([
    import('./report.ts'),
    import('../../../../shared/pictures/annual.ts'),
  ])
  const bytes = await annualReportPdf(reportOf(view, calendarDate(at, community.zone), at))
  const file = { as: 'document' as const, bytes, name: `${year}.pdf` }
  const speak = async () => ({
    sent: await sendFile(deps, { chat: to }, file, { text: annualCaption(view) }),
    chat: to,
  })
  if (what) return sendOnce(deps, { community, job: 'ANNUAL', what, chat: to }, at, speak)
  const { sent } = await speak()
  return sent.kind === 'sent' ? done : ofOutcome(sent)
}
