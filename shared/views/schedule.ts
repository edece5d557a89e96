import { InlineKeyboard } from 'grammy/web'
import { type Community, isQuiet, type QuietHours } from '../domain/community.ts'
import type { CommunityJob } from '../domain/job.ts'
import { describeSchedule, type Schedule } from '../domain/text/schedule-text.ts'
import type { Instant } from '../domain/time.ts'
import { commonZones, zoneName } from '../domain/zones.ts'
import { callbackData } from '../telegram/callback.ts'
import { languages, type Words, wordsOf } from '../words/words.ts'
import type { Rendered } from './post.ts'
import { clockText, dayFrom, timeText } from './when.ts'

/** A job with its next times, as its community's clock shows them. */
export interface JobView {
  kind: CommunityJob
  cron: string
  off: boolean
  /** Its next times; an occurrence that is owed comes at once. */
  next: Instant[]
  /** The hour of the line, spread where it says so. */
  at: Instant
}

export interface ScheduleView {
  community: Community
  words: Words
  now: Instant
}

/** `H 9 * * 1` as callback data has it. */
export const packCron = (cron: string): string => cron.replaceAll(' ', '_')
export const unpackCron = (data: string): string => data.replaceAll('_', ' ')

const data = ({ community }: ScheduleView, action: string, ...args: (string | number)[]): string =>
  callbackData('schedule', community.id, action, ...args)

function daysText(words: Words, schedule: Schedule): string {
  const comma = words.plain('list-comma')
  const name = (weekday: number) => words.plain(`weekday-${weekday}`)
  switch (schedule.kind) {
    case 'weekly':
      return words.plain('schedule-weekly', { days: schedule.weekdays.map(name).join(comma) })
    case 'monthly':
      return words.plain('schedule-monthly', { days: schedule.days.join(comma) })
    case 'nth-weekday':
      return words.plain('schedule-nth', { n: schedule.nth, day: name(schedule.weekday) })
    case 'last-weekday':
      return words.plain('schedule-last', { day: name(schedule.weekday) })
    case 'yearly':
      return words.plain('schedule-yearly', { month: schedule.month, day: schedule.day })
    default:
      return words.plain(`schedule-${schedule.kind}`)
  }
}

/** `每周一 09:07`; a line that no sentence says stands as it is. */
function scheduleText(words: Words, { cron, at }: JobView, zone: string): string {
  const schedule = describeSchedule(cron)
  return schedule ? `${daysText(words, schedule)} ${timeText(words, at, zone)}` : cron
}

const jobName = (words: Words, kind: CommunityJob): string => words.plain(`job-${kind}`)

function jobLine({ words, community: { zone }, now }: ScheduleView, job: JobView): string {
  const name = jobName(words, job.kind)
  const when = scheduleText(words, job, zone)
  if (job.off) return words.html('schedule-line-off', { name, when })
  const days = job.next.map((at) => dayFrom(words, now, at, zone)).join(words.plain('list-days'))
  const line = words.html('schedule-line', { name, when })
  return `${line}\n　${words.html('schedule-line-next', { days })}`
}

const quietText = (words: Words, { from, to }: QuietHours): string =>
  from === to ? words.plain('schedule-quiet-none') : `${clockText(from)}–${clockText(to)}`

/** All that the clock does by itself, and the hours, the language and the zone that it goes by. */
export function renderSchedule(view: ScheduleView, jobs: JobView[]): Rendered {
  const { words, community, now } = view
  const { quiet, language, zone, name } = community
  const keyboard = new InlineKeyboard()
  jobs.forEach(({ kind, off }, i) => {
    keyboard.text(`${off ? '⏸' : '✅'} ${jobName(words, kind)}`, data(view, 'job', kind))
    if (i % 2 === 1 || i === jobs.length - 1) keyboard.row()
  })
  keyboard
    .text(words.plain('schedule-quiet-button'), data(view, 'quiet'))
    .text(words.plain('schedule-language-button'), data(view, 'language'))
    .text(words.plain('schedule-zone-button'), data(view, 'zone'))
  const text = [
    words.html('schedule-title', { community: name }),
    '',
    ...jobs.map((job) => jobLine(view, job)),
    '',
    words.html('schedule-quiet', { hours: quietText(words, quiet) }),
    words.html('schedule-language', { language: wordsOf(language).plain('language-name') }),
    words.html('setup-zone', {
      zone: zoneName(zone, words.language),
      time: timeText(words, now, zone),
    }),
  ].join('\n')
  return { text, keyboard }
}

