import { InlineKeyboard } from 'grammy/web'
import { type Programme, programmes } from '../domain/activity.ts'
import { monthRange } from '../domain/calendar.ts'
import type { Community } from '../domain/community.ts'
import { byVotes, type Survey, type SurveyOption } from '../domain/survey.ts'
import type { CalendarMonth } from '../domain/time.ts'
import { callbackData } from '../telegram/callback.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import type { Spoken } from './need.ts'
import { bar } from './post.ts'
import { monthText } from './when.ts'

export const optionText = (words: Words, { label, programme }: SurveyOption): string =>
  label ?? words.plain(`programme-${programme}`)

export const monthOf = (words: Words, month: CalendarMonth, zone: string): string =>
  monthText(words, monthRange(month, zone).from, zone)

/** The question as the group sees it. */
export const surveyQuestion = (words: Words, survey: Survey, zone: string): string =>
  words.plain('survey-question', { month: monthOf(words, survey.month, zone) })

export interface SurveyView {
  survey: Survey
  community: Community
  words: Words
  /** How many activities that month already has, by programme. */
  planned: ReadonlyMap<Programme, number>
}

const data = ({ survey }: SurveyView, action: string, ...args: (string | number)[]): string =>
  callbackData('survey', survey.community, survey.month, action, ...args)

/** The poll before anybody sees it. */
function renderDraft(view: SurveyView): Spoken {
  const { survey, community, words } = view
  const options = survey.options.map((option) => `○ ${escapeHtml(optionText(words, option))}`)
  const head = words.html('survey-preview')
  const question = escapeHtml(surveyQuestion(words, survey, community.zone))
  const keyboard = new InlineKeyboard()
    .text(words.plain('survey-send'), data(view, 'send'))
    .row()
    .text(words.plain('recruit-cancel'), data(view, 'drop'))
  const text = [head, '', `<b>${question}</b>`, ...options, '', words.html('survey-own')].join('\n')
  return { text, keyboard }
}

function planText({ words, planned }: SurveyView): string[] {
  const line = programmes
    .filter((p) => (planned.get(p) ?? 0) > 0)
    .map((p) => `${words.plain(`programme-${p}`)} ${planned.get(p)}`)
    .join(words.plain('list-comma'))
  return ['', line ? words.html('survey-plan', { line }) : words.html('survey-plan-none')]
}

function buttons(view: SurveyView): InlineKeyboard {
  const { survey, words } = view
  const keyboard = new InlineKeyboard()
  for (const option of byVotes(survey)
    .filter(({ votes }) => votes > 0)
    .slice(0, 6)) {
    const label = words.plain('survey-to-need', { option: optionText(words, option) })
    keyboard.text(label, data(view, 'need', option.index)).row()
  }
  if (survey.message === undefined && survey.sending !== undefined)
    keyboard.text(words.plain('survey-resend'), data(view, 'again')).row()
  keyboard.text(words.plain('card-refresh'), data(view, 'show'))
  if (survey.status === 'sent' && survey.message !== undefined)
    keyboard.text(words.plain('survey-close'), data(view, 'close'))
  return keyboard
}

/** What people wished for, beside what the month already has, each wish one tap from a need. */
export function renderSurvey(view: SurveyView): Spoken {
  const { survey, community, words } = view
  if (survey.status === 'draft') return renderDraft(view)
  const most = Math.max(1, ...survey.votes)
  const line = (option: SurveyOption & { votes: number }) =>
    `${bar(option.votes, most)} ${option.votes}　${escapeHtml(optionText(words, option))}`
  const month = monthOf(words, survey.month, community.zone)
  const lost = survey.message === undefined && survey.sending !== undefined
  const text = [
    words.html('survey-head', { month, voters: survey.voters }),
    ...(lost ? [words.html('survey-lost')] : []),
    ...(survey.status === 'closed' ? [words.html('survey-closed')] : []),
    '',
    ...byVotes(survey).map(line),
    ...planText(view),
  ].join('\n')
  return { text, keyboard: buttons(view) }
}
