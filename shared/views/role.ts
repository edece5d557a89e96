import { InlineKeyboard } from 'grammy/web'
import type { Community } from '../domain/community.ts'
import type { MemberId } from '../domain/ids.ts'
import { type Member, waitsForGuardian } from '../domain/member.ts'
import type { Team } from '../domain/team.ts'
import { callbackData } from '../telegram/callback.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import { paged } from './paged.ts'
import type { Rendered } from './post.ts'

/** One line of the audit, in words. */
export interface AuditLine {
  what: string
  by: string
  member: string
  team: string
  when: string
}

export interface RoleView {
  community: Community
  member: Member
  teams: Team[]
  audit: AuditLine[]
}

const data = (c: string, m: string, ...args: (string | number)[]): string =>
  callbackData('role', c, m, ...args)

const auditText = (words: Words, line: AuditLine): string =>
  words.html('role-audit-line', { ...line, what: words.plain(`audit-${line.what}`) })

export function roleNames(words: Words, { roles }: Member, teams: Team[]): string {
  const leads = teams.filter(({ id }) => roles.leads?.includes(id))
  const all = [
    ...(roles.coordinator ? [words.plain('role-name-coordinator')] : []),
    ...(roles.leading ? [words.plain('role-name-leading')] : []),
    ...leads.map(({ name }) => words.plain('role-name-leader', { team: name })),
  ]
  return all.length > 0 ? all.join(words.plain('list-comma')) : words.plain('role-name-volunteer')
}

/** A member's rights, each with the button that states what it is to become. */
export function renderRole({ community, member, teams, audit }: RoleView, words: Words): Rendered {
  const { id: m, roles } = member
  const own = teams.filter(({ id }) => member.teams?.includes(id))
  const waits = waitsForGuardian(member)
  const text = [
    `<b>${escapeHtml(member.name ?? words.plain('name-unknown'))}</b>`,
    words.html('role-is', { roles: roleNames(words, member, teams) }),
    words.html('role-teams', {
      teams: own.map(({ name }) => name).join(words.plain('list-comma')) || '–',
    }),
    ...(waits ? [words.html('role-guardian-waits')] : []),
    ...(audit.length > 0
      ? ['', words.html('role-audit'), ...audit.map((line) => auditText(words, line))]
      : []),
  ].join('\n')
  const flag = (role: 'coordinator' | 'leading', is: boolean) =>
    [
      words.plain(`role-${role}-${is ? 'off' : 'on'}`),
      data(community.id, m, role, is ? 0 : 1),
    ] as const
  const keyboard = new InlineKeyboard()
    .text(...flag('coordinator', roles.coordinator ?? false))
    .row()
    .text(...flag('leading', roles.leading ?? false))
    .row()
    .text(words.plain('role-leads'), data(community.id, m, 'leads', 0))
  if (waits) keyboard.row().text(words.plain('role-guardian'), data(community.id, m, 'gc'))
  return { text, keyboard }
}

/** Which teams somebody is to lead. */
export function renderLeads(
  { community, member, teams }: RoleView,
  words: Words,
  page: number,
): Rendered {
  const leads = ({ id }: Team) => member.roles.leads?.includes(id) ?? false
  const all = [...teams.filter(leads), ...teams.filter((team) => !leads(team))]
  const keyboard = paged(
    all,
    page,
    (team) => [
      leads(team) ? `✅ ${team.name}` : team.name,
      data(community.id, member.id, 'lead', team.id, leads(team) ? 0 : 1, page),
    ],
    (to) => data(community.id, member.id, 'leads', to),
  )
  keyboard.row().text(words.plain('back'), data(community.id, member.id, 'card'))
  return { text: words.html('role-leads-ask', { name: member.name ?? '' }), keyboard }
}

export interface Found {
  community: Community
  members: Member[]
  teams: Team[]
  /** How many more there are than are shown. */
  more: number
}

/** Members to choose from, each with their rights. */
export function renderFound({ community, members, teams, more }: Found, words: Words): Rendered {
  const keyboard = new InlineKeyboard()
  const label = (m: Member) =>
    `${m.name ?? words.plain('name-unknown')} · ${roleNames(words, m, teams)}`.slice(0, 60)
  for (const m of members) keyboard.text(label(m), data(community.id, m.id, 'card')).row()
  const key = members.length > 0 ? 'role-found' : 'role-none'
  return { text: words.html(key, { more }), keyboard }
}

/** Those who hold a right, and how to find the others. */
export const renderHolders = (found: Found, words: Words): Rendered => ({
  ...renderFound(found, words),
  text: words.html('role-holders'),
})

/** Coordinators first, then the leading group, then who leads a team. */
export const byRight = (one: Member, other: Member): number => rankOf(one) - rankOf(other)
const rankOf = ({ roles }: Member): number => (roles.coordinator ? 0 : roles.leading ? 1 : 2)

export const isHolder = ({ roles }: Member): boolean =>
  Boolean(roles.coordinator || roles.leading || roles.leads?.length)

/** Those whose name has the words in it; exact names first. */
export function named(members: readonly Member[], text: string): Member[] {
  const wanted = text.trim().toLowerCase()
  const fits = (m: Member) => m.name?.toLowerCase().includes(wanted)
  const exact = (m: Member): number => (m.name?.toLowerCase() === wanted ? 0 : 1)
  return members.filter(fits).sort((a, b) => exact(a) - exact(b) || order(a.id, b.id))
}
const order = (a: MemberId, b: MemberId): number => (a < b ? -1 : a > b ? 1 : 0)