/** A 31st, or a fifth Saturday: months without one are passed over. */
function isRare(cron: string): boolean {
  const schedule = describeSchedule(cron)
  if (schedule?.kind === 'monthly') return schedule.days.every((day) => day > 28)
  return schedule?.kind === 'nth-weekday' && schedule.nth === 5
}

function nextLines({ words, now, community }: ScheduleView, { cron, next }: JobView): string[] {
  const { zone, quiet } = community
  const lines = next.map((at) => {
    const moment = `${dayFrom(words, now, at, zone)} ${timeText(words, at, zone)}`
    const when = at <= now ? words.plain('schedule-now') : moment
    return words.html('schedule-next-line', { when })
  })
  const loud = next.some((at) => at > now && isQuiet(at, quiet, zone))
  return [
    words.html('schedule-next'),
    ...lines,
    ...(isRare(cron) ? [words.html('schedule-some-months')] : []),
    ...(loud ? [words.html('schedule-loud')] : []),
  ]
}

/** One job: what it is, when it comes next, and what can be done about it. */
export function renderJob(view: ScheduleView, job: JobView): Rendered {
  const { words, community } = view
  const { kind, off } = job
  const when = scheduleText(words, job, community.zone)
  const text = [
    words.html('schedule-job', { name: jobName(words, kind), community: community.name }),
    words.html(`schedule-what-${kind}`),
    '',
    words.html(off ? 'schedule-when-off' : 'schedule-when', { when }),
    ...(off ? [] : nextLines(view, job)),
  ].join('\n')
  const keyboard = new InlineKeyboard()
    .text(words.plain('schedule-time-button'), data(view, 'pick', kind))
    .text(words.plain(off ? 'schedule-on' : 'schedule-off'), data(view, off ? 'on' : 'off', kind))
    .row()
    .text(words.plain('schedule-preview'), data(view, 'look', kind))
    .text(words.plain('schedule-send'), data(view, 'send', kind))
    .row()
    .text(words.plain('back'), data(view, 'all'))
  return { text, keyboard }
}

const dayChoices: Record<CommunityJob, string[]> = {
  WEEKLY: ['* * 1', '* * 2', '* * 3', '* * 4', '* * 5', '* * 6', '* * 0'],
  MONTHLY: ['1 * *', '2 * *', '3 * *', '5 * *'],
  THEME: ['20 * *', '22 * *', '24 * *', '26 * *'],
  THEMELAST: ['26 * *', '27 * *', '28 * *', 'L * *'],
  DAILY: ['* * *', '* * 1-5'],
  ANNUAL: ['5 1 *', '10 1 *', '15 1 *', '20 1 *'],
  HINT: ['1 11 *', '10 11 *', '15 11 *', '20 11 *'],
}
const timeChoices = ['0 8', '30 8', '0 9', '30 9', '0 10', '0 14', '0 17', '0 19']

const split = (cron: string): [time: string, days: string] => {
  const fields = cron.split(' ')
  return [fields.slice(0, 2).join(' '), fields.slice(2).join(' ')]
}

function dayLabel(words: Words, days: string): string {
  const schedule = describeSchedule(`0 9 ${days}`)
  if (schedule?.kind === 'weekly' && schedule.weekdays.length === 1)
    return words.plain(`weekday-${schedule.weekdays[0] ?? 1}`)
  return schedule ? daysText(words, schedule) : days
}

