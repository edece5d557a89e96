import { phase } from '../../../../shared/domain/activity.ts'
import type { Match } from '../../../../shared/domain/matching.ts'
import { sought } from '../../../../shared/domain/roster.ts'
import { askedToJoin, askToJoin } from '../../../../shared/store/ask.ts'
import { matchesForActivity } from '../../../../shared/store/match.ts'
import { readNames } from '../../../../shared/store/member.ts'
import { renderSeek } from '../../../../shared/views/seek.ts'
import { answerAlone, refuse, silence, toast } from '../../answer.ts'
import { forActivity } from '../../gate.ts'
import type { InActivity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

const mostAsked = 20

const missingIn = ({ roster }: InActivity): number =>
  sought(roster).reduce((sum, n) => sum + Math.max(0, n), 0)

/** Three for each seat: not everyone who fits can come, and nobody likes to be asked in vain. */
async function matches(ctx: Ctx, here: InActivity): Promise<Match[]> {
  const { table, now } = ctx.world
  const asked = await askedToJoin(table, here.activity.id)
  const limit = Math.min(mostAsked, 3 * missingIn(here))
  return matchesForActivity(table, here.community, here, { asked, now, limit })
}

/** Who would be asked, before anybody is. */
async function show(ctx: Ctx, here: InActivity): Promise<void> {
  const { table, words } = ctx.world
  const found = await matches(ctx, here)
  const people = found.map(({ member }) => member)
  const names = await readNames(table, here.community.id, people)
  const view = { ...here, words, zone: here.community.zone, matches: found, names }
  await silence(ctx)
  await answerAlone(ctx, renderSeek({ ...view, missing: missingIn(here) }), 'seek')
}

/** Asks them, each privately and each once, however often this is pressed. */
async function ask(ctx: Ctx, here: InActivity): Promise<void> {
  const { table, now, words } = ctx.world
  const people = (await matches(ctx, here)).map(({ member }) => member)
  const count = await askToJoin(table, here.activity.id, people, here.me.id, now)
  await toast(ctx, words.plain(count > 0 ? 'seek-asked' : 'seek-nobody-new', { count }), {
    box: true,
  })
}

/** For an activity that lacks people: asks the volunteers who fit and agreed to be asked. */
export const seek: Verb = {
  buttons: {
    seek: forActivity('coordinator', async (ctx, here, [action]) => {
      const over = phase(here.activity, ctx.world.now) !== 'upcoming'
      if (over || here.roster.status !== 'open') return refuse(ctx, 'seek-shut')
      if (missingIn(here) === 0) return refuse(ctx, 'seek-full')
      await (action === 'ask' ? ask : show)(ctx, here)
    }),
  },
}
