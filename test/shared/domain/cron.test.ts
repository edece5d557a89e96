import fc from 'fast-check'
import { DateTime, Settings } from 'luxon'
import { describe, expect, it } from 'vitest'
import { checkCron, nextOccurrence, nextOccurrences } from '../../../shared/domain/cron.ts'
import { day, hour, type Instant, instant, minute } from '../../../shared/domain/time.ts'

const utc = (text: string) => instant(Date.parse(text))
const local = (at: number, zone: string) =>
  DateTime.fromMillis(at, { zone }).toFormat('ccc yyyy-MM-dd HH:mm')
const next = (cron: string, zone: string, after: string) =>
  local(nextOccurrence(cron, zone, utc(after), 'c1'), zone)

describe('what a coordinator types', () => {
  it.each([
    ['0 9 * * 1', '0 9 * * 1'],
    ['  0  9 * * mon ', '0 9 * * MON'],
    ['０ ９ * * １', '0 9 * * 1'],
    ['H 9 * * 1', 'H 9 * * 1'],
    ['0 18 L * *', '0 18 L * *'],
    ['0 9 29 2 *', '0 9 29 2 *'],
    ['0 9 * * 6#1', '0 9 * * 6#1'],
    ['0 9 * MAR THU', '0 9 * MAR THU'],
  ])('%s is a schedule', (text, cron) => {
    expect(checkCron(text)).toEqual({ ok: true, cron })
  })

  it.each(['', '   ', '\n'])('nothing (%j) is not "every minute"', (text) => {
    expect(checkCron(text)).toEqual({ ok: false, reason: 'empty' })
  })

  it('six fields are refused, and what would be right is named', () => {
    const refusal = { ok: false, reason: 'fields', fields: 6 }
    expect(checkCron('0 0 9 * * 1')).toEqual({ ...refusal, better: '0 9 * * 1' })
    expect(checkCron('0 0 9 * * 2026')).toEqual(refusal)
  })

  it.each(['9 * * 1', '@weekly', '9:00'])('%s has too few fields', (text) => {
    expect(checkCron(text)).toMatchObject({ ok: false, reason: 'fields' })
  })

  it.each(['0 9 30 2 *', '0 9 31 4 *', '0 9 31 2,4 *', '0 9 30 2 1'])(
    '%s is a date that never comes',
    (text) => expect(checkCron(text)).toEqual({ ok: false, reason: 'impossible-date' }),
  )

  it.each([
    ...['61 9 * * *', '0 24 * * *', '0 9 32 * *', '0 9 * 13 *', '0 9 * * 8', '0 9 * * Monday'],
    ...['0 9 15W * *', '0 9 L-2 * *', '0 9 * * 1,3#2', '0 9 H * *', '0 9 * * H', 'a b c d e'],
  ])('%s can’t be read', (text) => {
    expect(checkCron(text)).toEqual({ ok: false, reason: 'unreadable' })
  })

  it('is a schedule that has a next time, or it is refused, whatever is typed', () => {
    const field = fc.oneof(
      fc.constantFrom('*', 'H', 'L', '0', '31', '2', '1#1', '5L', '*/7', '1-5', 'MON', '?', '#'),
      fc.string({ maxLength: 5 }),
    )
    const line = fc.array(field, { maxLength: 7 }).map((fields) => fields.join(' '))
    const after = utc('2026-11-02T00:00Z')
    fc.assert(
      fc.property(fc.oneof(line, fc.string()), (text) => {
        const check = checkCron(text)
        if (check.ok)
          expect(nextOccurrence(check.cron, 'Europe/Berlin', after, 'c1')).toBeGreaterThan(after)
      }),
    )
  })
})

