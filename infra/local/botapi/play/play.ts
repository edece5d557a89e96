import * as z from 'zod/mini'
import type { PlayActions } from '../../playground/protocol.ts'
import type { Faults } from '../faults.ts'
import { type FaultOrder, faultSchema } from '../faults.ts'
import type { Host } from '../host.ts'
import * as acting from './acting.ts'
import { impossible } from './asking.ts'
import * as groups from './groups.ts'
import { clockOf } from './snapshot.ts'

const id = z.int()
const entity = z.custom<NonNullable<PlayActions['send']['entities']>[number]>(
  (value) => typeof value === 'object' && value !== null && 'type' in value,
)

/** The bodies of the playground's actions. */
export const actionSchemas = {
  send: z.strictObject({
    as: id,
    chat: id,
    text: z.string(),
    replyTo: z.exactOptional(id),
    thread: z.exactOptional(id),
    entities: z.exactOptional(z.array(entity)),
    anonymous: z.exactOptional(z.boolean()),
  }),
  upload: z.strictObject({
    as: id,
    chat: id,
    name: z.string(),
    mime: z.string(),
    base64: z.string(),
    album: z.exactOptional(z.string()),
    caption: z.exactOptional(z.string()),
    replyTo: z.exactOptional(id),
    thread: z.exactOptional(id),
  }),
  edit: z.strictObject({ as: id, chat: id, id, text: z.string() }),
  press: z.strictObject({ as: id, chat: id, id, data: z.string() }),
  react: z.strictObject({ as: id, chat: id, id, emoji: z.nullable(z.string()) }),
  vote: z.strictObject({ as: id, chat: id, id, options: z.array(id) }),
  deeplink: z.strictObject({ as: id, payload: z.string() }),
  read: z.strictObject({ as: id, chat: id }),
  block: z.strictObject({ as: id, blocked: z.boolean() }),
  person: z.strictObject({
    first_name: z.string(),
    last_name: z.exactOptional(z.string()),
    username: z.exactOptional(z.string()),
    language_code: z.exactOptional(z.string()),
  }),
  group: z.strictObject({
    title: z.string(),
    by: id,
    members: z.array(id),
    forum: z.exactOptional(z.boolean()),
  }),
  join: z.strictObject({ chat: id, person: id }),
  leave: z.strictObject({ chat: id, person: id }),
  addBot: z.strictObject({ chat: id, by: id, admin: z.exactOptional(z.boolean()) }),
  removeBot: z.strictObject({ chat: id, by: id }),
  promote: z.strictObject({
    chat: id,
    person: id,
    admin: z.boolean(),
    anonymous: z.exactOptional(z.boolean()),
  }),
  migrate: z.strictObject({ chat: id }),
  language: z.strictObject({ as: id, language_code: z.string() }),
  clock: z.strictObject({ to: z.union([z.number(), z.string()]) }),
  fault: faultSchema,
} satisfies { [Action in keyof PlayActions]: z.ZodMiniType<PlayActions[Action]> }

/** Everything that people can do, in process; what they do is durable when the call returns. */
export function createPlay(host: Host, faults: Faults) {
  const { world } = host
  const committed =
    <Given, Result>(act: (host: Host, given: Given) => Result) =>
    (given: Given): Result => {
      try {
        return act(host, given)
      } finally {
        world.commit()
      }
    }

  return {
    send: committed(acting.send),
    upload: committed(acting.upload),
    edit: committed(acting.edit),
    press: committed(acting.press),
    react: committed(acting.react),
    vote: committed(acting.vote),
    deeplink: committed(acting.deeplink),
    read: committed(acting.read),
    block: committed(acting.block),
    person: committed(groups.person),
    group: committed(groups.group),
    join: committed(groups.join),
    leave: committed(groups.leave),
    addBot: committed(groups.addBot),
    removeBot: committed(groups.removeBot),
    promote: committed(groups.promote),
    migrate: committed(groups.migrate),
    language: committed(groups.language),
    clock: async ({ to }: PlayActions['clock']): Promise<void> => {
      if (world.clock.move === undefined) throw impossible("This clock can't be moved.")
      await world.clock.move(to)
      world.emit({ kind: 'clock', clock: clockOf(world) })
      world.commit()
    },
    fault: committed((_, order: FaultOrder) => faults.order(order)),
  }
}

export type Play = ReturnType<typeof createPlay>
