import { type CommunityId, digest, neighbourId, type TeamId } from './ids.ts'
import { type AgeBand, type Member, profileConsentVersion } from './member.ts'
import type { Team } from './team.ts'
import { clean, fold } from './text/fold.ts'
import { nameIn, officialNumberIn, skillsFrom, timesFrom } from './text/person-text.ts'
import type { Instant } from './time.ts'

/** Why a line can't be taken over. */
export type LineProblem =
  | 'no-name'
  | 'bad-name'
  | 'under-14'
  | 'bad-age'
  | 'bad-number'
  | 'id-number'
  | 'no-team'
  | 'bad-times'
  | 'twice'

export interface Refused {
  /** As the spreadsheet counts. */
  line: number
  problem: LineProblem
  /** What was written there. */
  given: string
}

export interface MemberList {
  members: Member[]
  refused: Refused[]
  /** Columns that we don't hold: phone numbers, addresses. */
  ignored: string[]
}

export type ListAnswer =
  | ({ ok: true } & MemberList)
  | { ok: false; reason: 'empty' | 'no-name-column' | 'too-long' }

const columns = {
  name: /^(姓名|名字|志愿者姓名|name)$/iu,
  team: /^(队伍|服务队|所属队伍|志愿队|teams?)$/iu,
  skills: /^(技能|特长|专长|skills?)$/iu,
  number: /^(编号|志愿者编号|注册编号|number|no\.?)$/iu,
  age: /^(年龄|年龄段|age)$/iu,
  times: /^(时间|可服务时间|服务时间|times?)$/iu,
} as const
type Column = keyof typeof columns

const lineLimit = 5000

/** Where each column stands, and what stands in those that nobody keeps. */
function headOf(head: readonly string[]) {
  const names = head.map((cell) => clean(cell).replace(/\s+/gu, ''))
  const at = (column: Column) => names.findIndex((name) => columns[column].test(name))
  const known = Object.values(columns)
  const ignored = names.filter((name) => name && !known.some((pattern) => pattern.test(name)))
  return { at, ignored }
}

type Age = { ok: true; age?: AgeBand } | { ok: false; problem: LineProblem }

function ageFrom(text: string): Age {
  const word = fold(clean(text)).replace(/岁|\s/gu, '')
  if (!word) return { ok: true }
  if (word === '14-17' || word === '18-59' || word === '60+') return { ok: true, age: word }
  const years = Number(word)
  if (!Number.isInteger(years) || years < 0 || years > 120) return { ok: false, problem: 'bad-age' }
  if (years < 14) return { ok: false, problem: 'under-14' }
  return { ok: true, age: years < 18 ? '14-17' : years < 60 ? '18-59' : '60+' }
}

const plain = (text: string): string => fold(text).toLowerCase().replace(/\s+/gu, '')

type TeamsAnswer = { ok: true; ids: TeamId[] } | { ok: false; given: string }

function teamsFrom(text: string, teams: readonly Team[]): TeamsAnswer {
  const names = clean(text)
    .split(/[,，、;；/]+/u)
    .filter((name) => name.trim())
  const ids: TeamId[] = []
  for (const name of names) {
    const team = teams.find((one) => plain(one.name) === plain(name))
    if (!team) return { ok: false, given: name }
    ids.push(team.id)
  }
  return { ok: true, ids: [...new Set(ids)] }
}

export interface ListSetting {
  community: CommunityId
  zone: string
  teams: readonly Team[]
  /** When the coordinator confirmed that all of them agreed. */
  at: Instant
}

type LineAnswer = { ok: true; member: Member } | { ok: false; problem: LineProblem; given: string }

const no = (problem: LineProblem, given: string): LineAnswer => ({ ok: false, problem, given })

function memberFrom(cell: (column: Column) => string, setting: ListSetting): LineAnswer {
  const { community, zone, at } = setting
  const written = cell('name')
  const name = nameIn(written)
  if (!name) return no(written.trim() ? 'bad-name' : 'no-name', written)
  const age = ageFrom(cell('age'))
  if (!age.ok) return no(age.problem, cell('age'))
  const number = cell('number').trim() ? officialNumberIn(cell('number')) : undefined
  // An ID number is not even quoted.
  if (number && !number.ok)
    return number.reason === 'id' ? no('id-number', name) : no('bad-number', cell('number'))
  const teams = teamsFrom(cell('team'), setting.teams)
  if (!teams.ok) return no('no-team', teams.given)
  const times = cell('times').trim() ? timesFrom(cell('times'), { now: at, zone }) : []
  if (!times) return no('bad-times', cell('times'))
  const skills = skillsFrom(cell('skills'))
  return {
    ok: true,
    member: {
      id: neighbourId(digest(community, 'list', plain(name), number?.number ?? '')),
      community,
      name,
      consent: { version: profileConsentVersion, at },
      roles: {},
      remind: 'group',
      joinedAt: at,
      ...(skills.length > 0 && { skills }),
      ...(times.length > 0 && { times }),
      ...(teams.ids.length > 0 && { teams: teams.ids }),
      ...(number && { officialNumber: number.number }),
      ...(age.age && { age: age.age }),
    },
  }
}

/** Members from the rows of a table whose first one names the columns. */
export function memberList(rows: readonly (readonly string[])[], setting: ListSetting): ListAnswer {
  // Empty lines are no lines to anybody, but they count where the list is looked at again.
  const isBlank = (line: readonly string[]) => line.every((cell) => !cell.trim())
  const first = rows.findIndex((line) => !isBlank(line))
  const [head = [], ...lines] = first < 0 ? [] : rows.slice(first)
  if (lines.every(isBlank)) return { ok: false, reason: 'empty' }
  if (lines.length > lineLimit) return { ok: false, reason: 'too-long' }
  const { at, ignored } = headOf(head)
  if (at('name') < 0) return { ok: false, reason: 'no-name-column' }
  const members = new Map<string, Member>()
  const refused: Refused[] = []
  for (const [i, line] of lines.entries()) {
    if (isBlank(line)) continue
    const answer = memberFrom((column) => line[at(column)] ?? '', setting)
    const refuse = (problem: LineProblem, given: string) =>
      refused.push({ line: first + i + 2, problem, given: given.slice(0, 40) })
    if (!answer.ok) refuse(answer.problem, answer.given)
    else if (members.has(answer.member.id)) refuse('twice', answer.member.name ?? '')
    else members.set(answer.member.id, answer.member)
  }
  return { ok: true, members: [...members.values()], refused, ignored }
}

/** Teams of a list that would be left with more members than they take, and how many they take. */
export function overfull(
  list: readonly Member[],
  teams: readonly { team: Team; members: number }[],
): { team: Team; free: number; wanted: number }[] {
  return teams.flatMap(({ team, members }) => {
    const wanted = list.filter((m) => m.teams?.includes(team.id)).length
    const free = Math.max(0, (team.capacity ?? Number.POSITIVE_INFINITY) - members)
    return wanted > free ? [{ team, free, wanted }] : []
  })
}

/** Those of a list who aren't members yet, by their number or by the row that they would have. */
export function newcomers(list: readonly Member[], members: readonly Member[]): Member[] {
  const ids = new Set(members.map(({ id }) => id))
  const numbers = new Set(members.flatMap(({ officialNumber }) => officialNumber ?? []))
  return list.filter(
    ({ id, officialNumber }) =>
      !ids.has(id) && (officialNumber === undefined || !numbers.has(officialNumber)),
  )
}
