import { writable } from '../chats.ts'
import { bad } from '../errors.ts'
import type { Handlers, Host } from '../host.ts'
import { reacted } from '../reactions.ts'
import type { MessageRow } from '../rows.ts'
import type { Params } from '../validate.ts'
import type { World } from '../world.ts'
import { chatMethods } from './chat.ts'
import { editMethods } from './edit.ts'
import { pinMethods } from './pin.ts'
import { pollMethods } from './poll.ts'
import { profileMethods } from './profile.ts'
import { sendMethods } from './send.ts'
import { topicMethods } from './topic.ts'
import { updateMethods } from './updates.ts'

const mebibyte = 1024 * 1024

/** Who reacts to an album reacts to its first picture. */
function firstOf(world: World, row: MessageRow | undefined): MessageRow | undefined {
  const album = row?.message.media_group_id
  if (!row || album === undefined) return row
  return world.messagesOf(row.chat).find(({ message }) => message.media_group_id === album) ?? row
}

function setMessageReaction({ world }: Host, params: Params<'setMessageReaction'>): true {
  const chat = writable(world, params.chat_id)
  const row = firstOf(world, world.message(chat, params.message_id))
  if (row === undefined) throw bad('message to react not found')
  const [first, ...more] = params.reaction ?? []
  if (more.length > 0) throw bad('REACTIONS_TOO_MANY')
  if (first !== undefined && first.type !== 'emoji') throw bad('REACTION_INVALID')
  world.putMessage(reacted(row, world.bot.id, first?.emoji ?? null))
  return true
}

function getFile({ files }: Host, { file_id }: Params<'getFile'>) {
  const { id, unique, size, path } = files.byId(file_id)
  if (size > 20 * mebibyte) throw bad('file is too big')
  return { file_id: id, file_unique_id: unique, file_size: size, file_path: path }
}

/** Every served method; a name without an entry here doesn't compile. */
export const handlers: Handlers = {
  ...updateMethods,
  ...profileMethods,
  ...sendMethods,
  ...pollMethods,
  ...editMethods,
  ...chatMethods,
  ...pinMethods,
  ...topicMethods,
  setMessageReaction,
  getFile,
}
