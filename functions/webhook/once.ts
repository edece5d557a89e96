import { beginOnce, forgetOnce } from '../../shared/store/once.ts'
import type { Ctx } from './world.ts'

/** Does what people would see twice if the update were delivered twice. */
export async function once(ctx: Ctx, act: () => Promise<unknown>): Promise<void> {
  const { table, bot, now } = ctx.world
  const update = ctx.update.update_id
  if (!(await beginOnce(table, bot, update, now))) return
  try {
    await act()
  } catch (error) {
    // Telegram brings the update again, and it is to be done then.
    await forgetOnce(table, bot, update)
    throw error
  }
}
