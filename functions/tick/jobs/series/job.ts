import { addDays } from '../../../../shared/domain/calendar.ts'
import { dayOf, periodOn } from '../../../../shared/domain/community-job.ts'
import { parseActivityId } from '../../../../shared/domain/ids.ts'
import { nextDates, nextPutUp } from '../../../../shared/domain/series.ts'
import { hour, instant } from '../../../../shared/domain/time.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { putUp, readSeries, seriesIdIn } from '../../../../shared/store/series.ts'
import type { Run } from '../../job.ts'

/**
 * Puts the post of one date up, and waits for the next date. The period of the job is that date,
 * and its activity's id is made of it: run again from anywhere, it is one post.
 */
export const series: Run = async ({ table }, job, now) => {
  const id = parseActivityId(seriesIdIn(job.pk))
  const [found, community] = await Promise.all([
    id && readSeries(table, id),
    readCommunity(table, job.community),
  ])
  if (!found || found.stopped || !community || !job.period) return { outgoing: [] }
  // The bot is out of the group: what is still to come is put up when it is back.
  if (community.suspended) return { outgoing: [], next: instant(now + hour) }
  const date = dayOf(job.period)
  const [first] = nextDates(found, community, { from: date, now, count: 1 })
  const put = first === date ? await putUp(table, found, community, date, now) : 'already'
  if (put === 'stale') return { outgoing: [], next: now }
  const next = nextPutUp(found, community, { from: addDays(date, 1), now })
  return { outgoing: [], ...(next && { next: next.due, period: periodOn(next.date) }) }
}
