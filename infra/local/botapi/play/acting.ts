import type { Message, User } from 'grammy/types'
import type { PlayActions, PlayMessage } from '../../playground/protocol.ts'
import { chatObject, groupAnonymousBot, isAdmin, publicBot, userOf } from '../chats.ts'
import { menuFor } from '../command-menu.ts'
import { detected } from '../entities/detect.ts'
import { documentOf, photoSize, type Upload } from '../files.ts'
import type { Host } from '../host.ts'
import { change, type Draft, markRead, post } from '../messages.ts'
import { counted, voted } from '../polls.ts'
import type { Toast } from '../presses.ts'
import { reacted, reactionOf } from '../reactions.ts'
import type { PersonRow } from '../rows.ts'
import { impossible, isAnonymous, personNamed, present, putPerson, seen } from './asking.ts'

/** A press as tests bring it: how long it waits for its answer may be chosen. */
export type NewPress = PlayActions['press'] & { patience?: number }

/** How long it waits without that: then a telephone stops its spinner. */
const usualPatience = 10_000

interface Writing {
  as: number
  chat: number
  replyTo?: number
  thread?: number
  anonymous?: boolean
}

function sender(
  { world }: Host,
  { as, chat, anonymous }: Writing,
): Pick<Draft, 'from' | 'senderChat'> {
  const person = present(world, as, chat)
  const group = world.tables.chats.get(chat)
  return isAnonymous(group, as, anonymous)
    ? { from: groupAnonymousBot, senderChat: chatObject(world, chat) }
    : { from: person.user }
}

function topic({ world }: Host, { chat, thread }: Writing): Pick<Draft, 'thread'> {
  if (thread === undefined) return {}
  const found = world.tables.chats.get(chat)?.topics?.find(({ id }) => id === thread)
  if (found === undefined) throw impossible('There is no such topic.')
  return { thread }
}

/** A command that is ephemeral is seen by its sender and the bot alone. */
function secrecy({ world }: Host, { as, chat }: Writing, text: string) {
  const command = /^\/(\w+)(?:@(\w+))?/.exec(text)?.[1]
  if (command === undefined || world.tables.chats.get(chat) === undefined) return {}
  const entry = menuFor(world, as, chat).find((one) => one.command === command)
  return entry?.is_ephemeral === true ? { onlyFor: as, receiver: publicBot(world) } : {}
}

function write(host: Host, place: Writing, content: Partial<Message>): PlayMessage {
  const { world, updates } = host
  const { as, chat, replyTo } = place
  const reply = replyTo === undefined ? undefined : seen(world, as, chat, replyTo)
  if (chat === as) openPrivateChat(host, as, content.text ?? '')
  const row = post(world, {
    chat,
    content,
    ...sender(host, place),
    ...topic(host, place),
    ...secrecy(host, place, content.text ?? ''),
    ...(reply === undefined ? {} : { replyTo: reply }),
  })
  updates.message(row)
  return row
}

/** Whoever writes to the bot has pressed Start; who blocked it must restart it first. */
function openPrivateChat(host: Host, id: number, text: string): void {
  const person = personNamed(host.world, id)
  if (person.blocked && !text.startsWith('/start')) throw impossible('You have blocked the bot.')
  if (person.blocked) block(host, { as: id, blocked: false })
  if (!person.started) putPerson(host.world, { ...personNamed(host.world, id), started: true })
}

export function send(host: Host, { text, entities, ...place }: PlayActions['send']): PlayMessage {
  const clean = text.trim()
  if (clean === '') throw impossible('The message is empty.')
  if (clean.length > 4096) throw impossible('The message is too long.')
  const found = detected(clean, entities ?? [])
  const content = found.length === 0 ? { text: clean } : { text: clean, entities: found }
  return write(host, place, content)
}

export function upload(host: Host, action: PlayActions['upload']): PlayMessage {
  const { name, mime, base64, caption, album, ...place } = action
  const file: Upload = { name, mime, bytes: Buffer.from(base64, 'base64') }
  const isPicture = /^image\/(png|jpeg)$/.test(mime)
  const media = isPicture
    ? { photo: [photoSize(host.files.storePhoto(file))] }
    : { document: documentOf(host.files.storeDocument(file)) }
  return write(host, place, {
    ...media,
    ...(caption === undefined ? {} : { caption }),
    ...(album === undefined ? {} : { media_group_id: album }),
  })
}