describe('when it is due', () => {
  it('is by the community’s wall clock', () => {
    expect(next('0 9 * * 1', 'Asia/Shanghai', '2026-11-02T01:00Z')).toBe('Mon 2026-11-09 09:00')
    expect(next('0 9 * * 1', 'Asia/Shanghai', '2026-11-02T00:59Z')).toBe('Mon 2026-11-02 09:00')
  })

  it('is the last of the month, also in February', () => {
    expect(next('0 18 L * *', 'Asia/Shanghai', '2026-02-01T00:00Z')).toBe('Sat 2026-02-28 18:00')
    expect(next('0 18 L * *', 'Asia/Shanghai', '2028-02-01T00:00Z')).toBe('Tue 2028-02-29 18:00')
  })

  it('waits for a leap year', () => {
    expect(next('0 9 29 2 *', 'Asia/Shanghai', '2026-03-01T00:00Z')).toBe('Tue 2028-02-29 09:00')
  })

  it('comes after the gap in spring', () => {
    const daily = '30 2 * * *'
    expect(next(daily, 'America/New_York', '2026-03-08T05:00Z')).toBe('Sun 2026-03-08 03:30')
    expect(next(daily, 'Europe/Berlin', '2026-03-28T23:00Z')).toBe('Sun 2026-03-29 03:30')
    expect(next(daily, 'Europe/Berlin', '2026-03-29T01:10Z')).toBe('Sun 2026-03-29 03:30')
    expect(next('15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T13:00Z')).toBe(
      'Sun 2026-10-04 02:45',
    )
  })

  it('comes once in autumn', () => {
    const daily = '30 1 * * *'
    const first = nextOccurrence(daily, 'America/New_York', utc('2026-11-01T04:00Z'), 'c1')
    expect(first).toBe(utc('2026-11-01T05:30Z'))
    const second = nextOccurrence(daily, 'America/New_York', first, 'c1')
    expect(second).toBe(utc('2026-11-02T06:30Z'))
  })

  it.each(['2026-01-15', '2026-07-15'])('comes at the same time when asked on %s', (today) => {
    Settings.now = () => Date.parse(today)
    const first = nextOccurrence('30 1 * * *', 'America/New_York', utc('2026-11-01T04:00Z'), 'c1')
    Settings.now = () => Date.now()
    expect(first).toBe(utc('2026-11-01T05:30Z'))
  })

  it('spreads Monday 9:00 over the hour, each community at its own minute', () => {
    const minutes = Array.from({ length: 600 }, (_, i) => {
      const at = nextOccurrence('H 9 * * 1', 'Asia/Shanghai', utc('2026-11-01T00:00Z'), `c${i}`)
      return (at / minute) % 60
    })
    expect(new Set(minutes).size).toBeGreaterThan(50)
    expect(next('H 9 * * 1', 'Asia/Shanghai', '2026-11-01T00:00Z')).toMatch(/^Mon 2026-11-02 09:/)
  })
})

const zones = [
  ...['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'],
  ...['Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns', 'Africa/Casablanca'],
  ...['Antarctica/Troll', 'Pacific/Chatham', 'America/Sao_Paulo', 'UTC'],
]

describe.each(zones)('a year in %s', (zone) => {
  const start = DateTime.fromISO('2026-01-01', { zone }).toMillis()
  const end = DateTime.fromISO('2027-01-01', { zone }).toMillis()
  function year(cron: string): number[] {
    const found: number[] = []
    let at = instant(start - 1)
    for (;;) {
      at = nextOccurrence(cron, zone, at, 'c1')
      if (at >= end) return found
      found.push(at)
    }
  }

  it('has 52 weekly notices, all on Monday at nine', () => {
    const notices = year('0 9 * * 1').map((at) => local(at, zone))
    expect(notices).toHaveLength(52)
    for (const notice of notices) expect(notice).toMatch(/^Mon .* 09:00$/)
  })

  it('has twelve summaries, each in its month', () => {
    const months = year('0 9 1 * *').map((at) => DateTime.fromMillis(at, { zone }).month)
    expect(months).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  it.each(['15 0 * * *', '30 1 * * *', '15 2 * * *', '30 2 * * *', '0 3 * * *'])(
    'has each day once for %s, whatever the clock does',
    (cron) => {
      const dates = year(cron).map((at) => DateTime.fromMillis(at, { zone }).toISODate())
      expect(dates).toHaveLength(365)
      expect(new Set(dates).size).toBe(365)
    },
  )
})

describe('a tick that comes late', () => {
  it('finds the same next time from wherever it looks in between', () => {
    const cron = fc.constantFrom('30 2 * * *', '15,45 1-3 * * *', '0 9 * * 1', '15,40 2 * * *')
    const anyTime = fc.nat(365 * 24 * 60).map((m) => utc('2026-01-01T00:00Z') + m * minute)
    fc.assert(
      fc.property(
        cron,
        fc.constantFrom(...zones),
        anyTime,
        fc.nat(1000),
        (line, zone, at, part) => {
          const due = nextOccurrence(line, zone, instant(at), 'c1')
          const between = instant(at + Math.floor(((due - at) * part) / 1001))
          expect(nextOccurrence(line, zone, between, 'c1')).toBe(due)
        },
      ),
    )
  })

  it('shows the next three in order', () => {
    const after = utc('2026-11-02T00:00Z')
    const three: Instant[] = nextOccurrences(3, '0 9 * * *', 'UTC', after, 'c1')
    expect(three).toEqual([0, 1, 2].map((days) => after + 9 * hour + days * day))
  })
})
