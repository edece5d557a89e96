import { InlineKeyboard } from 'grammy/web'
import type { Activity } from '../domain/activity.ts'
import { monthRange } from '../domain/calendar.ts'
import type { CalendarMonth } from '../domain/time.ts'
import { callbackData } from '../telegram/callback.ts'
import type { Words } from '../words/words.ts'
import { dayText, monthText } from './when.ts'

/** What other communities do in such a month; a button each. */
export const themeIdeas = (words: Words, month: CalendarMonth): string[] =>
  words.plain(`theme-ideas-${Number(month.slice(5))}`).split('|')

const nameOf = (words: Words, month: CalendarMonth): string =>
  monthText(words, monthRange(month, 'utc').from, 'utc')

function ideaButtons(words: Words, month: CalendarMonth): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  themeIdeas(words, month).forEach((idea, i) => {
    keyboard.text(idea, callbackData('theme', 'set', month, i)).row()
  })
  return keyboard.text(words.plain('theme-write'), callbackData('theme', 'write', month))
}

/** A week before a month without a theme, and once more on the day before it. */
export function renderProposal(
  words: Words,
  month: CalendarMonth,
  about: { last: boolean; lastYear?: string },
): { text: string; keyboard: InlineKeyboard } {
  const name = nameOf(words, month)
  const head = words.html(about.last ? 'theme-missing' : 'theme-propose', { month: name })
  const before = about.lastYear
    ? `\n${words.html('theme-last-year', { theme: about.lastYear })}`
    : ''
  return { text: `${head}${before}`, keyboard: ideaButtons(words, month) }
}

/** Nothing would be asked about a month that has its theme. */
export const renderThemeKnown = (words: Words, month: CalendarMonth, theme: string): string =>
  words.html('theme-known', { month: nameOf(words, month), theme })

/** The themes of this month and the next; buttons for the first that is missing. */
export function renderThemes(
  words: Words,
  months: { month: CalendarMonth; theme: string | undefined }[],
): { text: string; keyboard: InlineKeyboard } {
  const lines = months.map(({ month, theme }) => {
    const values = { month: nameOf(words, month), theme: theme ?? '' }
    return words.html(theme ? 'theme-line' : 'theme-line-none', values)
  })
  const missing = months.find(({ theme }) => theme === undefined)
  const keyboard = missing ? ideaButtons(words, missing.month) : new InlineKeyboard()
  return {
    text: [words.html('theme-head'), ...lines, '', words.html('theme-how')].join('\n'),
    keyboard,
  }
}

/** The theme is set; which of the month's activities carry it is chosen by taps. */
export function renderThemeSet(
  words: Words,
  about: { month: CalendarMonth; theme: string; zone: string; activities: Activity[] },
): { text: string; keyboard: InlineKeyboard } {
  const { month, theme, zone, activities } = about
  const keyboard = new InlineKeyboard()
  for (const { id, title, start, theme: carried } of activities.slice(0, 20)) {
    const on = carried === theme
    const label = `${on ? '✅' : '▫️'} ${dayText(words, start, zone)} ${title.slice(0, 24)}`
    keyboard.text(label, callbackData('theme', 'tag', id, on ? 0 : 1)).row()
  }
  const head = words.html('theme-set', { month: nameOf(words, month), theme })
  const ask = words.html(activities.length > 0 ? 'theme-tag' : 'theme-no-activity')
  return { text: `${head}\n\n${ask}`, keyboard }
}

export const askTheme = (words: Words, month: CalendarMonth): string =>
  words.html('theme-ask', { month: nameOf(words, month) })
