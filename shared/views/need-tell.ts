import { InlineKeyboard } from 'grammy/web'
import type { MemberId } from '../domain/ids.ts'
import type { Need } from '../domain/need-case.ts'
import { callbackData } from '../telegram/callback.ts'
import type { Words } from '../words/words.ts'
import { mention } from './mention.ts'
import { durationText } from './minutes.ts'
import { askerText, type NeedCardView, needFacts, reasonText, type Spoken } from './need.ts'

/** How long help usually takes, in minutes; anything else is written. */
export const usualMinutes = [15, 30, 60, 90, 120, 180]

type Button = [label: string, verb: string, action: string]

const residentButtons: Record<string, Button[]> = {
  accepted: [['need-mine-withdraw', 'mine', 'withdraw']],
  looking: [['need-mine-withdraw', 'mine', 'withdraw']],
  question: [['need-mine-answer', 'mine', 'answer']],
}

export const starsKeyboard = (need: Need): InlineKeyboard => {
  const keyboard = new InlineKeyboard()
  for (const stars of [1, 2, 3, 4, 5])
    keyboard.text(`${stars}⭐`, callbackData('mine', need.id, 'rate', stars))
  return keyboard
}

const keyboardOf = (words: Words, need: Need, buttons: Button[]): InlineKeyboard => {
  const keyboard = new InlineKeyboard()
  for (const [label, verb, action] of buttons)
    keyboard.text(words.plain(label), callbackData(verb, need.id, action))
  return keyboard
}

/** What who asked for help is told of it. */
export function renderForResident(view: NeedCardView, about: string): Spoken {
  const { words, need, names } = view
  const helper = need.helper ? mention(words, need.helper, names.get(need.helper)) : ''
  const values = {
    reason: reasonText(words, need.reason ?? ''),
    question: need.question ?? '',
    partner: view.partner ?? '',
  }
  const head = words.html(`need-told-${about}`, values)
  const who = about === 'found' || (about === 'done' && helper) ? `\n${helper}` : ''
  const keyboard =
    about === 'done' ? starsKeyboard(need) : keyboardOf(words, need, residentButtons[about] ?? [])
  return { text: `${head}${who}\n\n${needFacts(view)}`, keyboard }
}

const volunteerButtons: Record<string, Button[]> = {
  ask: [
    ['need-help-yes', 'helper', 'take'],
    ['need-help-no', 'helper', 'no'],
  ],
  yours: [
    ['need-help-done', 'helper', 'done'],
    ['need-help-off', 'helper', 'off'],
  ],
}

/** What a volunteer is told: asked, no longer needed, or the helper with all it takes to come. */
export function renderForVolunteer(view: NeedCardView, about: string): Spoken {
  const { words, need, details } = view
  const minutes = need.minutes ? durationText(words, need.minutes) : ''
  const head = words.html(`need-told-${about}`, { minutes, counted: need.minutes ? 'yes' : 'no' })
  const secret =
    about === 'yours' && need.origin === 'resident'
      ? [
          '',
          `${words.plain('need-by')}${askerText(view)}`,
          ...(details ? [words.html('need-details', { details })] : []),
          ...(need.answer ? [words.html('need-answer', { answer: need.answer })] : []),
          words.html('need-discreet'),
        ]
      : []
  const text = [head, '', needFacts(view), ...secret].join('\n')
  return { text, keyboard: keyboardOf(words, need, volunteerButtons[about] ?? []) }
}

/** A row of usual lengths, each a button that says what it enters. */
export function minutesKeyboard(
  words: Words,
  data: (minutes: number) => string,
  keyboard = new InlineKeyboard(),
): InlineKeyboard {
  for (const [i, minutes] of usualMinutes.entries()) {
    keyboard.text(durationText(words, minutes), data(minutes))
    if (i % 3 === 2) keyboard.row()
  }
  return keyboard
}

/** Those whose names a message about a need may show. */
export const namedIn = ({ by, helper, asked, declined, volunteers, claim }: Need): MemberId[] => [
  ...new Set([
    by,
    ...(helper ? [helper] : []),
    ...asked,
    ...declined,
    ...volunteers,
    ...(claim ? [claim.by] : []),
  ]),
]
