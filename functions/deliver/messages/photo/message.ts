import { keptOf } from '../../../../shared/store/archive.ts'
import { outcomeOf } from '../../../../shared/telegram/outcome.ts'
import { type DeliverDeps, type Delivered, done, type Messenger, ofOutcome } from '../../message.ts'

async function fileOf({ api }: DeliverDeps, file: string): Promise<string | Delivered> {
  try {
    return (await api.getFile(file)).file_path ?? ''
  } catch (error) {
    return ofOutcome(outcomeOf(error, 0))
  }
}

async function download({ api }: DeliverDeps, path: string): Promise<Uint8Array> {
  const root = api.options?.apiRoot ?? 'https://api.telegram.org'
  const answer = await fetch(`${root}/file/bot${api.token}/${path}`)
  if (!answer.ok) throw new Error(`a picture could not be fetched: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

/**
 * Where a bucket is configured the picture itself is kept too, since Telegram's ids die with the bot;
 * and it goes from there once the archive holds it no more.
 */
export const photo: Messenger<'photo'> = async (deps, { activity, photo: unique }) => {
  if (!deps.photos) return done
  const key = `activities/${activity}/${unique}.jpg`
  const { photos } = await keptOf(deps.table, activity)
  const found = photos.find((one) => one.unique === unique)
  if (!found) {
    await deps.photos.remove(key)
    return done
  }
  const path = await fileOf(deps, found.file)
  if (typeof path !== 'string') return path
  await deps.photos.put(key, await download(deps, path))
  return done
}
