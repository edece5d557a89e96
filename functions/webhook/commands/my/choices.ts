import type { ReminderChoice } from '../../../../shared/domain/member.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import type { Words } from '../../../../shared/words/words.ts'
import type { MakePart } from './part.ts'

export const reminderChoices = ['group', 'private', 'none'] as const satisfies ReminderChoice[]

const remindButton = (words: Words, choice: ReminderChoice, current: ReminderChoice) => {
  const label = words.plain(`my-remind-${choice}`)
  const text = choice === current ? words.plain('my-chosen', { label }) : label
  return { text, callback_data: callbackData('my', 'remind', choice) }
}

/** How the person wants to be reminded and spoken to, and what else there is to take part in. */
export const choices: MakePart = async ({ world: { words } }, { members }) => {
  const current = members[0]?.remind ?? 'group'
  return {
    lines: [words.html('my-remind')],
    rows: [
      reminderChoices.map((choice) => remindButton(words, choice, current)),
      [
        { text: words.plain('button-whats-on'), callback_data: callbackData('my', 'on') },
        { text: words.plain('button-language'), callback_data: callbackData('language') },
      ],
    ],
  }
}
