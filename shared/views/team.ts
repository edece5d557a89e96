import { InlineKeyboard } from 'grammy/web'
import { programmes } from '../domain/activity.ts'
import type { CommunityId, MemberId, TeamId } from '../domain/ids.ts'
import type { Ledger, LedgerPart } from '../domain/ledger.ts'
import { provenances, sumOf } from '../domain/service-record.ts'
import type { Team } from '../domain/team.ts'
import { callbackData } from '../telegram/callback.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import type { Rendered } from './post.ts'

export interface TeamView {
  team: Team
  members: number
  requests: number
  /** Names of its leaders, as far as they are known. */
  leaders: string[]
  /** The reader's place. */
  mine: 'leads' | 'in' | 'asked' | 'out'
}

const open = (c: CommunityId, t: TeamId, ...args: (string | number)[]): string =>
  callbackData('team', c, t, ...args)
const lead = (c: CommunityId, t: TeamId, ...args: (string | number)[]): string =>
  callbackData('lead', c, t, ...args)

function facts({ team, members, leaders }: TeamView, words: Words): string[] {
  const { name, kind, programme, capacity } = team
  const count = { members, capacity: capacity ?? 0 }
  return [
    `<b>${escapeHtml(name)}</b>`,
    ...(kind ? [words.html('team-kind-line', { kind: words.plain(`team-kind-${kind}`) })] : []),
    ...(programme
      ? [words.html('post-programme', { programme: words.plain(`programme-${programme}`) })]
      : []),
    words.html(capacity === undefined ? 'team-members' : 'team-members-of', count),
    leaders.length > 0
      ? words.html('team-leaders', { leaders: leaders.join(words.plain('list-comma')) })
      : words.html('team-no-leader'),
    ...(team.chat === undefined ? [] : [words.html('team-has-chat')]),
  ]
}

/** A team's card: to join or leave it, and for its leader what there is to look after. */
export function renderTeam(view: TeamView, words: Words): Rendered {
  const { team, mine, requests } = view
  const { community: c, id: t } = team
  const keyboard = new InlineKeyboard()
  if (mine === 'out') keyboard.text(words.plain('team-join'), open(c, t, 'join')).row()
  if (mine === 'asked') keyboard.text(words.plain('team-unask'), open(c, t, 'leave')).row()
  if (mine === 'in') keyboard.text(words.plain('team-leave'), open(c, t, 'leave')).row()
  if (mine === 'leads') {
    keyboard
      .text(words.plain('team-ledger'), lead(c, t, 'ledger'))
      .text(words.plain('team-people'), lead(c, t, 'people', 0))
      .row()
      .text(words.plain('team-requests', { count: requests }), lead(c, t, 'requests'))
      .row()
      .text(words.plain('team-set-programme'), lead(c, t, 'programmes'))
      .text(words.plain('team-set-capacity'), lead(c, t, 'capacity'))
      .row()
      .text(words.plain('team-set-chat'), lead(c, t, 'chat'))
      .row()
  }
  keyboard.text(words.plain('team-all'), callbackData('teams', c, 0))
  return { text: facts(view, words).join('\n'), keyboard }
}

const pageSize = 8

/** All teams, those of the reader first, eight at a time. */
export function renderTeamList(
  c: CommunityId,
  teams: readonly Team[],
  own: readonly TeamId[],
  page: number,
  words: Words,
): Rendered {
  const first = teams.filter(({ id }) => own.includes(id))
  const rest = teams.filter(({ id }) => !own.includes(id))
  const all = [...first, ...rest]
  const keyboard = new InlineKeyboard()
  for (const { id, name } of all.slice(page * pageSize, (page + 1) * pageSize))
    keyboard.text(own.includes(id) ? `⭐ ${name}` : name, open(c, id, 'card')).row()
  if (page > 0) keyboard.text('‹', callbackData('teams', c, page - 1))
  if ((page + 1) * pageSize < all.length) keyboard.text('›', callbackData('teams', c, page + 1))
  const key = all.length > 0 ? 'team-list' : 'team-none'
  return { text: words.html(key, { count: all.length }), keyboard }
}

const hours = (minutes: number): string => String(Math.round(minutes / 6) / 10)

function partText(
  words: Words,
  key: string,
  { activities, trainings, people, totals }: LedgerPart,
) {
  const [checkedIn, attested, backFilled] = provenances.map((p) => hours(totals.service[p]))
  return [
    words.html(key),
    words.html('ledger-activities', { activities, trainings, people }),
    words.html('ledger-hours', {
      hours: hours(sumOf(totals, 'service')),
      checkedIn: checkedIn ?? '0',
      attested: attested ?? '0',
      backFilled: backFilled ?? '0',
    }),
    words.html('ledger-training', { hours: hours(sumOf(totals, 'training')) }),
  ].join('\n')
}

const namesShown = 15

/** The ledger of a team: this month, this year, and who has not been seen for long. */
export function renderLedger(
  team: Team,
  ledger: Ledger,
  names: Map<MemberId, string>,
  words: Words,
): Rendered {
  const name = (m: MemberId) => names.get(m) ?? words.plain('name-unknown')
  const shown = ledger.away.slice(0, namesShown).map(({ member }) => name(member))
  const more = ledger.away.length - shown.length
  const rest = more > 0 ? ` ${words.plain('post-more', { count: more })}` : ''
  const away = shown.join(words.plain('list-comma')) + rest
  const text = [
    words.html('ledger-head', { team: team.name, members: ledger.members }),
    partText(words, 'ledger-month', ledger.month),
    partText(words, 'ledger-year', ledger.year),
    away ? words.html('ledger-away', { names: away }) : words.html('ledger-nobody-away'),
  ].join('\n\n')
  const back = callbackData('team', team.community, team.id, 'card')
  return { text, keyboard: new InlineKeyboard().text(words.plain('back'), back) }
}

/** Members to be taken out, or people to be let in, a line of buttons each. */
export function renderPeople(
  team: Team,
  people: { id: MemberId; name: string }[],
  kind: 'people' | 'requests',
  page: number,
  words: Words,
): Rendered {
  const { community: c, id: t } = team
  const keyboard = new InlineKeyboard()
  for (const { id, name } of people.slice(page * pageSize, (page + 1) * pageSize)) {
    if (kind === 'people')
      keyboard.text(words.plain('team-take-out', { name }), lead(c, t, 'out', id))
    else
      keyboard
        .text(words.plain('team-accept-one', { name }), lead(c, t, 'yes', id))
        .text(words.plain('team-decline'), lead(c, t, 'no', id))
    keyboard.row()
  }
  if (page > 0) keyboard.text('‹', lead(c, t, kind, page - 1))
  if ((page + 1) * pageSize < people.length) keyboard.text('›', lead(c, t, kind, page + 1))
  const key = people.length > 0 ? `team-${kind}-ask` : `team-${kind}-none`
  return {
    text: words.html(key, { team: team.name }),
    keyboard: keyboard.row().text(words.plain('back'), open(c, t, 'card')),
  }
}

export function renderProgrammes({ community: c, id: t, name }: Team, words: Words): Rendered {
  const keyboard = new InlineKeyboard()
  for (const [i, programme] of programmes.entries()) {
    keyboard.text(words.plain(`programme-${programme}`), lead(c, t, 'programme', programme))
    if (i % 2 === 1) keyboard.row()
  }
  return {
    text: words.html('team-programme-ask', { team: name }),
    keyboard: keyboard.row().text(words.plain('back'), open(c, t, 'card')),
  }
}
