import { InlineKeyboard } from 'grammy/web'
import type { Gaps } from '../domain/gaps.ts'
import { callbackData } from '../telegram/callback.ts'
import type { Words } from '../words/words.ts'
import { momentText } from './when.ts'

/** What is missing, privately and each with the way to mend it. */
export function renderGaps(
  words: Words,
  gaps: Gaps,
  { community, zone, month }: { community: string; zone: string; month: string },
): { text: string; keyboard: InlineKeyboard } {
  const keyboard = new InlineKeyboard()
  const names = gaps.programmes
    .map((programme) => words.plain(`programme-${programme}`))
    .join(words.plain('list-comma'))
  const lines = [
    ...(gaps.emptyWeek ? [words.html('gaps-week')] : []),
    ...(gaps.noTheme ? [words.html('gaps-no-theme', { month })] : []),
    ...(gaps.bareTheme ? [words.html('gaps-bare-theme', { theme: gaps.bareTheme })] : []),
    ...(names ? [words.html('gaps-programmes', { names })] : []),
    ...gaps.short.map(({ activity, missing }) => {
      const when = momentText(words, activity.start, zone)
      return words.html('gaps-short', { title: activity.title, when, missing })
    }),
  ]
  for (const { activity } of gaps.short.slice(0, 5))
    keyboard
      .text(
        words.plain('gaps-card', { title: activity.title.slice(0, 20) }),
        callbackData('card', activity.id),
      )
      .row()
  const head = words.html('gaps-title', { community })
  return { text: [head, ...lines.map((line) => `• ${line}`)].join('\n'), keyboard }
}
