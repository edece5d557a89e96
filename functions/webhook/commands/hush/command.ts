import { replace, silence } from '../../answer.ts'
import { hush as stopAsking } from '../../asking.ts'
import { replayed } from '../../replay.ts'
import { forAnyone, type Verb } from '../../verb.ts'

/** "Never mind": nothing is asked any more, and what was no answer is taken for what it says. */
export const hush: Verb = {
  buttons: {
    hush: forAnyone(async (ctx) => {
      await stopAsking(ctx)
      await silence(ctx)
      await replace(ctx, { text: ctx.world.words.html('hush-done') })
      await replayed(ctx)
    }),
  },
}
