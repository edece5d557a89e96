import { isAdmin, isInside } from '../chats.ts'
import { bad, Refusal } from '../errors.ts'
import type { ChatRow, MessageRow, PersonRow } from '../rows.ts'
import type { World } from '../world.ts'

/** What a person tried that Telegram's programme would not let them. */
export const impossible = (reason: string): Refusal => new Refusal(400, reason)

export function personNamed(world: World, id: number): PersonRow {
  const person = world.tables.people.get(id)
  if (person === undefined) throw impossible(`There is no person ${id}.`)
  return person
}

export function groupNamed(world: World, id: number): ChatRow {
  const group = world.tables.chats.get(id)
  if (group === undefined || group.migratedTo !== undefined) {
    throw impossible(`There is no group ${id}.`)
  }
  return group
}

/** Whether a person is in the chat that they want to do something in. */
export function present(world: World, id: number, chat: number): PersonRow {
  const person = personNamed(world, id)
  const isPrivate = chat === id
  if (!isPrivate && !isInside(groupNamed(world, chat), id)) {
    throw impossible('Only members of a group can do that.')
  }
  return person
}

/** A message that this person sees. */
export function seen(world: World, person: number, chat: number, id: number): MessageRow {
  present(world, person, chat)
  const row = world.message(chat, id)
  const isHidden = row?.onlyFor !== undefined && row.onlyFor !== person
  if (row === undefined || isHidden) throw impossible('That message is not there any more.')
  return row
}

export function putPerson(world: World, row: PersonRow): PersonRow {
  world.tables.people.put(row.id, row)
  world.emit({ kind: 'person', person: shown(row) })
  return row
}

/** A person as the playground shows them. */
export const shown = ({ id, user, role, started }: PersonRow) => ({
  id,
  user,
  started,
  ...(role === undefined ? {} : { role }),
})

/** Whether someone writes as the group: because they want to, or because they always do. */
export function isAnonymous(chat: ChatRow | undefined, person: number, wanted = false): boolean {
  if (chat === undefined || !isAdmin(chat, person)) {
    if (wanted) throw bad('only admins can be anonymous')
    return false
  }
  return wanted || chat.members[person]?.anonymous === true
}
