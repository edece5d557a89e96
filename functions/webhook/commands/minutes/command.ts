import { addDays, calendarDate } from '../../../../shared/domain/calendar.ts'
import { hoursOf } from '../../../../shared/store/hours.ts'
import { recordsOfMember } from '../../../../shared/store/record.ts'
import { latestLines, mineLines } from '../../../../shared/views/minutes.ts'
import { answerAlone, type Spoken } from '../../answer.ts'
import { forCommunity } from '../../gate.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

// Long enough to find what a roll call of ten working days ago brought.
const lately = 60

async function page(ctx: Ctx, { community, me }: InCommunity): Promise<Spoken> {
  const { table, now, words } = ctx.world
  const today = calendarDate(now, community.zone)
  const [hours, latest] = await Promise.all([
    hoursOf(table, community, me.member ?? { id: me.id, joinedAt: now }, now),
    recordsOfMember(table, community.id, me.id, addDays(today, -lately), today),
  ])
  const head = words.html('minutes-head', { community: community.name })
  const lines = [head, ...mineLines(words, hours), ...latestLines(words, latest)]
  return { text: lines.join('\n') }
}

/** A person's own hours: each way of knowing them apart, the next star, no comparison with others. */
export const minutes: Verb = {
  command: forCommunity('anyone', async (ctx, here) =>
    answerAlone(ctx, await page(ctx, here), 'minutes'),
  ),
  start: forCommunity('anyone', async (ctx, here) =>
    answerAlone(ctx, await page(ctx, here), 'minutes'),
  ),
}
