import { lineOf } from '../../../../shared/domain/archive.ts'
import { type ActivityId, parseActivityId } from '../../../../shared/domain/ids.ts'
import { parseActivity, readActivity } from '../../../../shared/store/activity.ts'
import { keptOf, writeLine } from '../../../../shared/store/archive.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import type { Change, Follower } from '../../change.ts'

const earlierStart = ({ sk, before }: Change) =>
  sk === 'META' && before ? parseActivity(before).start : undefined

async function index(table: Table, a: ActivityId, change: Change): Promise<void> {
  const activity = await readActivity(table, a)
  if (activity)
    await writeLine(table, lineOf(activity, await keptOf(table, a)), earlierStart(change))
}

const photoPrefix = 'KEPT#PHOTO#'

/**
 * The archive's line of an activity follows its facts and what is kept of it. Each time the newest
 * state is read, and changes of one activity come in order, so the last line is the right one.
 */
export const archiveFollower: Follower = async ({ table }, change) => {
  const a = change.pk.startsWith('A#') ? parseActivityId(change.pk.slice(2)) : undefined
  if (!a) return []
  await index(table, a, change)
  const { sk, before, after } = change
  if (Boolean(before) === Boolean(after) || !sk.startsWith(photoPrefix)) return []
  const photo = sk.slice(photoPrefix.length)
  const intent = { kind: 'photo' as const, activity: a, photo }
  const what = after ? 'photo' : 'photo-gone'
  return [{ intent, chat: `photo:${a}`, once: `${what}:${a}:${photo}` }]
}
