import { InlineKeyboard } from 'grammy/web'
import { formatWeekly } from '../domain/availability.ts'
import { type CommunityId, digest, type TeamId } from '../domain/ids.ts'
import { letsAsk, type Member, waitsForGuardian } from '../domain/member.ts'
import { isSkill, type SkillGroup, skillGroups, skillsOf } from '../domain/skills.ts'
import type { Team } from '../domain/team.ts'
import { inWeekOrder, type PartOfDay, partsOfDay, partWindow } from '../domain/text/person-text.ts'
import { callbackData } from '../telegram/callback.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import { paged } from './paged.ts'
import type { Rendered } from './post.ts'

export const ageBands = ['14-17', '18-59', '60+'] as const
export const spokenLanguages = ['zh', 'dialect', 'en', 'sign'] as const

type Data = (step: string, ...args: (string | number)[]) => string
export const registerData =
  (c: CommunityId): Data =>
  (step, ...args) =>
    callbackData('register', c, step, ...args)

export const skillName = (words: Words, skill: string): string =>
  isSkill(skill) ? words.plain(`skill-${skill}`) : skill

const clock = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

/** `周六 8:00–12:00`. */
export const windowsText = (words: Words, times: readonly string[]): string =>
  inWeekOrder(times)
    .map(({ weekday, from, to }) =>
      words.plain('window', {
        day: words.plain(`weekday-${weekday}`),
        from: clock(from),
        to: clock(to),
      }),
    )
    .join(words.plain('list-comma'))

export interface ProfileView {
  member: Member
  teams: Team[]
  /** Teams that were asked and have not answered yet. */
  asked: TeamId[]
}

const line = (words: Words, key: string, value: string): string =>
  words.html(key, { value: value || words.plain('register-empty') })

/** What a person said of themselves, a line each. */
export function profileLines({ member, teams, asked }: ProfileView, words: Words): string[] {
  const comma = words.plain('list-comma')
  const { skills = [], times = [], languages = [], officialNumber = '', age } = member
  const mine = teams.filter(({ id }) => member.teams?.includes(id)).map(({ name }) => name)
  const open = teams
    .filter(({ id }) => asked.includes(id) && !member.teams?.includes(id))
    .map(({ name }) => words.plain('register-team-asked', { team: name }))
  return [
    line(words, 'register-name', member.name ?? ''),
    line(words, 'register-age', age ? words.plain(`age-${age.replace('+', '')}`) : ''),
    line(words, 'register-skills', skills.map((s) => skillName(words, s)).join(comma)),
    line(words, 'register-times', windowsText(words, times)),
    line(
      words,
      'register-languages',
      languages.map((l) => (words.has(`spoken-${l}`) ? words.plain(`spoken-${l}`) : l)).join(comma),
    ),
    line(words, 'register-teams', [...mine, ...open].join(comma)),
    line(words, 'register-number', officialNumber),
    words.html(letsAsk(member) ? 'register-may-ask' : 'register-may-not-ask'),
    ...(member.yearHint ? [words.html('register-hint')] : []),
  ]
}

/** Everything that a person said of themselves, each changeable by its button. */
export function renderProfile(view: ProfileView, words: Words): Rendered {
  const { member } = view
  const data = registerData(member.community)
  const waits = waitsForGuardian(member)
  const text = [
    words.html('register-card'),
    '',
    ...profileLines(view, words),
    ...(waits ? ['', words.html('register-guardian-waits')] : []),
    '',
    words.html('register-card-foot'),
  ].join('\n')
  const button = (key: string, step: string, ...args: (string | number)[]) =>
    [words.plain(key), data(step, ...args)] as const
  const keyboard = new InlineKeyboard()
    .text(...button('register-set-name', 'ask', 'name'))
    .text(...button('register-set-age', 'ages'))
    .row()
    .text(...button('register-set-skills', 'skills'))
    .text(...button('register-set-times', 'times'))
    .row()
    .text(...button('register-set-languages', 'langs'))
    .text(...button('register-set-teams', 'teams', 0))
    .row()
    .text(...button('register-set-number', 'ask', 'number'))
    .row()
    .text(
      ...button(
        letsAsk(member) ? 'register-ask-off' : 'register-ask-on',
        'may',
        letsAsk(member) ? 0 : 1,
      ),
    )
    .row()
    .text(
      ...button(
        member.yearHint ? 'register-hint-off' : 'register-hint-on',
        'hint',
        member.yearHint ? 0 : 1,
      ),
    )
  return { text, keyboard }
}

/** What is kept and where it goes, asked before anything is. */
export function renderConsent(
  words: Words,
  community: { id: CommunityId; name: string },
  band: string,
): Rendered {
  const data = registerData(community.id)
  const keyboard = new InlineKeyboard()
    .text(words.plain('register-agree'), data('agree', band))
    .row()
    .text(words.plain('register-disagree'), data('no'))
  return { text: words.html('register-consent', { community: community.name }), keyboard }
}

/** The age band comes first: for a child under 14 nothing is kept. */
export function renderAges(
  words: Words,
  community: { id: CommunityId; name: string },
  known: boolean,
): Rendered {
  const data = registerData(community.id)
  const keyboard = new InlineKeyboard().text(words.plain('age-under'), data('age', 'under'))
  for (const [i, band] of ageBands.entries()) {
    if (i % 2 === 1) keyboard.row()
    keyboard.text(words.plain(`age-${band.replace('+', '')}`), data('age', band))
  }
  if (known) keyboard.row().text(words.plain('back'), data('card'))
  const key = known ? 'register-ages' : 'register-begin'
  return { text: words.html(key, { community: community.name }), keyboard }
}

