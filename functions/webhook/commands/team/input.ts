import * as z from 'zod/mini'
import { type Programme, programmes } from '../../../../shared/domain/activity.ts'
import { type TeamKind, teamKinds, teamKindsIn } from '../../../../shared/domain/offers.ts'
import { type Team, teamNameLimit } from '../../../../shared/domain/team.ts'
import { clean, fold, lengthOf, tidy } from '../../../../shared/domain/text/fold.ts'

export type TeamText =
  | { kind: 'list' }
  | { kind: 'link'; code: string }
  | { kind: 'new'; name: string }
  | { kind: 'search'; name: string }

/** `/team`, `/team link CODE`, `/team new NAME`, or a part of a name. */
export function teamText(text: string): TeamText {
  const words = tidy(clean(text))
  if (!words) return { kind: 'list' }
  const code = /^(?:link|绑定|关联)\s*([0-9a-z]{8})$/iu.exec(words)?.[1]
  if (code) return { kind: 'link', code: code.toLowerCase() }
  const name = /^(?:new|新建|新增|成立)\s*(.+)$/iu.exec(words)?.[1]
  return name ? { kind: 'new', name } : { kind: 'search', name: words }
}

export const goodTeamName = (name: string): boolean => lengthOf(name) <= teamNameLimit

/** The same name however it is written makes the same team. */
export const teamNameKey = (name: string): string => fold(name).toLowerCase().replace(/\s+/gu, '')

/** Teams by name, or by what they do: "dance" finds 舞蹈队. The very name is that team alone. */
export function teamFits(teams: readonly Team[], text: string): Team[] {
  const key = teamNameKey(text)
  const exact = teams.filter(({ name }) => teamNameKey(name) === key)
  if (exact.length > 0) return exact
  const named = teams.filter(({ name }) => teamNameKey(name).includes(key))
  const kinds = teamKindsIn(text)
  return named.length > 0 ? named : teams.filter(({ kind }) => kind && kinds.includes(kind))
}

export const kindIn = (text: string | undefined): TeamKind | undefined =>
  text !== undefined && Object.hasOwn(teamKinds, text) ? (text as TeamKind) : undefined

export const programmeIn = (text: string | undefined): Programme | undefined =>
  programmes.find((programme) => programme === text)

/** From 1 to 2,000, or `none` for as many as come. */
export function capacityIn(text: string): number | 'none' | undefined {
  if (/^(?:不限|不限制|没有上限|无|no limit|none|unlimited)$/iu.test(fold(text).trim()))
    return 'none'
  const number = Number(fold(text).trim())
  return Number.isInteger(number) && number >= 1 && number <= 2000 ? number : undefined
}

const asked = z.object({ community: z.string(), team: z.string() })
export const teamAsked = (data: unknown) => asked.parse(data)
