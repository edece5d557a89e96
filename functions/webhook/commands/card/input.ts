import * as z from 'zod/mini'
import { type Activity, programmes } from '../../../../shared/domain/activity.ts'
import type { TeamId } from '../../../../shared/domain/ids.ts'
import { programmeNamed } from '../../../../shared/domain/text/programme.ts'
import type { RecruitDraft, RecruitField } from '../../../../shared/domain/text/recruit-draft.ts'
import { instant } from '../../../../shared/domain/time.ts'
import type { ActivityChange } from '../../../../shared/store/activity.ts'
import type { Dialogue } from '../../../../shared/store/dialogue.ts'

const text = z.optional(z.string())
const number = z.optional(z.number())
const flag = z.optional(z.boolean())

const change = z.object({
  title: text,
  start: number,
  end: number,
  place: text,
  placePrivate: flag,
  risk: z.optional(
    z.union([
      z.object({ kind: z.literal('none') }),
      z.object({ kind: z.literal('text'), text: z.string() }),
    ]),
  ),
  conditions: text,
  note: text,
  programme: z.optional(z.enum(programmes)),
  insured: flag,
  countsHours: flag,
  minimum: number,
  decision: number,
  team: text,
})

const asked = z.object({
  activity: z.string(),
  field: text,
  change: z.optional(change),
  version: number,
  role: number,
  name: text,
  why: text,
  text,
  message: number,
})

/** What the card asked last, about which activity, and what was answered so far. */
export interface Asked {
  activity: string
  field?: string
  change?: ActivityChange
  /** The activity's version that the change was shown for. */
  version?: number
  role?: number
  name?: string
  why?: string
  text?: string
  /** The message that said it. */
  message?: number
}

/** The data of this verb's dialogue. Throws when it isn't. */
export function parseAsked(data: unknown): Asked {
  // The schema has checked each field; only the brands are missing.
  return asked.parse(data) as unknown as Asked
}

/** The dialogue of this verb at one step about one activity, or undefined. */
export function askedAt(
  dialogue: Dialogue | undefined,
  step: string,
  activity: string,
): Asked | undefined {
  if (dialogue?.verb !== 'card' || dialogue.step !== step) return undefined
  const found = parseAsked(dialogue.data)
  return found.activity === activity ? found : undefined
}

const own = <K extends keyof RecruitDraft & keyof ActivityChange>(draft: RecruitDraft, key: K) =>
  draft[key] === undefined ? {} : { [key]: draft[key] }

/** What a field's new answer changes of an activity; empty when it says what was so already. */
export function changeOf(
  field: RecruitField,
  draft: RecruitDraft,
  before: Activity,
): ActivityChange {
  const { start, end } = draft
  if (field === 'start' || field === 'end') {
    const same = start === before.start && end === before.end
    return start === undefined || end === undefined || same ? {} : { start, end }
  }
  if (field === 'programme') {
    const programme = programmeNamed(draft.programme ?? '')
    return programme && programme !== before.programme ? { programme } : {}
  }
  if (field === 'risk') {
    const same = JSON.stringify(draft.risk) === JSON.stringify(before.risk)
    return draft.risk && !same ? { risk: draft.risk } : {}
  }
  const texts = ['title', 'place', 'conditions', 'note', 'minimum', 'decision'] as const
  const key = texts.find((one) => one === field)
  return key && draft[key] !== before[key] ? own(draft, key) : {}
}

const emptied: Partial<Record<RecruitField, ActivityChange>> = {
  conditions: { conditions: '' },
  note: { note: '' },
  minimum: { minimum: 0 },
  decision: { decision: instant(0) },
  // As with the others, empty words stand for nothing.
  team: { team: '' as TeamId },
}

/** Leaving an optional field empty. */
export const emptyChange = (field: RecruitField): ActivityChange => emptied[field] ?? {}

/** A whole number that a button or a person wrote, within [0, most]. */
export function countIn(written: string | undefined, most: number): number | undefined {
  const digits = /^\s*(\d{1,4})\s*(?:人|个|位|people|seats)?\s*$/iu.exec(
    (written ?? '').normalize('NFKC'),
  )?.[1]
  const count = digits === undefined ? Number.NaN : Number(digits)
  return count <= most ? count : undefined
}
