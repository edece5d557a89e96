import { formatWeekly, parseWeekly, type WeeklyWindow } from '../availability.ts'
import { isSkill, skillsIn } from '../skills.ts'
import type { Reference } from './days.ts'
import { clean, lengthOf, tidy } from './fold.ts'
import { parseOffer } from './offer-text.ts'

const nameLimit = 30
const skillLimit = 20
const listLimit = 30

/** What a person wants to be called: one line, not a paragraph. */
export function nameIn(text: string): string | undefined {
  const name = tidy(clean(text))
  return name && lengthOf(name) <= nameLimit ? name : undefined
}

/** Skills as typed: those of the catalogue by their keys, the others in the person's own words. */
export function skillsFrom(text: string): string[] {
  const parts = clean(text)
    .split(/[,，、;；/\n]+/u)
    .map(tidy)
    .filter((part) => part && lengthOf(part) <= skillLimit)
  const found = parts.flatMap((part) => {
    const known = isSkill(part) ? [part] : skillsIn(part)
    return known.length > 0 ? known : [part]
  })
  return [...new Set<string>(found)].slice(0, listLimit)
}

/** Weekly times as typed ("每周六上午"); undefined when none can be read. */
export function timesFrom(text: string, ref: Reference): string[] | undefined {
  const heard = parseOffer(text, ref)
  if (!heard.ok || heard.weekly.length === 0) return undefined
  return [...new Set(heard.weekly.map(formatWeekly))].slice(0, listLimit)
}

export const partsOfDay = {
  am: { from: 480, to: 720 },
  pm: { from: 720, to: 1080 },
  night: { from: 1080, to: 1320 },
} as const
export type PartOfDay = keyof typeof partsOfDay

/** The window of a button: Saturday morning. */
export const partWindow = (weekday: number, part: PartOfDay): WeeklyWindow => ({
  weekday,
  ...partsOfDay[part],
})

/** Windows in the order of the week; rows of nobody's making are left out. */
export const inWeekOrder = (times: readonly string[]): WeeklyWindow[] =>
  times
    .flatMap((text) => parseWeekly(text) ?? [])
    .sort((a, b) => a.weekday - b.weekday || a.from - b.from)

export type NumberAnswer = { ok: true; number: string } | { ok: false; reason: 'id' | 'unreadable' }

/** The official volunteer number; ID and phone numbers are never kept. */
export function officialNumberIn(text: string): NumberAnswer {
  const number = tidy(clean(text)).replace(/\s+/gu, '')
  if (/^(\d{17}[\dXx]|\d{15}|1\d{10})$/.test(number)) return { ok: false, reason: 'id' }
  return /^[0-9A-Za-z-]{4,24}$/.test(number)
    ? { ok: true, number }
    : { ok: false, reason: 'unreadable' }
}
