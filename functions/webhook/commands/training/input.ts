import * as z from 'zod/mini'
import { permitNameLimit } from '../../../../shared/domain/permit.ts'
import { roleLimit } from '../../../../shared/domain/roster.ts'
import { clean, lengthOf, tidy } from '../../../../shared/domain/text/fold.ts'

/** What a permit is called. */
export function permitName(text: string): string | undefined {
  const name = tidy(clean(text))
  return name && lengthOf(name) <= permitNameLimit ? name : undefined
}

const hostLimit = 60

/** Who holds a training. */
export function hostName(text: string): string | undefined {
  const name = tidy(clean(text))
  return name && lengthOf(name) <= hostLimit ? name : undefined
}

/** The role that a button names. */
export function roleIn(text = ''): number | undefined {
  const role = /^\d$/.test(text) ? Number(text) : roleLimit
  return role < roleLimit ? role : undefined
}

/** The role of a question's step, `role2`. */
export const roleAsked = (step: string): number | undefined =>
  step.startsWith('role') ? roleIn(step.slice(4)) : undefined

/** Which question a step asks: by whom, how long, or which permit. */
export function questionOf(step: string): 'host' | 'minutes' | 'permit' | undefined {
  if (step === 'host' || step === 'minutes') return step
  return step === 'gives' || roleAsked(step) !== undefined ? 'permit' : undefined
}

/** Days from 0 (for ever) to ten years. */
export function daysIn(text = ''): number | undefined {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : -1
  return days >= 0 && days <= 3650 ? days : undefined
}

const asked = z.object({ activity: z.string() })
export const trainingAsked = (data: unknown): string => asked.parse(data).activity
