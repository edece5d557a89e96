import { InlineKeyboard } from 'grammy/web'
import type { Activity } from '../domain/activity.ts'
import type { CommunityId } from '../domain/ids.ts'
import { digest } from '../domain/ids.ts'
import type { Permit } from '../domain/permit.ts'
import type { Roster } from '../domain/roster.ts'
import { callbackData } from '../telegram/callback.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import { durationText } from './minutes.ts'
import { validityText } from './permit.ts'
import type { Rendered } from './post.ts'
import { dayFrom, dayText, momentText } from './when.ts'

export interface TrainingView {
  community: { id: CommunityId; zone: string }
  permits: Permit[]
  /** Trainings that are still to come. */
  coming: Activity[]
  isCoordinator: boolean
  now: number
}

function permitLine(words: Words, { name, expiresAt }: Permit, zone: string, now: number): string {
  if (expiresAt === undefined) return words.html('training-permit', { permit: name })
  const key = expiresAt < now ? 'training-permit-over' : 'training-permit-until'
  return words.html(key, { permit: name, when: dayFrom(words, now, expiresAt, zone) })
}

/** What one may do, and where one can learn more. */
export function renderTrainings(view: TrainingView, words: Words): Rendered {
  const { community, permits, coming, isCoordinator, now } = view
  const own = permits.map((permit) => permitLine(words, permit, community.zone, now))
  const next = coming.map(({ title, start, training }) => {
    const values = { title, when: momentText(words, start, community.zone) }
    if (!training?.gives) return words.html('training-line', values)
    return words.html('training-line-gives', { ...values, gives: training.gives })
  })
  const text = [
    words.html('training-mine'),
    ...(own.length > 0 ? own : [words.html('training-none')]),
    '',
    words.html('training-coming'),
    ...(next.length > 0 ? next : [words.html('training-no-coming')]),
    ...(isCoordinator ? ['', words.html('training-how')] : []),
  ].join('\n')
  const keyboard = new InlineKeyboard()
  for (const { id, title } of coming.slice(0, 8))
    keyboard.text(words.plain('button-in', { role: title }), callbackData('in', id, 0)).row()
  if (isCoordinator)
    keyboard.text(words.plain('training-manage'), callbackData('training', community.id, 'pick'))
  return { text, keyboard }
}

/** Which of the coming activities is a training, or asks for one. */
export function renderPick(activities: Activity[], zone: string, words: Words): Rendered {
  const keyboard = new InlineKeyboard()
  for (const { id, title, start, kind } of activities.slice(0, 20)) {
    const mark = kind === 'training' ? '🎓 ' : ''
    const label = `${mark}${title} · ${dayText(words, start, zone)}`
    keyboard.text(label, callbackData('train', id, 'card')).row()
  }
  return {
    text: words.html(activities.length > 0 ? 'training-pick' : 'training-no-pick'),
    keyboard,
  }
}

const validities = [365, 730, 1095]

/** Whether an activity is a training, what it gives, and which roles ask for a permit. */
export function renderTrain(activity: Activity, roster: Roster, words: Words): Rendered {
  const { id, title, training } = activity
  const { gives, validDays } = training ?? {}
  const lines = roster.roles.map(({ label, requires }) =>
    words.html(requires ? 'training-role-asks' : 'training-role-free', {
      role: label,
      permit: requires ?? '',
    }),
  )
  const text = [
    `<b>${escapeHtml(title)}</b>`,
    ...(training
      ? [
          words.html('training-is', {
            host: training.host,
            time: durationText(words, training.learningMinutes),
          }),
        ]
      : [words.html('training-is-not')]),
    ...(training
      ? [gives ? words.html('training-gives', { permit: gives }) : words.html('training-no-permit')]
      : []),
    ...(gives
      ? [
          words.html('training-valid', {
            time: validDays ? validityText(words, validDays) : words.plain('training-for-ever'),
          }),
        ]
      : []),
    '',
    ...lines,
  ].join('\n')
  const data = (...args: (string | number)[]) => callbackData('train', id, ...args)
  const keyboard = new InlineKeyboard()
  if (!training) keyboard.text(words.plain('training-make'), data('make'))
  else {
    keyboard
      .text(words.plain('training-set-gives'), data('ask', 'gives'))
      .row()
      .text(words.plain('training-set-host'), data('ask', 'host'))
      .text(words.plain('training-set-minutes'), data('ask', 'minutes'))
      .row()
      .text(words.plain('training-plain'), data('plain'))
  }
  if (gives) {
    keyboard.row()
    for (const days of validities)
      keyboard.text(words.plain('training-years', { years: days / 365 }), data('days', days))
    keyboard.text(words.plain('training-for-ever'), data('days', 0))
  }
  keyboard.row()
  for (const [i, { label }] of roster.roles.entries())
    keyboard.text(words.plain('training-role', { role: label }), data('role', i)).row()
  keyboard.text(words.plain('back'), callbackData('card', id, 'show'))
  return { text, keyboard }
}

/** A permit as a button carries it. */
export const permitCode = (name: string): string => digest('permit', name)

/** Which permit a role asks for: one that is known, none, or one that is typed. */
export function renderRequires(
  { id }: Activity,
  role: number,
  label: string,
  known: readonly string[],
  words: Words,
): Rendered {
  const data = (...args: (string | number)[]) => callbackData('train', id, ...args)
  const keyboard = new InlineKeyboard()
  for (const name of known) keyboard.text(name, data('req', role, permitCode(name))).row()
  keyboard
    .text(words.plain('training-type'), data('ask', `role${role}`))
    .text(words.plain('training-free'), data('req', role, '-'))
    .row()
    .text(words.plain('back'), data('card'))
  return { text: words.html('training-role-ask', { role: label }), keyboard }
}
