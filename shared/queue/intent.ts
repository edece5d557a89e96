import * as z from 'zod/mini'
import { type ExportFormat, type ExportKind, exportFormats, exportKinds } from '../domain/export.ts'
import type { ActivityId, CommunityId, MemberId, NeedId, TeamId } from '../domain/ids.ts'
import { type CommunityJob, communityJobs } from '../domain/job.ts'
import type { CalendarDate, CalendarMonth } from '../domain/time.ts'

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
      /** Whose place it tells of, when `member` signed a neighbour up. */
      of?: MemberId
      group?: boolean
      text?: string
      message?: number
      /** Names what others hear as well: who can't be written to is called together with them. */
      occasion?: string
      /** How many hear it in private. */
      others?: number
    }
  /** Something about an activity to several people in the group, in one message with mentions. */
  | {
      kind: 'call'
      about: Tell
      activity: ActivityId
      chat: number
      members: MemberId[]
      text?: string
      /** Whom it stands for, where it has no members of its own. */
      unreached?: MemberId
      /** With those whom the same occasion didn't reach in private. */
      occasion?: string
      others?: number
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
  /** Nobody coordinates a community any more: told to its group. */
  | { kind: 'orphaned'; community: CommunityId }
  /** Somebody was forgotten: the last word to them, of whom nothing else is known. */
  | { kind: 'forgotten'; user: number; language: string }
  /** The week's notice in the group; `to` is who asked to see it first. */
  | {
      kind: 'notice'
      community: CommunityId
      /** Names the one send of it. */
      what: string
      from: CalendarDate
      to?: number
      /** The message to bring up to date instead of sending one. */
      message?: number
      /** Its reader is in several communities: it says which one it is of. */
      named?: boolean
    }
  /** What a week or month still lacks, to one coordinator. */
  | { kind: 'gaps'; community: CommunityId; member: MemberId; from: CalendarDate }
  /** A month in a picture with its numbers, to a group or a person: of the community or a team. */
  | {
      kind: 'summary'
      community: CommunityId
      month: CalendarMonth
      /** Names the one send of it; absent: a preview for whoever asked. */
      what?: string
      to: number
      team?: TeamId
    }
  /** The month of every team in words, and who is due for a star, to one of the leading group. */
  | { kind: 'details'; community: CommunityId; month: CalendarMonth; what?: string; to: number }
  /** A year in a paper of a few pages, to one of those who lead; `what` as for a summary. */
  | { kind: 'annual'; community: CommunityId; year: number; what?: string; to: number }
  /** What a volunteer still lacks to the hours of a year; `what` as for a summary. */
  | { kind: 'hint'; community: CommunityId; member: MemberId; what?: string }
  /** What waits for one coordinator; a preview says so when nothing does. */
  | { kind: 'todo'; community: CommunityId; member: MemberId; preview?: boolean }
  /** Proposes a theme for a month, or asks for it for the last time, to one coordinator. */
  | {
      kind: 'theme'
      community: CommunityId
      member: MemberId
      month: CalendarMonth
      last: boolean
      /** Asked for: a month that has its theme is told of instead of passed over. */
      preview?: boolean
    }
  /** A notice that was left out because it was late, or nobody knows whether it went out. */
  | {
      kind: 'warn'
      community: CommunityId
      member: MemberId
      about: 'skipped' | 'unsure' | 'unsure-here'
      job: CommunityJob
    }
  /** The roll call of an activity that ended, to whoever planned it. */
  | { kind: 'rollcall'; activity: ActivityId }
  /** Minutes that wait for a second coordinator's word; `done` tells the first one what it was. */
  | { kind: 'second'; activity: ActivityId; id: string; member: MemberId; done?: boolean }
  /** The check-in code with its picture, to a coordinator. */
  | { kind: 'door'; activity: ActivityId; member: MemberId }
  /** Something about a star; `to` is who hears it, absent: the group. */
  | {
      kind: 'star'
      about: 'eligible' | 'conferred' | 'agreed' | 'published'
      community: CommunityId
      member: MemberId
      star: number
      to?: MemberId
    }
  /** Something about rights, teams and permits, to one person. */
  | {
      kind: 'person'
      about: PersonNews
      community: CommunityId
      to: MemberId
      /** Whom it is about, when it isn't `to`. */
      member?: MemberId
      team?: TeamId
      text?: string
      /** When what it tells of ends, epoch milliseconds. */
      until?: number
    }
  /** Pictures of an activity from the archive, those from `from` on, to whoever asked. */
  | { kind: 'album'; activity: ActivityId; to: number; from: number }
  /** A table of the books as a file, to whoever asked; `admin`: as an admin of the group. */
  | {
      kind: 'export'
      filter: string
      what: ExportKind
      format: ExportFormat
      member: MemberId
      admin: boolean
    }
  /** A picture came or went: where there is a place for it beside Telegram, that is to follow. */
  | { kind: 'photo'; activity: ActivityId; photo: string }
  /** A transcript of somebody's hours, to that person alone. */
  | { kind: 'transcript'; code: string }
  /** Something about a need, to who asked, a coordinator, a volunteer or the helper. */
  | { kind: 'need'; about: NeedTell; need: NeedId; member: MemberId }
  /** The question what a month should bring, to the group. */
  | { kind: 'survey'; community: CommunityId; month: CalendarMonth }
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
  'wanted',
] as const
export type Tell = (typeof tells)[number]

