import { type Programme, programmes } from '../domain/activity.ts'
import { addDays, calendarDate, instantAt, weekday } from '../domain/calendar.ts'
import { type Team, teamsNamed } from '../domain/team.ts'
import type { RecruitDraft, RecruitField } from '../domain/text/recruit-draft.ts'
import type { CalendarDate } from '../domain/time.ts'
import type { Words } from '../words/words.ts'
import { dayText, momentText } from './when.ts'

/** A usual answer to a question about an activity, as a button shows and carries it. */
export interface UsualAnswer {
  label: string
  code: string
}

/** What the usual answers depend on: what is known so far, when it is and where. */
export interface Setting {
  draft: RecruitDraft
  now: number
  zone: string
}

const saturday = 6
const sunday = 7
const next = (today: CalendarDate, wanted: number): CalendarDate =>
  addDays(today, (wanted - weekday(today) + 7) % 7 || 7)

/** The coming weekend, at the hour that is known or at the usual ones. */
function starts({ draft, now, zone }: Setting, words: Words): UsualAnswer[] {
  const today = calendarDate(now, zone)
  const { day, from } = draft.time
  const days = day && from === undefined ? [day] : [next(today, saturday), next(today, sunday)]
  if (from !== undefined) {
    const again = addDays(days[0] ?? today, 7)
    return [...days, again].map((date) => ({
      label: dayText(words, instantAt(date, from, zone), zone),
      code: date,
    }))
  }
  const hours = days.flatMap((date) => [9, 14].map((hour) => ({ date, hour })))
  return hours.map(({ date, hour }) => ({
    label: momentText(words, instantAt(date, hour * 60, zone), zone),
    code: `${date}T${String(hour).padStart(2, '0')}00`,
  }))
}

const counted = (words: Words, key: string, counts: number[], unit = ''): UsualAnswer[] =>
  counts.map((count) => ({ label: words.plain(key, { count }), code: `${count}${unit}` }))

// More buttons than that nobody reads; whoever types a part of the name finds the rest.
const teamsShown = 12

/** The teams that the words may mean, else those of the same programme, else all. */
export function teamAnswers(
  teams: readonly Team[],
  words: string,
  programme: Programme | undefined,
): UsualAnswer[] {
  const named = teamsNamed(teams, words)
  const alike = teams.filter((team) => team.programme === programme)
  const shown = [named, alike, teams].find((some) => some.length > 0) ?? []
  return shown.slice(0, teamsShown).map(({ id, name }) => ({ label: name, code: id }))
}

/** What people usually answer to a question; empty where only they know. */
export function usualAnswers(field: RecruitField, setting: Setting, words: Words): UsualAnswer[] {
  switch (field) {
    case 'start':
      return starts(setting, words)
    case 'end':
    case 'learning':
      return counted(words, 'answer-hours', [1, 2, 3])
    case 'seats':
      return counted(words, 'answer-people', [5, 10, 20])
    case 'minimum':
      return counted(words, 'answer-people', [3, 5, 10])
    case 'risk':
      return (['none', 'minor'] as const).map((code) => ({
        label: words.plain(`answer-risk-${code}`),
        code,
      }))
    case 'programme':
      return programmes.map((code) => ({ label: words.plain(`programme-${code}`), code }))
    default:
      return []
  }
}

/**
 * The answer that a button's code stands for, as if it had been typed; words that go into the post
 * are in its language. Undefined for codes of nobody's making.
 */
export function answerOf(field: RecruitField, code: string, postWords: Words): string | undefined {
  const start = /^(20\d\d-\d\d-\d\d)(?:T([0-2]\d)([0-5]\d))?$/.exec(code)
  if (field === 'start')
    return start ? `${start[1]} ${start[2] ? `${start[2]}:${start[3]}` : ''}`.trim() : undefined
  if (field === 'risk') {
    if (code === 'minor') return postWords.plain('answer-risk-minor-text')
    return code === 'none' ? '无' : undefined
  }
  if (field === 'programme') return programmes.find((programme) => programme === code)
  if (!/^\d{1,3}$/.test(code)) return undefined
  if (field === 'end' || field === 'learning') return `${code}小时`
  return field === 'seats' || field === 'minimum' ? code : undefined
}
