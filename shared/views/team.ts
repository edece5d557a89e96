import { InlineKeyboard } from 'grammy/web'
import { programmes } from '../domain/activity.ts'
import type { CommunityId, MemberId, TeamId } from '../domain/ids.ts'
import type { Ledger, LedgerPart } from '../domain/ledger.ts'
import { type TeamKind, teamKinds } from '../domain/offers.ts'
import { provenances, sumOf } from '../domain/service-record.ts'
import type { Team } from '../domain/team.ts'
import { callbackData } from '../telegram/callback.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import { unnamed } from './mention.ts'
import { paged, pageOf } from './paged.ts'
import type { Rendered } from './post.ts'

export interface TeamView {
  team: Team
  members: number
  requests: number
  /** Names of its leaders, as far as they are known. */
  leaders: string[]
  /** The reader's place. */
  mine: 'leads' | 'in' | 'asked' | 'out'
  /** May open the ledger. */
  mayRead: boolean
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
  const { team, mine, mayRead, requests } = view
  const { community: c, id: t } = team
  const keyboard = new InlineKeyboard()
  if (mine === 'out') keyboard.text(words.plain('team-join'), open(c, t, 'join')).row()
  if (mine === 'asked') keyboard.text(words.plain('team-unask'), open(c, t, 'leave')).row()
  if (mine === 'in') keyboard.text(words.plain('team-leave'), open(c, t, 'quit')).row()
  if (mayRead) keyboard.text(words.plain('team-ledger'), open(c, t, 'ledger'))
  if (mine === 'leads') {
    keyboard
      .text(words.plain('team-people'), lead(c, t, 'people', 0))
      .row()
      .text(words.plain('team-requests', { count: requests }), lead(c, t, 'requests'))
      .row()
      .text(words.plain('team-set-kind'), lead(c, t, 'kinds'))
      .text(words.plain('team-set-programme'), lead(c, t, 'programmes'))
      .row()
      .text(words.plain('team-set-capacity'), lead(c, t, 'capacity'))
      .text(words.plain('team-set-chat'), lead(c, t, 'chat'))
  }
  keyboard.row().text(words.plain('team-all'), callbackData('teams', c, 0))
  return { text: facts(view, words).join('\n'), keyboard }
}

/** All teams, those of the reader first, a page at a time; a team is found by its name, too. */
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
  const keyboard = paged(
    all,
    page,
    ({ id, name }) => [own.includes(id) ? `⭐ ${name}` : name, open(c, id, 'card')],
    (to) => callbackData('teams', c, to),
  )
  const key = all.length > 0 ? 'team-list' : 'team-none'
  const hint = all.length > pageOf ? [words.html('team-list-find')] : []
  return { text: [words.html(key, { count: all.length }), ...hint].join('\n'), keyboard }
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
  const name = (m: MemberId) => names.get(m) ?? unnamed(words, m)
  const shown = ledger.away.slice(0, namesShown).map(({ member }) => name(member))
  const more = ledger.away.length - shown.length
  const rest = more > 0 ? [words.plain('post-more', { count: more })] : []
  const away = [...shown, ...rest].join(words.plain('list-comma'))
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
  const answers = people.flatMap(({ id, name }): [label: string, data: string][] =>
    kind === 'people'
      ? [[name, lead(c, t, 'out', id)]]
      : [
          [words.plain('team-accept-one', { name }), lead(c, t, 'yes', id)],
          [words.plain('team-decline'), lead(c, t, 'no', id)],
        ],
  )
  const turn = (to: number) => lead(c, t, kind, to)
  const keyboard = paged(answers, page, (answer) => answer, turn)
  const key = people.length > 0 ? `team-${kind}-ask` : `team-${kind}-none`
  return {
    text: words.html(key, { team: team.name }),
    keyboard: keyboard.row().text(words.plain('back'), open(c, t, 'card')),
  }
}

/** Asks before a member leaves: coming back takes the leader's yes. */
export function renderQuit({ community: c, id: t, name: team }: Team, words: Words): Rendered {
  const keyboard = new InlineKeyboard()
    .text(words.plain('team-leave'), open(c, t, 'leave'))
    .row()
    .text(words.plain('back'), open(c, t, 'card'))
  return { text: words.html('team-leave-ask', { team }), keyboard }
}

/** Asks before somebody is taken out. */
export function renderTakeOut(
  { community: c, id: t, name: team }: Team,
  { id, name }: { id: MemberId; name: string },
  words: Words,
): Rendered {
  const keyboard = new InlineKeyboard()
    .text(words.plain('team-take-out', { name }), lead(c, t, 'gone', id))
    .row()
    .text(words.plain('back'), lead(c, t, 'people', 0))
  return { text: words.html('team-take-out-ask', { team, name }), keyboard }
}

/** What a team does: guessed from its name, and put right here. */
export function renderKinds({ community: c, id: t, name }: Team, words: Words): Rendered {
  const keyboard = new InlineKeyboard()
  for (const [i, kind] of (Object.keys(teamKinds) as TeamKind[]).entries()) {
    keyboard.text(words.plain(`team-kind-${kind}`), lead(c, t, 'kind', kind))
    if (i % 3 === 2) keyboard.row()
  }
  return {
    text: words.html('team-kind-ask', { team: name }),
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