/** A child who is in the books already: nothing goes on but the way out of them. */
export function renderTooYoung(words: Words, { community }: Member): Rendered {
  const keyboard = new InlineKeyboard()
    .text(words.plain('privacy-forget'), callbackData('forget', 'ask'))
    .row()
    .text(words.plain('back'), registerData(community)('card'))
  return { text: words.html('register-under-known'), keyboard }
}

const ticked = (on: boolean, label: string): string => (on ? `✅ ${label}` : label)

/** A skill in the person's own words, as a button carries it. */
export const skillCode = (skill: string): string => digest('skill', skill)

export function renderSkillGroups(words: Words, { community, skills = [] }: Member): Rendered {
  const data = registerData(community)
  const keyboard = new InlineKeyboard()
  for (const [i, group] of Object.keys(skillGroups).entries()) {
    const own = skillsOf(group as SkillGroup).filter((s) => skills.includes(s)).length
    const label = words.plain(`skill-group-${group}`)
    keyboard.text(own > 0 ? `${label} · ${own}` : label, data('group', group))
    if (i % 2 === 1) keyboard.row()
  }
  keyboard.row()
  for (const skill of skills.filter((one) => !isSkill(one)))
    keyboard.text(ticked(true, skill), data('unskill', skillCode(skill))).row()
  keyboard
    .text(words.plain('register-type-skills'), data('ask', 'skills'))
    .row()
    .text(words.plain('back'), data('card'))
  const list = skills.map((s) => skillName(words, s)).join(words.plain('list-comma'))
  return { text: line(words, 'register-skills-ask', list), keyboard }
}

/** A button for each skill of a group that says what pressing it makes so. */
export function renderSkills(words: Words, member: Member, group: SkillGroup): Rendered {
  const data = registerData(member.community)
  const keyboard = new InlineKeyboard()
  for (const [i, skill] of skillsOf(group).entries()) {
    const on = member.skills?.includes(skill) ?? false
    keyboard.text(ticked(on, skillName(words, skill)), data('skill', group, skill, on ? 0 : 1))
    if (i % 2 === 1) keyboard.row()
  }
  keyboard.row().text(words.plain('back'), data('skills'))
  return {
    text: words.html('register-group', { group: words.plain(`skill-group-${group}`) }),
    keyboard,
  }
}

const parts = Object.keys(partsOfDay) as PartOfDay[]

const buttonTimes = new Set(
  [1, 2, 3, 4, 5, 6, 7].flatMap((day) => parts.map((part) => formatWeekly(partWindow(day, part)))),
)
const typedTimes = (times: readonly string[]): string[] =>
  times.filter((time) => !buttonTimes.has(time))

export function renderTimes(words: Words, member: Member): Rendered {
  const data = registerData(member.community)
  const keyboard = new InlineKeyboard()
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    for (const part of parts) {
      const on = member.times?.includes(formatWeekly(partWindow(weekday, part))) ?? false
      const label = `${words.plain(`weekday-${weekday}`)} ${words.plain(`part-${part}`)}`
      keyboard.text(ticked(on, label), data('time', weekday, part, on ? 0 : 1))
    }
    keyboard.row()
  }
  for (const time of typedTimes(member.times ?? []))
    keyboard.text(ticked(true, windowsText(words, [time])), data('untime', time)).row()
  keyboard
    .text(words.plain('register-type-times'), data('ask', 'times'))
    .text(words.plain('register-clear-times'), data('notimes'))
    .row()
    .text(words.plain('back'), data('card'))
  return {
    text: line(words, 'register-times-ask', windowsText(words, member.times ?? [])),
    keyboard,
  }
}

export function renderLanguages(words: Words, member: Member): Rendered {
  const data = registerData(member.community)
  const keyboard = new InlineKeyboard()
  for (const spoken of spokenLanguages) {
    const on = member.languages?.includes(spoken) ?? false
    keyboard
      .text(ticked(on, words.plain(`spoken-${spoken}`)), data('lang', spoken, on ? 0 : 1))
      .row()
  }
  return {
    text: words.html('register-languages-ask'),
    keyboard: keyboard.text(words.plain('back'), data('card')),
  }
}

/** Teams eight at a time: a tick for those one is in, a clock for those that were asked. */
export function renderTeams(words: Words, view: ProfileView, page: number): Rendered {
  const { member, teams, asked } = view
  const data = registerData(member.community)
  const isIn = ({ id }: Team) => member.teams?.includes(id) ?? false
  const button = (team: Team): [label: string, data: string] => {
    const { id, name } = team
    // Leaving is asked about first: coming back takes the leader's yes.
    if (isIn(team)) return [ticked(true, name), callbackData('team', member.community, id, 'quit')]
    const waits = asked.includes(id)
    return [waits ? `⏳ ${name}` : name, data('team', id, waits ? 0 : 1, page)]
  }
  const all = [...teams.filter(isIn), ...teams.filter((team) => !isIn(team))]
  const keyboard = paged(all, page, button, (to) => data('teams', to))
  const key = teams.length > 0 ? 'register-teams-ask' : 'register-no-teams'
  return {
    text: words.html(key),
    keyboard: keyboard.row().text(words.plain('back'), data('card')),
  }
}

export const shownName = (name: string | undefined, words: Words): string =>
  escapeHtml(name ?? words.plain('name-unknown'))
