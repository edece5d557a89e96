import { InputFile } from 'grammy/web'
import { memberOf } from '../../../../shared/domain/ids.ts'
import { myData } from '../../../../shared/store/my-data.ts'
import { outcomeOf } from '../../../../shared/telegram/outcome.ts'
import { answerAlone, refuse, reply, silence } from '../../answer.ts'
import { forAnyone, type Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { dataPage } from './file.ts'

/** The file, to the person alone; whoever can't be written to is shown the way. */
async function sendFile(ctx: Ctx): Promise<void> {
  const { table, words, profile } = ctx.world
  const user = ctx.from?.id
  if (user === undefined) return
  if (!profile || profile.communities.length === 0) return refuse(ctx, 'forget-nothing')
  const data = await myData(table, user, memberOf(user), profile.communities)
  const file = new InputFile(new TextEncoder().encode(dataPage(words, data)), 'my-data.html')
  try {
    await ctx.api.sendDocument(user, file, { caption: words.plain('mydata-caption') })
  } catch (error) {
    if (outcomeOf(error, user).kind !== 'unreachable') throw error
    return answerAlone(ctx, { text: words.html('mydata-caption') }, 'mydata')
  }
  if (ctx.callbackQuery) return void (await silence(ctx))
  if (ctx.chat?.type !== 'private') await reply(ctx, { text: words.html('mydata-sent') })
}

/** Everything that is kept of a person, as a file in private. */
export const mydata: Verb = {
  command: forAnyone(sendFile),
  start: forAnyone(sendFile),
  buttons: { mydata: forAnyone(sendFile) },
}
