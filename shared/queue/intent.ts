import * as z from 'zod/mini'
import type { ActivityId, CommunityId, MemberId } from '../domain/ids.ts'

/**
 * What is to be said, not how: ids only. Whoever delivers it reads the newest state, and renders
 * it in the language of those who read it. So a message that waited tells the truth when it goes.
 */
export type Intent =
  /** The recruitment post: to be put up, or brought up to date. */
  | {
      kind: 'post'
      activity: ActivityId
      chat: number
      version: number
      message?: number
      /** A name on it changed, which no version tells. */
      names?: boolean
    }
  /** Something about an activity to one person: privately, else in the group. */
  | {
      kind: 'tell'
      about: Tell
      activity: ActivityId
      member: MemberId
      group?: boolean
      text?: string
      message?: number
    }
  /** Something about an activity to several people in the group, in one message with mentions. */
  | {
      kind: 'call'
      about: Tell
      activity: ActivityId
      chat: number
      members: MemberId[]
      text?: string
    }
  /** Asks whether a name may be kept and shown. */
  | {
      kind: 'consent'
      community: CommunityId
      activity: ActivityId
      member: MemberId
      chat: number
    }
  /** The bot was put out of a community's group: told to one of its coordinators. */
  | { kind: 'paused'; community: CommunityId; member: MemberId }
  /** Something that the coordinators are told about an activity. */
  | { kind: 'alert'; about: Alert; activity: ActivityId; member?: MemberId; text?: string }

export const tells = [
  'standing',
  'promoted',
  'removed',
  'added',
  'overlap',
  'changed',
  'cancelled',
  'reminder',
  'nudge',
  'notice',
  'closed',
] as const
export type Tell = (typeof tells)[number]

export const alerts = ['dropped', 'published', 'ambiguous', 'expelled'] as const
export type Alert = (typeof alerts)[number]

const text = z.string()
const number = z.number()

const intentJson = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('post'),
    activity: text,
    chat: number,
    version: number,
    message: z.optional(number),
    names: z.optional(z.boolean()),
  }),
  z.object({
    kind: z.literal('tell'),
    about: z.enum(tells),
    activity: text,
    member: text,
    group: z.optional(z.boolean()),
    text: z.optional(text),
    message: z.optional(number),
  }),
  z.object({
    kind: z.literal('call'),
    about: z.enum(tells),
    activity: text,
    chat: number,
    members: z.array(text),
    text: z.optional(text),
  }),
  z.object({
    kind: z.literal('consent'),
    community: text,
    activity: text,
    member: text,
    chat: number,
  }),
  z.object({ kind: z.literal('paused'), community: text, member: text }),
  z.object({
    kind: z.literal('alert'),
    about: z.enum(alerts),
    activity: text,
    member: z.optional(text),
    text: z.optional(text),
  }),
])

/** An intent from a queue's message. Throws when it isn't one. */
export function parseIntent(body: string): Intent {
  // The schema has checked each field; only the brands are missing.
  return intentJson.parse(JSON.parse(body)) as unknown as Intent
}
