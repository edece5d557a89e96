import { hoursOf } from '../../../../shared/store/hours.ts'
import { mineLines } from '../../../../shared/views/minutes.ts'
import { answerAlone, type Spoken } from '../../answer.ts'
import { forCommunity } from '../../gate.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

async function page(ctx: Ctx, { community, me }: InCommunity): Promise<Spoken> {
  const { table, now, words } = ctx.world
  const hours = await hoursOf(table, community, me.member ?? { id: me.id, joinedAt: now }, now)
  const lines = [
    words.html('minutes-head', { community: community.name }),
    ...mineLines(words, hours),
  ]
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
