import type { World as PlayWorld } from '../../playground/protocol.ts'
import { playChat, publicBot } from '../chats.ts'
import { menuFor, places } from '../command-menu.ts'
import { unread } from '../messages.ts'
import type { World } from '../world.ts'
import { shown } from './asking.ts'

/** How many messages of a chat the page gets at first. */
const newest = 300

export const clockOf = ({ clock }: World): PlayWorld['clock'] => ({
  now: clock.now(),
  moved: clock.moved?.() ?? false,
  zone: clock.zone,
})

/** The whole chat world as the playground's page begins with it. */
export function snapshot(world: World): PlayWorld {
  const people = [...world.tables.people.rows.values()]
  const groups = [...world.tables.chats.rows.values()].filter((row) => row.migratedTo === undefined)
  const ids = [...groups, ...people].map(({ id }) => id)
  const here = [...places(world)].map(([person, chat]) => ({
    person,
    chat,
    key: `${person}:${chat}`,
  }))
  const counts = here.map(({ person, chat, key }) => [key, unread(world, person, chat)] as const)
  return {
    bot: publicBot(world),
    people: people.map(shown),
    chats: ids.map((id) => playChat(world, id)),
    messages: ids.flatMap((id) => world.messagesOf(id, newest)),
    unread: Object.fromEntries(counts.filter(([, count]) => count > 0)),
    commands: Object.fromEntries(
      here.map(({ person, chat, key }) => [key, menuFor(world, person, chat)]),
    ),
    clock: clockOf(world),
  }
}
