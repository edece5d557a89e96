import { parseNeed } from '../../../../shared/domain/text/need-text.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { reply } from '../../answer.ts'
import { askCommunity, communityHere, isUndecided, meIn } from '../../gate.ts'
import { beginNeed, refuseNumbers, suggestNeed } from '../../need-draft.ts'
import { once } from '../../once.ts'
import type { Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

/** A call for help, in a community that could answer it, becomes a need if its writer says so. */
async function heardAsNeed(ctx: Ctx, text: string): Promise<boolean> {
  const { table, now } = ctx.world
  // Which words are a call for help is the same in each of them.
  const c = (await communityHere(ctx)) ?? ctx.world.profile?.communities[0]
  const community = c && (await readCommunity(table, c))
  if (!community) return false
  const parsed = parseNeed(text, { now, zone: community.zone })
  if (!parsed.looksLikeNeed || !parsed.what) return false
  if (isUndecided(ctx)) {
    await askCommunity(ctx)
    return true
  }
  await refuseNumbers(ctx, text)
  const draft = await beginNeed(ctx, { community, me: await meIn(ctx, community, 'anyone') }, text)
  if (draft) await suggestNeed(ctx, draft)
  return true
}

async function talkBack(ctx: Ctx, text: string): Promise<void> {
  if (await heardAsNeed(ctx, text)) return
  await refuseNumbers(ctx, text)
  await reply(ctx, { text: ctx.world.words.html('talk-answer') })
}

/** What somebody writes in private without being asked anything. */
export const talk: Verb = { reply: (ctx, text) => once(ctx, () => talkBack(ctx, text)) }