export function edit({ world, updates }: Host, action: PlayActions['edit']): PlayMessage {
  const { as, chat, id, text } = action
  const row = seen(world, as, chat, id)
  if (row.message.from?.id !== as) throw impossible('Only your own messages can be edited.')
  const entities = detected(text, [])
  const fields = { text, entities: entities.length === 0 ? undefined : entities }
  const changed = change(world, row, { ...fields, edit_date: world.seconds() })
  updates.message(changed, 'edited_message')
  return changed
}

/** Presses a button and waits for the toast, which may be none. */
export async function press(host: Host, action: NewPress): Promise<Toast | undefined> {
  const { world, updates, presses } = host
  const { as, chat, id, data, patience = usualPatience } = action
  const { message } = seen(world, as, chat, id)
  const { user } = personNamed(world, as)
  const query = presses.open(as, chat)
  const answered = presses.answered(query.id, patience)
  const pressed = { id: query.id, from: user, message, chat_instance: String(chat), data }
  updates.push('callback_query', pressed, `person ${as}`)
  world.commit()
  return await answered
}

const emojiType = (emoji: string | null | undefined) =>
  emoji === null || emoji === undefined ? [] : [{ type: 'emoji' as const, emoji: emoji as '👍' }]

/** The bot is told of reactions in its private chats and where it is an admin. */
export function react({ world, updates }: Host, action: PlayActions['react']): PlayMessage {
  const { as, chat, id, emoji } = action
  const row = seen(world, as, chat, id)
  const changed = world.putMessage(reacted(row, as, emoji))
  const group = world.tables.chats.get(chat)
  if (group !== undefined && !isAdmin(group, world.bot.id)) return changed
  const who = isAnonymous(group, as)
    ? { actor_chat: chatObject(world, chat) }
    : { user: personNamed(world, as).user }
  const reaction = {
    chat: chatObject(world, chat),
    message_id: id,
    ...who,
    date: world.seconds(),
    old_reaction: emojiType(reactionOf(row, as)),
    new_reaction: emojiType(emoji),
  }
  updates.push('message_reaction', reaction, `reactions ${chat}`)
  return changed
}

export function vote({ world, updates }: Host, action: PlayActions['vote']): PlayMessage {
  const { as, chat, id, options } = action
  const row = seen(world, as, chat, id)
  const { poll } = row.message
  if (poll === undefined || poll.is_closed) throw impossible('This poll is closed.')
  if (options.length > 1 && !poll.allows_multiple_answers) throw impossible('Choose one option.')
  if (options.some((one) => poll.options[one] === undefined)) throw impossible('No such option.')
  const votes = voted(row, as, options)
  const now = counted(poll, votes)
  const changed = change(world, { ...row, votes }, { poll: now })
  updates.push('poll', now, `poll ${poll.id}`)
  if (!poll.is_anonymous) {
    const persistent = options.flatMap((one) => poll.options[one]?.persistent_id ?? [])
    const { user } = personNamed(world, as)
    const answer = {
      poll_id: poll.id,
      user,
      option_ids: options,
      option_persistent_ids: persistent,
    }
    updates.push('poll_answer', answer, `person ${as}`)
  }
  return changed
}

export const deeplink = (host: Host, { as, payload }: PlayActions['deeplink']): PlayMessage => {
  if (!/^[\w-]{0,64}$/.test(payload)) throw impossible('That is not a start parameter.')
  return send(host, { as, chat: as, text: `/start ${payload}` })
}

export function read({ world }: Host, { as, chat }: PlayActions['read']): void {
  present(world, as, chat)
  markRead(world, as, chat)
}

/** Blocks or unblocks the bot, of which the bot is told. */
export function block({ world, updates }: Host, { as, blocked }: PlayActions['block']): PersonRow {
  const person = personNamed(world, as)
  if (person.blocked === blocked) return person
  const bot: User = userOf(world, world.bot.id) ?? world.bot
  const member = { status: 'member' as const, user: bot }
  const kicked = { status: 'kicked' as const, user: bot, until_date: 0 }
  const update = {
    chat: chatObject(world, as),
    from: person.user,
    date: world.seconds(),
    old_chat_member: blocked ? member : kicked,
    new_chat_member: blocked ? kicked : member,
  }
  updates.push('my_chat_member', update, `chat ${as}`)
  return putPerson(world, { ...person, blocked })
}
