import { faultOf, logError } from '../../shared/log.ts'
import { beginOnce, endOnce, forgetOnce } from '../../shared/store/once.ts'
import type { Ctx } from './world.ts'

/** Another delivery of the update is at it, or was cut off: Telegram is to bring it once more. */
export class Busy extends Error {
  override name = 'Busy'
}

/** Does what people would see twice if the update were delivered twice. */
export async function once(ctx: Ctx, act: () => Promise<unknown>): Promise<void> {
  const { table, bot, now } = ctx.world
  const update = ctx.update.update_id
  const state = await beginOnce(table, bot, update, now)
  if (state === 'done') return
  if (state === 'busy') throw new Busy(`update ${update} is being handled`)
  try {
    await act()
  } catch (error) {
    // Telegram brings the update again, and it is to be done then.
    await forgetOnce(table, bot, update)
    throw error
  }
  // People have seen it: were this to fail aloud, the update would come again.
  await endOnce(table, bot, update).catch((error) => logError('webhook', faultOf(error)))
}
