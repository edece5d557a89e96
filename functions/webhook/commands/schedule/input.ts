import * as z from 'zod/mini'
import type { QuietHours } from '../../../../shared/domain/community.ts'
import { findClocks, minuteOf } from '../../../../shared/domain/text/clock.ts'
import { clean, fold } from '../../../../shared/domain/text/fold.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { SetJob } from '../../../../shared/store/community-job.ts'

const asked = z.object({ community: z.string() })

/** Which community a dialogue of this verb is about. */
export const communityAsked = (data: unknown): string => asked.parse(data).community

const dayMinutes = 24 * 60

/** "22:00-7:00", "晚上10点到早上7点"; undefined when it isn't two times. */
export function parseQuiet(text: string): QuietHours | undefined {
  const clocks = findClocks(fold(clean(text)))
  const [from, to] = clocks.map((clock) => (clock.possible ? minuteOf(clock) % dayMinutes : -1))
  if (from === undefined || to === undefined || clocks.length !== 2 || from < 0 || to < 0)
    return undefined
  return { from, to }
}

/** Two whole minutes of the day, from a button. */
export function quietOf([from, to]: string[]): QuietHours | undefined {
  const isMinute = (text?: string) => /^\d{1,4}$/.test(text ?? '') && Number(text) < dayMinutes
  return isMinute(from) && isMinute(to) ? { from: Number(from), to: Number(to) } : undefined
}

const stamped = (at?: Instant): string => at?.toString(36) ?? ''

/** Names the state of a job that a button was made for: a second tap finds another. */
export const stampOf = ({ due, done }: SetJob): string => `${stamped(due)}.${stamped(done)}`
