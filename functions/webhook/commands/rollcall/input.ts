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

const folded = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** Members whose name is, or contains, what was typed; those who bear it exactly come first. */
export function namesakes<T extends { name?: string }>(members: T[], text: string): T[] {
  const wanted = folded(text)
  const found = members.filter(({ name }) => name && folded(name).includes(wanted))
  const exact = (one: T) => (folded(one.name ?? '') === wanted ? 0 : 1)
  return found.sort((a, b) => exact(a) - exact(b)).slice(0, 8)
}
