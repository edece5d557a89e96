import { DateTime } from 'luxon'
import type { Language } from './words.ts'

const at = (ms: number, zone: string, language: Language): DateTime =>
  DateTime.fromMillis(ms, { zone, locale: language === 'zh' ? 'zh-CN' : 'en-GB' })

/** "11月27日 周五 20:15" in the community's zone. */
export const clockText = (ms: number, zone: string, language: Language): string =>
  at(ms, zone, language).toFormat(language === 'zh' ? 'M月d日 ccc HH:mm' : 'ccc d LLL, HH:mm')

/** The heading of a day's messages, with its weekday. */
export const dayText = (ms: number, zone: string, language: Language): string =>
  at(ms, zone, language).toFormat(language === 'zh' ? 'M月d日 ccc' : 'cccc, d LLLL')

/** The day that an instant falls on, as a key: "2026-11-27". */
export const dayKey = (ms: number, zone: string): string => at(ms, zone, 'en').toISODate() ?? ''

/** "20:15". */
export const timeText = (ms: number, zone: string): string => at(ms, zone, 'en').toFormat('HH:mm')

/** The time today, or else the date: for the list of chats. */
export const shortText = (ms: number, now: number, zone: string, language: Language): string =>
  dayKey(ms, zone) === dayKey(now, zone)
    ? timeText(ms, zone)
    : at(ms, zone, language).toFormat(language === 'zh' ? 'M月d日' : 'd LLL')

/** What a date-time input shows for an instant. */
export const inputText = (ms: number, zone: string): string =>
  at(ms, zone, 'en').toFormat("yyyy-MM-dd'T'HH:mm")

/** The instant of a date-time input's value, read in the community's zone; null if it is none. */
export const instantOf = (value: string, zone: string): number | null => {
  const read = DateTime.fromISO(value, { zone })
  return read.isValid ? read.toMillis() : null
}
