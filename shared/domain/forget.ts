import { scryptSync } from 'node:crypto'
import type { CommunityId, MemberId } from './ids.ts'

/**
 * What is noted of someone who was forgotten, to forget them again after a restore. Telegram's ids
 * are few enough to try them all against a quick hash; this one takes a twentieth of a second each.
 */
export const erasureHash = (c: CommunityId, m: MemberId): string =>
  scryptSync(m, `bangshou erased ${c}`, 16, { N: 16_384 }).toString('hex')

/** One who is to be forgotten, and the pseudonym that stands for them in the books. */
export interface Swap {
  member: MemberId
  pseudonym: MemberId
}

type Value = unknown
const isMap = (value: Value): value is Record<string, Value> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// Keys are made of ids between `#`, and seats of an id and `+1`.
const separators = /([#+:])/

/** Whether a key or value names the member. */
export const namesMember = (text: string, m: MemberId): boolean =>
  text.split(separators).includes(m) || text.includes(`"${m}"`)

const swapText = (text: string, { member, pseudonym }: Swap): string =>
  text
    .split(separators)
    .map((part) => (part === member ? pseudonym : part))
    .join('')
    .replaceAll(`"${member}"`, `"${pseudonym}"`)

/** A copy in which the pseudonym stands wherever the member stood, keys of maps included. */
export function swapped(value: Value, swap: Swap): Value {
  if (typeof value === 'string')
    return namesMember(value, swap.member) ? swapText(value, swap) : value
  if (Array.isArray(value)) return value.map((one) => swapped(one, swap))
  if (!isMap(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [swapText(key, swap), swapped(one, swap)]),
  )
}

/** The attributes of an item that name the member, as they are to be. */
export function swappedFields(item: Record<string, Value>, swap: Swap): Record<string, Value> {
  const changed = Object.entries(item).flatMap(([key, value]) => {
    const next = swapped(value, swap)
    return JSON.stringify(next) === JSON.stringify(value) ? [] : [[key, next] as const]
  })
  return Object.fromEntries(changed)
}
