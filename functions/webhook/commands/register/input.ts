import * as z from 'zod/mini'
import { formatWeekly } from '../../../../shared/domain/availability.ts'
import type { AgeBand, Member } from '../../../../shared/domain/member.ts'
import { isSkill, type SkillGroup, skillGroups } from '../../../../shared/domain/skills.ts'
import type { Reference } from '../../../../shared/domain/text/days.ts'
import {
  nameIn,
  officialNumberIn,
  type PartOfDay,
  partsOfDay,
  partWindow,
  skillsFrom,
  timesFrom,
} from '../../../../shared/domain/text/person-text.ts'
import { ageBands, spokenLanguages } from '../../../../shared/views/profile.ts'

/** What is asked for in words. */
export const asks = ['name', 'skills', 'times', 'number'] as const

const asked = z.object({ community: z.string() })
export const readDialogueStep = (data: unknown): string => asked.parse(data).community

export const ageIn = (text: string | undefined): AgeBand | undefined =>
  ageBands.find((band) => band === text)

export const groupIn = (text = ''): SkillGroup | undefined =>
  Object.hasOwn(skillGroups, text) ? (text as SkillGroup) : undefined

/** The window of a button of the week's table; empty for those of nobody's making. */
export function windowIn(weekday = '', part = ''): string {
  const known = Object.hasOwn(partsOfDay, part) && /^[1-7]$/.test(weekday)
  return known ? formatWeekly(partWindow(Number(weekday), part as PartOfDay)) : ''
}

const known: Record<'skill' | 'time' | 'language', (value: string) => boolean> = {
  skill: isSkill,
  time: (value) => value !== '',
  language: (value) => spokenLanguages.some((spoken) => spoken === value),
}

/** A list as a button wants it: with the value, or without. */
export function listed(
  kind: keyof typeof known,
  list: readonly string[] = [],
  value: string,
  on: string | undefined,
): string[] | undefined {
  if (!known[kind](value) || (on !== '0' && on !== '1')) return undefined
  const rest = list.filter((one) => one !== value)
  return on === '1' ? [...rest, value] : rest
}

export type Heard =
  | { ok: true; field: 'name' | 'officialNumber'; value: string }
  | { ok: true; field: 'skills' | 'times'; value: string[] }
  | { ok: false; key: string }

/** What an answer in words says, or which words tell what was wrong with it. */
export function heard(step: string | undefined, text: string, ref: Reference): Heard {
  if (step === 'name') {
    const name = nameIn(text)
    return name ? { ok: true, field: 'name', value: name } : { ok: false, key: 'register-bad-name' }
  }
  if (step === 'number') {
    const answer = officialNumberIn(text)
    return answer.ok
      ? { ok: true, field: 'officialNumber', value: answer.number }
      : { ok: false, key: `register-bad-number-${answer.reason}` }
  }
  if (step === 'times') {
    const times = timesFrom(text, ref)
    return times
      ? { ok: true, field: 'times', value: times }
      : { ok: false, key: 'register-bad-times' }
  }
  const skills = skillsFrom(text)
  return skills.length > 0
    ? { ok: true, field: 'skills', value: skills }
    : { ok: false, key: 'register-bad-skills' }
}

/** Skills and times in words come to those that are there already. */
export function changeFrom(answer: Extract<Heard, { ok: true }>, member: Member): Partial<Member> {
  if (answer.field === 'name' || answer.field === 'officialNumber')
    return { [answer.field]: answer.value }
  return { [answer.field]: [...new Set([...(member[answer.field] ?? []), ...answer.value])] }
}
