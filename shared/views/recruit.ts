import { InlineKeyboard } from 'grammy/web'
import type { Activity } from '../domain/activity.ts'
import type { Ask, Recruitment } from '../domain/recruitment.ts'
import {
  type RecruitField,
  type RecruitProblem,
  recruitLimits,
} from '../domain/text/recruit-draft.ts'
import { callbackData } from '../telegram/callback.ts'
import type { Words } from '../words/words.ts'
import { type UsualAnswer, usualAnswers } from './answers.ts'
import { type PostView, type Rendered, renderPost } from './post.ts'
import { dayText } from './when.ts'

/** What can be changed of an activity before and after it is published, in the menu's order. */
export const changeable = [
  'title',
  'start',
  'place',
  'seats',
  'risk',
  'programme',
  'team',
  'conditions',
  'note',
  'minimum',
  'decision',
] as const satisfies RecruitField[]

/** What can be said of a training besides. */
export const trainingFields = ['gives', 'learning', 'host'] as const satisfies RecruitField[]

/** Fields that may stay empty. */
export const optionalFields: readonly RecruitField[] = [
  'conditions',
  'note',
  'minimum',
  'meeting',
  'deadline',
  'decision',
  'team',
  ...trainingFields,
]

const limits: Partial<Record<RecruitField, number>> = recruitLimits

/** Names the field, says what was wrong, and quotes it. */
export function problemText(words: Words, { field, reason, given }: RecruitProblem): string {
  const values = { field: words.plain(`recruit-field-${field}`), limit: limits[field] ?? 0 }
  const wrong = words.html(`recruit-wrong-${reason}`, values)
  return given ? `${wrong}${words.html('recruit-given', { given })}` : wrong
}

export interface AskView {
  ask: Ask
  setting: Parameters<typeof usualAnswers>[1]
  words: Words
  /** In place of the usual ones. */
  answers?: UsualAnswer[]
  /** Makes a button's callback data. */
  data(action: string, ...args: string[]): string
}

/** One question: what was wrong before, what is asked, an example, and the usual answers. */
export function questionText(words: Words, { field, problem }: Ask): string {
  return [
    ...(problem ? [problemText(words, problem), ''] : []),
    `<b>${words.html(`recruit-ask-${field}`)}</b>`,
    words.html(`recruit-example-${field}`),
  ].join('\n')
}

/** Buttons in rows of `perRow`. */
export function inRows(
  buttons: { label: string; data: string }[],
  perRow: number,
  keyboard = new InlineKeyboard(),
): InlineKeyboard {
  for (const [i, { label, data }] of buttons.entries()) {
    keyboard.text(label, data)
    if (i % perRow === perRow - 1 || i === buttons.length - 1) keyboard.row()
  }
  return keyboard
}

const perRow: Partial<Record<RecruitField, number>> = { risk: 1, start: 2, programme: 2, team: 2 }

export function renderAsk({ ask, setting, words, data, ...view }: AskView): Rendered {
  const { field, problem } = ask
  const { start } = setting.draft
  const usual = view.answers ?? usualAnswers(field, setting, words)
  const answers = usual.map(({ label, code }) => ({
    label,
    data: data('fill', field, code),
  }))
  const keyboard = inRows(answers, perRow[field] ?? 3)
  if (problem && field === 'start' && start !== undefined) {
    const day = dayText(words, start, setting.zone)
    keyboard.text(words.plain('recruit-keep', { value: day }), data('keep', field)).row()
  }
  if (optionalFields.includes(field))
    keyboard.text(words.plain('recruit-leave-empty'), data('clear', field)).row()
  return { text: questionText(words, ask), keyboard }
}

export interface PreviewView {
  post: Omit<PostView, 'preview'>
  recruitment: Recruitment
  revision: number
  /** Other activities of the community at the same time. */
  overlaps: Activity[]
  /** How it repeats, line by line. */
  repeats: string[]
  words: Words
  /** In the language of the group. */
  postWords: Words
}

function hints({ overlaps, recruitment, repeats, words }: PreviewView): string[] {
  const clash = overlaps
    .slice(0, 3)
    .map(({ title }) => title)
    .join(words.plain('list-comma'))
  return [
    ...repeats,
    ...(clash ? [words.html('recruit-overlap', { titles: clash })] : []),
    ...(recruitment.danger === 'uninsured' ? [words.html('recruit-insure-first')] : []),
  ]
}

/** The post exactly as the group will see it, under a line that says that nobody has seen it. */
export function renderPreview(view: PreviewView): Rendered {
  const { post, recruitment, revision, words, postWords } = view
  const id = post.activity.id
  const shown = renderPost({ ...post, preview: true }, postWords)
  const change = recruitment.edits !== undefined
  const title = words.html(change ? 'recruit-preview-series' : 'recruit-preview')
  const head = [title, ...hints(view)].join('\n')
  const keyboard = new InlineKeyboard()
  if (recruitment.danger === 'uninsured') {
    keyboard.text(words.plain('recruit-insured'), callbackData('recruit', id, 'set', 'danger', 1))
  } else {
    const publish = words.plain(change ? 'recruit-publish-series' : 'recruit-publish')
    keyboard.text(publish, callbackData('recruit', id, 'publish', revision))
  }
  keyboard.row()
  if (post.activity.risk.kind === 'text' && recruitment.danger === undefined) {
    keyboard.text(words.plain('recruit-dangerous'), callbackData('recruit', id, 'danger')).row()
  }
  // What answers one need is needed once.
  if (recruitment.need === undefined)
    keyboard.text(words.plain('recruit-repeat'), callbackData('recruit', id, 'repeat')).row()
  keyboard
    .text(words.plain('recruit-change'), callbackData('recruit', id, 'change'))
    .text(words.plain('recruit-cancel'), callbackData('recruit', id, 'drop'))
  return { text: `${head}\n\n${shown.text}`, keyboard }
}

export interface ChangeView {
  words: Words
  placePrivate: boolean
  countsHours: boolean
  insured: boolean
  /** Absent: not to be changed here. */
  training?: boolean
  /** Those that can always be changed, unless told. */
  fields?: readonly RecruitField[]
  data(action: string, ...args: string[]): string
}

/** A button for each field, and one for each yes-or-no that states what it will become. */
export function changeKeyboard({ words, data, ...now }: ChangeView): InlineKeyboard {
  const fields = (now.fields ?? changeable).map((field) => ({
    label: words.plain(`recruit-change-${field}`),
    data: data('ask', field),
  }))
  const flag = (name: string, is: boolean) => ({
    label: words.plain(`recruit-${name}-${is ? 'off' : 'on'}`),
    data: data('set', name, is ? '0' : '1'),
  })
  const flags = [
    flag('private', now.placePrivate),
    flag('counts', now.countsHours),
    flag('danger', now.insured),
    ...(now.training === undefined ? [] : [flag('training', now.training)]),
  ]
  return inRows(flags, 1, inRows(fields, 3))
}
