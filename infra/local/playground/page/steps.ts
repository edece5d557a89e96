import type { Person, PlayMessage, World } from '../protocol.ts'
import { peopleOf } from './world.ts'

/** What a newcomer does, in this order. */
export const steps = ['recruit', 'publish', 'answer', 'clock', 'done'] as const
export type Step = (typeof steps)[number]

const isRecruit = ({ message }: PlayMessage): boolean =>
  /^\/(recruit|招募)/.test(message.text ?? '') && message.from?.is_bot !== true

const isPost = ({ message, onlyFor }: PlayMessage): boolean =>
  message.chat.type !== 'private' &&
  onlyFor === undefined &&
  message.from?.is_bot === true &&
  (message.reply_markup?.inline_keyboard.length ?? 0) > 0

/** How far the world has come: nothing recruited, not published, nobody answered, clock untouched. */
export const stepOf = (world: World): Step => {
  const asked = world.messages.findIndex(isRecruit)
  if (asked < 0) return 'recruit'
  const post = world.messages.slice(asked).find(isPost)
  if (post === undefined) return 'publish'
  const replied = world.messages.some(
    ({ message }) =>
      message.chat.id === post.message.chat.id &&
      message.from?.is_bot !== true &&
      message.reply_to_message?.message_id === post.message.message_id,
  )
  if (post.message.edit_date === undefined && !replied) return 'answer'
  return world.clock.moved ? 'done' : 'clock'
}

/** Who sends the first message, and where: the coordinator, in the first group. */
export const coordinatorOf = (world: World): { person: Person; chat: number } | null => {
  const group = world.chats.find((chat) => chat.type !== 'private')
  if (group === undefined) return null
  const inside = peopleOf(world).filter((one) => group.members.includes(one.id))
  const person =
    inside.find((one) => /coordinator|协调/i.test(one.role ?? '')) ??
    inside.find((one) => group.admins.includes(one.id))
  return person ? { person, chat: group.id } : null
}

/** Somebody else in that group who can answer: a volunteer, if there is one. */
export const volunteerOf = (world: World, me: number): Person | undefined => {
  const coordinator = coordinatorOf(world)
  const group = world.chats.find((chat) => chat.id === coordinator?.chat)
  const others = peopleOf(world).filter(
    ({ id }) => id !== me && id !== coordinator?.person.id && group?.members.includes(id),
  )
  return others.find((one) => one.role === 'volunteer' && one.started) ?? others[0]
}
