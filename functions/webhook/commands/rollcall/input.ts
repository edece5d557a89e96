import * as z from 'zod/mini'
import {
  type ActivityId,
  type MemberId,
  parseActivityId,
  parseMemberId,
} from '../../../../shared/domain/ids.ts'

const answer = z.object({
  activity: z.string(),
  member: z.optional(z.string()),
  minutes: z.optional(z.number()),
  name: z.optional(z.string()),
})

export interface Asked {
  activity: ActivityId
  member?: MemberId
  minutes?: number
  name?: string
}

/** What a question of the roll call was about. */
export function askedOf(data: unknown): Asked | undefined {
  const found = answer.safeParse(data)
  if (!found.success) return undefined
  const { activity, member = '', minutes, name } = found.data
  const [a, m] = [parseActivityId(activity), parseMemberId(member)]
  return (
    a && {
      activity: a,
      ...(m && { member: m }),
      ...(minutes !== undefined && { minutes }),
      ...(name && { name }),
    }
  )
}

const mostMinutes = 24 * 60

/** `90`, `90分钟`, `1.5小时`, `1小时30分`, `1 h 30`, `1:30` → whole minutes; undefined for anything else. */
export function minutesIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const parts =
    /^(?:(\d+(?:\.\d+)?)\s*(?:小时|个小时|钟头|hours?|hrs?|h)(半)?|(\d+):(?=\d))?\s*(?:(\d+)\s*(?:分钟|分|minutes?|mins?|min|m)?)?$/.exec(
      plain,
    )
  const [, hours, half, clock, minutes] = parts ?? []
  if (hours === undefined && clock === undefined && minutes === undefined) return undefined
  const total = Number(hours ?? clock ?? 0) * 60 + (half ? 30 : 0) + Number(minutes ?? 0)
  return Number.isInteger(total) && total <= mostMinutes ? total : undefined
}

const folded = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** Members whose name is, or contains, what was typed; those who bear it exactly come first. */
export function namesakes<T extends { name?: string }>(members: T[], text: string): T[] {
  const wanted = folded(text)
  const found = members.filter(({ name }) => name && folded(name).includes(wanted))
  const exact = (one: T) => (folded(one.name ?? '') === wanted ? 0 : 1)
  return found.sort((a, b) => exact(a) - exact(b)).slice(0, 8)
}
