import type { Reference } from './days.ts'
import { clean, fold, tidy } from './fold.ts'
import {
  finished,
  isTextField,
  judgeTime,
  mergeTime,
  problem,
  type RecruitDraft,
  type RecruitField,
  takeDeadline,
  takeGives,
  takeLearning,
  takeMinimum,
  takeRisk,
  takeSeats,
  takeText,
  takeWhen,
  textFields,
} from './recruit-draft.ts'
import { type Facts, readFacts, readRisk, readSeats } from './recruit-facts.ts'
import { firstDay } from './repeat-text.ts'
import { readEnd, readWhen, type When } from './when.ts'

/** The first day of what repeats stands for the day, from the named one on if there is one. */
function whenOf({ when, repeat }: Facts, ref: Reference): Facts['when'] {
  if (!repeat) return when
  const from = repeat.from ?? when?.day
  const day = firstDay({ ...repeat, ...(from && { from }) }, when?.from, ref)
  return { spans: [], ...when, ...(day && { day }) }
}

/** Reads one free message into a draft; what can't be, is named in `problems`, the rest `missing`. */
export function parseRecruitment(text: string, ref: Reference): RecruitDraft {
  const facts = readFacts(text, ref)
  const draft: RecruitDraft = { time: {}, roles: [], problems: [], missing: [] }
  for (const field of textFields) takeText(draft, field, facts[field] ?? '')
  if (draft.place === undefined && draft.meeting !== undefined) draft.place = draft.meeting
  if (facts.kind) draft.kind = facts.kind
  if (facts.repeat) draft.repeat = facts.repeat.repeat
  takeRisk(draft, facts.risk)
  takeSeats(draft, facts.seats)
  takeMinimum(draft, facts.minimum)
  takeWhen(draft, whenOf(facts, ref), ref)
  takeDeadline(draft, 'deadline', facts.deadline, ref)
  takeDeadline(draft, 'decision', facts.decision, ref)
  takeGives(draft, facts.gives)
  takeLearning(draft, facts.learning)
  return finished(draft)
}

/** "周六 9:00-11:00", or the missing half of it: "周六" after the hours, "9点" after the day. */
function answerStart(draft: RecruitDraft, text: string, ref: Reference): void {
  const when = readWhen(fold(text), ref)
  const alone = when.from === undefined && /^\d{1,2}$/.test(fold(text)) ? Number(fold(text)) : 99
  const from = alone < 24 ? { from: alone * 60 } : {}
  if (when.spans.length === 0 && alone >= 24)
    draft.problems.push(problem('start', 'unreadable', text))
  else takeWhen(draft, { ...when, ...from, given: text }, ref)
}

function answerEnd(draft: RecruitDraft, text: string, ref: Reference): void {
  const { day, from } = draft.time
  const whole = readWhen(fold(text), ref)
  const later = day !== undefined && whole.day !== undefined && whole.day > day
  const { from: hour } = whole
  const found: Partial<When> =
    whole.to !== undefined
      ? whole
      : later && hour !== undefined
        ? { ...(whole.day && { endDay: whole.day }), to: hour }
        : readEnd(fold(text), from ?? 0)
  if (found.to === undefined && found.durationMinutes === undefined)
    draft.problems.push(problem('end', 'unreadable', text))
  else {
    mergeTime(draft, found)
    judgeTime(draft, ref, text)
  }
}

function answerSeats(draft: RecruitDraft, text: string): void {
  const seats = readSeats(text)
  if (seats.length === 0) draft.problems.push(problem('seats', 'unreadable', text))
  else takeSeats(draft, seats)
}

function answerMinimum(draft: RecruitDraft, text: string): void {
  const digits = /\d{1,4}/.exec(fold(text))?.[0]
  if (digits) takeMinimum(draft, Number(digits))
  else draft.problems.push(problem('minimum', 'unreadable', text))
}

/** Fills one field from the answer to its question; earlier problems of that field are forgotten. */
export function parseField(
  field: RecruitField,
  text: string,
  before: RecruitDraft,
  ref: Reference,
): RecruitDraft {
  const others = before.problems.filter((old) => old.field !== field)
  const draft = { ...before, time: { ...before.time }, roles: [...before.roles], problems: others }
  const answer = tidy(clean(text))
  if (!answer) draft.problems.push(problem(field, 'unreadable'))
  else if (isTextField(field)) takeText(draft, field, answer)
  else if (field === 'risk') takeRisk(draft, readRisk(answer))
  else if (field === 'start') answerStart(draft, answer, ref)
  else if (field === 'end') answerEnd(draft, answer, ref)
  else if (field === 'seats') answerSeats(draft, answer)
  else if (field === 'minimum') answerMinimum(draft, answer)
  else if (field === 'gives') takeGives(draft, answer)
  else if (field === 'learning') takeLearning(draft, answer)
  else if (field === 'deadline' || field === 'decision')
    takeDeadline(draft, field, { ...readWhen(fold(answer), ref), given: answer }, ref)
  return finished(draft)
}
