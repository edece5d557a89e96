import * as z from 'zod/mini'
import type { DraftField } from '../../need-draft.ts'

const asked = z.object({ need: z.string(), field: z.optional(z.string()) })

/** What a question of this verb was about: a need or a draft, and one of its fields. */
export const askedAbout = (data: unknown) => asked.parse(data)

const fields: readonly DraftField[] = ['what', 'when', 'where', 'programme']
export const fieldNamed = (name: string | undefined): DraftField | undefined =>
  fields.find((field) => field === name)

/** Usual reasons for which a need isn't taken up. */
export const refusals = ['scope', 'professional', 'nobody', 'double'] as const

/** Usual answers, as if they had been typed. */
const usual: Record<string, string> = { weekend: '周末', tomorrow: '明天' }
export const typedFor = (code: string): string | undefined => usual[code]

/** Whole minutes of help that a button or a text names, up to twelve hours. */
export function minutesIn(text: string | undefined): number | undefined {
  const minutes = /^\d{1,3}$/.test(text ?? '') ? Number(text) : 0
  return minutes >= 1 && minutes <= 720 ? minutes : undefined
}
