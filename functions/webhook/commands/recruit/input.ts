import * as z from 'zod/mini'
import { activityKinds, programmes } from '../../../../shared/domain/activity.ts'
import type { Recruitment } from '../../../../shared/domain/recruitment.ts'
import type { RecruitField } from '../../../../shared/domain/text/recruit-draft.ts'

const text = z.string()
const optional = z.optional(text)
const number = z.optional(z.number())

const every = z.union([
  z.object({ weeks: z.number(), weekdays: z.array(z.number()) }),
  z.object({
    months: z.number(),
    on: z.union([
      z.object({ date: z.union([z.number(), z.literal('last')]) }),
      z.object({ nth: z.union([z.number(), z.literal('last')]), weekday: z.number() }),
    ]),
  }),
])
const spoken = { every, until: optional, times: number }

const recruitment = z.object({
  draft: z.object({
    title: optional,
    kind: z.optional(z.enum(activityKinds)),
    time: z.object({
      day: optional,
      from: number,
      to: number,
      endDay: optional,
      durationMinutes: number,
    }),
    start: number,
    end: number,
    place: optional,
    meeting: optional,
    roles: z.array(z.object({ label: text, seats: z.number() })),
    risk: z.optional(
      z.union([z.object({ kind: z.literal('none') }), z.object({ kind: z.literal('text'), text })]),
    ),
    programme: optional,
    team: optional,
    conditions: optional,
    note: optional,
    minimum: number,
    gives: z.optional(z.object({ permit: text, validDays: number })),
    learning: number,
    host: optional,
    deadline: number,
    decision: number,
    repeat: z.optional(z.object(spoken)),
    problems: z.array(z.object({ field: text, reason: text, given: optional })),
    missing: z.array(text),
  }),
  fresh: z.optional(z.boolean()),
  placePrivate: z.optional(z.boolean()),
  countsHours: z.optional(z.boolean()),
  danger: z.optional(z.enum(['no', 'insured', 'uninsured'])),
  published: z.optional(z.boolean()),
  need: optional,
  repeat: z.optional(
    z.object({ ...spoken, ahead: z.number(), upAt: number, skipHolidays: z.boolean() }),
  ),
  edits: z.optional(z.object({ series: text, version: z.number() })),
  team: z.optional(z.object({ id: text, name: text, programme: z.optional(z.enum(programmes)) })),
  heard: number,
})

/** A recruitment as the draft's row keeps it. Throws when it isn't one. */
export function parseRecruitmentData(data: unknown): Recruitment {
  // The schema has checked each field; only the brands are missing.
  return recruitment.parse(data) as unknown as Recruitment
}

const fields: readonly RecruitField[] = [
  'title',
  'start',
  'end',
  'place',
  'seats',
  'risk',
  'programme',
  'team',
  'conditions',
  'note',
  'meeting',
  'minimum',
  'deadline',
  'decision',
  'gives',
  'learning',
  'host',
]
export const fieldNamed = (name: string | undefined): RecruitField | undefined =>
  fields.find((field) => field === name)

const asked = z.object({ draft: text })

/** Which draft a dialogue of this verb is about. */
export const draftAsked = (data: unknown): string => asked.parse(data).draft