/** Another time for a job, chosen by taps or written; `changed` once it differs from what is set. */
export function renderPicker(view: ScheduleView, job: JobView, changed: boolean): Rendered {
  const { words, community } = view
  const { kind, cron } = job
  const [time, days] = split(cron)
  const keyboard = new InlineKeyboard()
  const choice = (label: string, wanted: string) =>
    keyboard.text(
      wanted === cron ? `● ${label}` : label,
      data(view, 'pick', kind, packCron(wanted)),
    )
  dayChoices[kind].forEach((each, i, all) => {
    choice(dayLabel(words, each), `${time} ${each}`)
    if (i % 4 === 3 || i === all.length - 1) keyboard.row()
  })
  timeChoices.forEach((each, i) => {
    const [minute = 0, hour = 0] = each.split(' ').map(Number)
    choice(clockText(hour * 60 + minute), `${each} ${days}`)
    if (i % 4 === 3) keyboard.row()
  })
  if (changed)
    keyboard.text(words.plain('schedule-set'), data(view, 'set', kind, packCron(cron))).row()
  keyboard.text(words.plain('back'), data(view, 'job', kind))
  const text = [
    words.html('schedule-pick', { name: jobName(words, kind) }),
    '',
    words.html(changed ? 'schedule-picked' : 'schedule-when', {
      when: scheduleText(words, job, community.zone),
    }),
    ...nextLines(view, job),
    '',
    words.html(`schedule-example-${kind}`),
  ].join('\n')
  return { text, keyboard }
}

/** The second tap before something goes out now. */
export function renderSend(
  view: ScheduleView,
  kind: CommunityJob,
  about: { stamp: string; again: boolean },
): Rendered {
  const { words, community, now } = view
  const keyboard = new InlineKeyboard()
    .text(words.plain('schedule-send-yes'), data(view, 'sendok', kind, about.stamp))
    .row()
    .text(words.plain('back'), data(view, 'job', kind))
  const again = kind === 'HINT' ? 'schedule-send-rest' : 'schedule-send-again'
  const ask = words.html(about.again ? again : 'schedule-send-ask', { name: jobName(words, kind) })
  const loud = isQuiet(now, community.quiet, community.zone)
  const text = loud ? `${ask}\n\n${words.html('schedule-send-loud')}` : ask
  return { text, keyboard }
}

const quietChoices: QuietHours[] = [
  { from: 20 * 60, to: 7 * 60 },
  { from: 21 * 60, to: 7 * 60 },
  { from: 21 * 60, to: 8 * 60 },
  { from: 22 * 60, to: 7 * 60 },
  { from: 22 * 60, to: 8 * 60 },
  { from: 0, to: 0 },
]

export function renderQuiet(view: ScheduleView): Rendered {
  const { words, community } = view
  const keyboard = new InlineKeyboard()
  quietChoices.forEach((hours, i) => {
    keyboard.text(quietText(words, hours), data(view, 'quiet', hours.from, hours.to))
    if (i % 2 === 1) keyboard.row()
  })
  keyboard.text(words.plain('back'), data(view, 'all'))
  const hours = quietText(words, community.quiet)
  return { text: words.html('schedule-quiet-ask', { hours }), keyboard }
}

export function renderLanguages(view: ScheduleView): Rendered {
  const keyboard = new InlineKeyboard()
  for (const language of languages)
    keyboard.text(wordsOf(language).plain('language-name'), data(view, 'language', language)).row()
  keyboard.text(view.words.plain('back'), data(view, 'all'))
  return { text: view.words.html('schedule-language-ask'), keyboard }
}

/** Zones to choose from: those found for a place, or the common ones. */
export function renderZones(
  view: ScheduleView,
  key: 'schedule-zone-ask' | 'schedule-zone-which' | 'schedule-zone-none',
  zones: string[] = commonZones,
): Rendered {
  const { words } = view
  const keyboard = new InlineKeyboard()
  zones.forEach((zone, i) => {
    keyboard.text(zoneName(zone, words.language), data(view, 'zone', zone))
    if (i % 2 === 1) keyboard.row()
  })
  keyboard.row().text(words.plain('back'), data(view, 'all'))
  return { text: words.html(key), keyboard }
}

/** What another zone changes, before it does. */
export function renderZone(view: ScheduleView, zone: string, jobs: JobView[]): Rendered {
  const { words, now } = view
  const there = { ...view, community: { ...view.community, zone } }
  const keyboard = new InlineKeyboard()
    .text(words.plain('schedule-set'), data(view, 'zoneok', zone))
    .row()
    .text(words.plain('back'), data(view, 'zone'))
  const text = [
    words.html('schedule-zone-new', {
      zone: zoneName(zone, words.language),
      time: timeText(words, now, zone),
    }),
    '',
    ...jobs.filter(({ off }) => !off).map((job) => jobLine(there, job)),
    '',
    words.html('schedule-zone-note'),
  ].join('\n')
  return { text, keyboard }
}
