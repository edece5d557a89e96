import type { Training } from '../domain/activity.ts'
import type { Words } from '../words/words.ts'

/** "2 years", "6 months", "45 days": as people would say it. */
export function validityText(words: Words, days: number): string {
  if (days % 365 === 0) return words.plain('valid-years', { count: days / 365 })
  const months = Math.round((days * 12) / 365)
  return Math.round((months * 365) / 12) === days
    ? words.plain('valid-months', { count: months })
    : words.plain('valid-days', { count: days })
}

/** What a training gives, with how long it holds; for ever goes without saying. */
export function givesText(
  words: Words,
  { gives = '', validDays }: Pick<Training, 'gives' | 'validDays'>,
): string {
  if (validDays === undefined) return gives
  return words.plain('valid-permit', { permit: gives, time: validityText(words, validDays) })
}
