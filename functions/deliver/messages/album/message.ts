import { InputMediaBuilder } from 'grammy/web'
import { enqueue } from '../../../../shared/queue/queue.ts'
import { readActivity } from '../../../../shared/store/activity.ts'
import { keptOf } from '../../../../shared/store/archive.ts'
import { outcomeOf } from '../../../../shared/telegram/outcome.ts'
import { albumOnce } from '../../../../shared/views/archive.ts'
import { type DeliverDeps, done, type Messenger, ofOutcome } from '../../message.ts'

/** Telegram shows two to ten pictures as one album. */
const albumSize = 10

async function sendPart({ api }: DeliverDeps, to: number, files: string[], caption: string) {
  const [first = ''] = files
  if (files.length === 1) return void (await api.sendPhoto(to, first, { caption }))
  const media = files.map((file, i) => InputMediaBuilder.photo(file, i === 0 ? { caption } : {}))
  await api.sendMediaGroup(to, media)
}

/** An activity's pictures to one person, ten at a time: what is shown stays shown when a part fails. */
export const album: Messenger<'album'> = async (deps, { activity: a, to, from }, at) => {
  const activity = await readActivity(deps.table, a)
  const { photos } = await keptOf(deps.table, a)
  const part = photos.slice(from, from + albumSize)
  if (!activity || part.length === 0) return done
  try {
    await sendPart(
      deps,
      to,
      part.map(({ file }) => file),
      activity.title,
    )
  } catch (error) {
    return ofOutcome(outcomeOf(error, to))
  }
  const next = from + albumSize
  if (next < photos.length) {
    const intent = { kind: 'album' as const, activity: a, to, from: next }
    await enqueue(deps.queue, [{ intent, chat: to, once: albumOnce(a, to, next, at) }])
  }
  return done
}
