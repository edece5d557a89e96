import { CronExpressionParser } from 'cron-parser'
import { calendarDate, instantAt, zoneOffsetMinutes } from './calendar.ts'
import { day, hour, type Instant, minute } from './time.ts'

export type CronCheck =
  | { readonly ok: true; readonly cron: string }
  | { readonly ok: false; readonly reason: 'empty' | 'impossible-date' | 'unreadable' }
  /** Six fields often begin with seconds; `better` is the line without them. */
  | {
      readonly ok: false
      readonly reason: 'fields'
      readonly fields: number
      readonly better?: string
    }

/**
 * Whether a line is a schedule of five fields (minute, hour, day of the month, month, weekday),
 * tidied up, or what is wrong with it. `H` spreads minutes and hours; a zone is checked apart.
 */
export function checkCron(text: string): CronCheck {
  const fields = text.normalize('NFKC').trim().toUpperCase().split(/\s+/)
  // The library takes an empty line, or too few fields, for "every minute".
  if (fields[0] === '') return { ok: false, reason: 'empty' }
  if (fields.length !== 5) return wrongFields(fields)
  const reason = refusalOf(fields)
  return reason === undefined ? { ok: true, cron: fields.join(' ') } : { ok: false, reason }
}

function wrongFields(fields: readonly string[]): CronCheck {
  const rest = fields.slice(1)
  const better = fields.length === 6 && refusalOf(rest) === undefined
  const wrong = { ok: false, reason: 'fields', fields: fields.length } as const
  return better ? { ...wrong, better: rest.join(' ') } : wrong
}

function refusalOf(fields: readonly string[]): 'impossible-date' | 'unreadable' | undefined {
  const [minutes, hours, date = '*', month = '*', weekdays = '*'] = fields
  // Only some seeds would give a date that the month has.
  if (/H/.test(date) || /\bH\b/.test(`${month} ${weekdays}`)) return 'unreadable'
  const time = `${minutes} ${hours}`
  const single = [`${date} * *`, `* ${month} *`, `* * ${weekdays}`]
  if (!single.every((rest) => isRead(`${time} ${rest}`))) return 'unreadable'
  // Beside a weekday the library lets 30 February pass, and runs on the weekday alone.
  return isRead(`${time} ${date} ${month} *`) ? undefined : 'impossible-date'
}

function isRead(line: string): boolean {
  try {
    CronExpressionParser.parse(line, { tz: 'UTC', hashSeed: 'check' }).next()
    return true
  } catch {
    return false
  }
}

// No zone's clock has jumped further than this in living memory, but for changes of the date line.
const longestJump = 3 * hour

/**
 * The first instant after `after` at which a checked line is due by the wall clock of a zone. What
 * falls into the spring gap comes right after it; in autumn it comes once. `seed` decides the `H`.
 */
export function nextOccurrence(cron: string, zone: string, after: Instant, seed: string): Instant {
  // Wall-clock times are reckoned as if they were UTC, and become instants by one rule: the
  // library alone would drop a day when a zone jumps by half an hour (Lord Howe).
  const currentDate = new Date(wallClock(after, zone) - longestJump)
  const walls = CronExpressionParser.parse(cron, { tz: 'UTC', currentDate, hashSeed: seed })
  let first: Instant | undefined
  for (;;) {
    const wall = walls.next().getTime()
    if (first !== undefined && wall >= wallClock(first, zone)) return first
    const due = instantOf(wall, zone)
    if (due > after && (first === undefined || due < first)) first = due
  }
}

const wallClock = (at: number, zone: string): number => at + zoneOffsetMinutes(at, zone) * minute

const instantOf = (wall: number, zone: string): Instant =>
  instantAt(calendarDate(wall, 'utc'), (wall % day) / minute, zone)

/** The next occurrences, for a person to see whether the line means what they meant. */
export function nextOccurrences(
  count: number,
  cron: string,
  zone: string,
  after: Instant,
  seed: string,
): Instant[] {
  const found: Instant[] = []
  while (found.length < count) found.push(nextOccurrence(cron, zone, found.at(-1) ?? after, seed))
  return found
}
