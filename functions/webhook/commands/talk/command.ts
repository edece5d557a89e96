import { reply } from '../../answer.ts'
import type { Verb } from '../../verb.ts'

/** What somebody writes in private without being asked anything. */
export const talk: Verb = {
  async reply(ctx) {
    await reply(ctx, { text: ctx.world.words.html('talk-answer') })
  },
}