export const needTells = [
  // To coordinators, with the need's card.
  'new',
  'again',
  'back',
  'answered',
  'offered',
  'taken',
  'reported',
  'second',
  'withdrawn',
  'rated',
  // To who asked.
  'accepted',
  'refused',
  'question',
  'found',
  'planned',
  'handed',
  'looking',
  'done',
  // To volunteers, and to the helper.
  'ask',
  'gone',
  'yours',
  'off',
  'thanks',
] as const
export type NeedTell = (typeof needTells)[number]

export const alerts = ['dropped', 'published', 'ambiguous', 'expelled', 'undecided'] as const
export type Alert = (typeof alerts)[number]

export const personNews = [
  'granted',
  'revoked',
  'leader-on',
  'leader-off',
  'team-request',
  'team-in',
  'team-out',
  'guardian',
  'guardian-given',
  'guardian-first',
  'permit',
  'expiring',
] as const
export type PersonNews = (typeof personNews)[number]

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
    of: z.optional(text),
    group: z.optional(z.boolean()),
    text: z.optional(text),
    message: z.optional(number),
    occasion: z.optional(text),
    others: z.optional(number),
  }),
  z.object({
    kind: z.literal('call'),
    about: z.enum(tells),
    activity: text,
    chat: number,
    members: z.array(text),
    text: z.optional(text),
    unreached: z.optional(text),
    occasion: z.optional(text),
    others: z.optional(number),
  }),
  z.object({
    kind: z.literal('consent'),
    community: text,
    activity: text,
    member: text,
    chat: number,
  }),
  z.object({ kind: z.literal('paused'), community: text, member: text }),
  z.object({ kind: z.literal('orphaned'), community: text }),
  z.object({ kind: z.literal('forgotten'), user: number, language: text }),
  z.object({
    kind: z.literal('notice'),
    community: text,
    what: text,
    from: text,
    to: z.optional(number),
    message: z.optional(number),
    named: z.optional(z.boolean()),
  }),
  z.object({ kind: z.literal('gaps'), community: text, member: text, from: text }),
  z.object({
    kind: z.literal('summary'),
    community: text,
    month: text,
    what: z.optional(text),
    to: number,
    team: z.optional(text),
  }),
  z.object({
    kind: z.literal('details'),
    community: text,
    month: text,
    what: z.optional(text),
    to: number,
  }),
  z.object({
    kind: z.literal('annual'),
    community: text,
    year: number,
    what: z.optional(text),
    to: number,
  }),
  z.object({
    kind: z.literal('hint'),
    community: text,
    member: text,
    what: z.optional(text),
  }),
  z.object({
    kind: z.literal('todo'),
    community: text,
    member: text,
    preview: z.optional(z.boolean()),
  }),
  z.object({
    kind: z.literal('theme'),
    community: text,
    member: text,
    month: text,
    last: z.boolean(),
    preview: z.optional(z.boolean()),
  }),
  z.object({
    kind: z.literal('warn'),
    community: text,
    member: text,
    about: z.enum(['skipped', 'unsure', 'unsure-here']),
    job: z.enum(communityJobs),
  }),
  z.object({ kind: z.literal('rollcall'), activity: text }),
  z.object({
    kind: z.literal('second'),
    activity: text,
    id: text,
    member: text,
    done: z.optional(z.boolean()),
  }),
  z.object({ kind: z.literal('door'), activity: text, member: text }),
  z.object({
    kind: z.literal('star'),
    about: z.enum(['eligible', 'conferred', 'agreed', 'published']),
    community: text,
    member: text,
    star: number,
    to: z.optional(text),
  }),
  z.object({ kind: z.literal('album'), activity: text, to: number, from: number }),
  z.object({
    kind: z.literal('export'),
    filter: text,
    what: z.enum(exportKinds),
    format: z.enum(exportFormats),
    member: text,
    admin: z.boolean(),
  }),
  z.object({ kind: z.literal('photo'), activity: text, photo: text }),
  z.object({ kind: z.literal('transcript'), code: text }),
  z.object({
    kind: z.literal('person'),
    about: z.enum(personNews),
    community: text,
    to: text,
    member: z.optional(text),
    team: z.optional(text),
    text: z.optional(text),
    until: z.optional(number),
  }),
  z.object({
    kind: z.literal('need'),
    about: z.enum(needTells),
    need: text,
    member: text,
  }),
  z.object({ kind: z.literal('survey'), community: text, month: text }),
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
