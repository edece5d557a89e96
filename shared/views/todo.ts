import { InlineKeyboard } from 'grammy/web'
import { calendarDate } from '../domain/calendar.ts'
import type { MemberId } from '../domain/ids.ts'
import type { Todo } from '../domain/todo.ts'
import { callbackData } from '../telegram/callback.ts'
import type { Words } from '../words/words.ts'
import { dateText, momentText } from './when.ts'

export interface TodoView {
  words: Words
  community: string
  zone: string
  todo: Todo
  names: ReadonlyMap<MemberId, string>
}

const listed = 8
const buttoned = 4

/** A heading, the first few lines, and how many more there are; nothing of nothing. */
function section<T>({ words }: TodoView, key: string, all: readonly T[], line: (one: T) => string) {
  if (all.length === 0) return []
  const rest = all.length - listed
  return [
    '',
    words.html(`todo-${key}`, { count: all.length }),
    ...all.slice(0, listed).map((one) => `• ${line(one)}`),
    ...(rest > 0 ? [words.html('todo-more', { count: rest })] : []),
  ]
}

function keyboardOf({ words, todo }: TodoView): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  const button = (key: string, what: string, data: string) =>
    keyboard.text(words.plain(key, { what: [...what].slice(0, 16).join('') }), data).row()
  for (const { activity } of todo.short.slice(0, buttoned))
    button('todo-seek', activity.title, callbackData('seek', activity.id))
  for (const { activity } of todo.records.slice(0, buttoned))
    button('todo-roll', activity.title, callbackData('roll', activity.id))
  for (const need of todo.needs.slice(0, buttoned))
    button('todo-need', need.what, callbackData('need', need.id, 'show'))
  return keyboard
}

/** The end of a coordinator's day: what waits, each with the button that deals with it. */
export function renderTodo(view: TodoView): { text: string; keyboard: InlineKeyboard } {
  const { words, todo, zone, names } = view
  const lines = [
    words.html('todo-title', { community: view.community }),
    ...section(view, 'short', todo.short, ({ activity, missing }) => {
      const when = momentText(words, activity.start, zone)
      return words.html('gaps-short', { title: activity.title, when, missing })
    }),
    ...section(view, 'records', todo.records, ({ activity, workingDays }) => {
      const key = workingDays < 0 ? 'todo-late' : 'todo-due'
      return words.html(key, { title: activity.title, days: Math.abs(workingDays) })
    }),
    ...(todo.records.every(({ official }) => official) ? [] : [words.html('todo-unofficial')]),
    ...section(view, 'needs', todo.needs, ({ what }) => words.html('todo-what', { what })),
    ...section(view, 'permits', todo.permits, ({ member, name, expiresAt = 0 }) => {
      const date = dateText(words, calendarDate(expiresAt, zone))
      const who = names.get(member) ?? words.plain('name-unknown')
      return words.html('todo-permit', { who, permit: name, date })
    }),
  ]
  return { text: lines.join('\n'), keyboard: keyboardOf(view) }
}
