import { createHmac } from 'node:crypto'
import type { Activity } from './activity.ts'

/**
 * Six digits that a coordinator shows at the door. They are made of the activity and its time, so
 * an activity that moves has another code, and nobody can work one out without the bot's key.
 */
export function checkInCode(
  key: string,
  { id, start, end }: Pick<Activity, 'id' | 'start' | 'end'>,
) {
  const mac = createHmac('sha256', key).update(`check-in ${id} ${start} ${end}`).digest()
  return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}
