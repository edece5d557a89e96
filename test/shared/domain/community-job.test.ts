import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../../shared/domain/calendar.ts'
import { defaultQuiet } from '../../../shared/domain/community.ts'
import {
  aboutOf,
  atOnce,
  checkJobCron,
  moved,
  nextOf,
  type Occurrence,
  type Period,
  periodOf,
  planCommunityJobs,
  resumed,
} from '../../../shared/domain/community-job.ts'
import type { CommunityId } from '../../../shared/domain/ids.ts'
import type { CommunityJob } from '../../../shared/domain/job.ts'
import { day, hour, type Instant, instant } from '../../../shared/domain/time.ts'

const place = (zone: string) => ({ id: 'abcdef' as CommunityId, zone, quiet: defaultQuiet })
const shanghai = place('Asia/Shanghai')
const at = (iso: string): Instant => instant(Date.parse(iso))
const wait = (due: string, period: string): Occurrence => ({
  due: at(due),
  period: period as Period,
})

describe('the period that an occurrence is about', () => {
  it.each<[CommunityJob, string, string]>([
    ['WEEKLY', '2026-11-23T09:30+08:00', '2026-W48'],
    ['WEEKLY', '2026-11-26T09:30+08:00', '2026-W48'],
    // From Friday on the coming week is meant.
    ['WEEKLY', '2026-11-29T18:00+08:00', '2026-W49'],
    ['WEEKLY', '2027-01-01T09:00+08:00', '2027-W01'],
    ['MONTHLY', '2026-12-01T09:00+08:00', '2026-11'],
    ['MONTHLY', '2026-11-30T18:00+08:00', '2026-11'],
    ['THEME', '2026-11-24T10:00+08:00', '2026-12'],
    ['THEMELAST', '2026-12-31T10:00+08:00', '2027-01'],
    ['DAILY', '2026-11-24T17:00+08:00', '2026-11-24'],
    ['ANNUAL', '2027-01-10T10:00+08:00', '2026'],
  ])('%s at %s is %s', (kind, instantText, period) => {
    expect(periodOf(kind, at(instantText), 'Asia/Shanghai')).toBe(period)
  })
})

describe('a community that begins', () => {
  it('owes nothing of the week that it begins in', () => {
    const plans = planCommunityJobs(shanghai, at('2026-11-25T12:00+08:00'))
    const weekly = plans.find((p) => p.kind === 'WEEKLY')
    expect(weekly?.period).toBe('2026-W49')
    expect(calendarDate(weekly?.due ?? 0, 'Asia/Shanghai')).toBe('2026-11-30')
  })
})

describe('what comes after an occurrence', () => {
  const done = wait('2026-11-23T09:00+08:00', '2026-W48')
  const comesAfter = (now: string) => nextOf('WEEKLY', '0 9 * * 1', shanghai, done, at(now))

  it('is the next week, also when the clock was set back meanwhile', () => {
    expect(comesAfter('2026-11-23T09:01+08:00')).toEqual(wait('2026-11-30T09:00+08:00', '2026-W49'))
    expect(comesAfter('2026-11-23T08:01+08:00')).toEqual(wait('2026-11-30T09:00+08:00', '2026-W49'))
  })
  it('is one within its grace if there is such a one, however many were missed', () => {
    expect(comesAfter('2026-12-14T15:00+08:00')).toEqual(wait('2026-12-14T09:00+08:00', '2026-W51'))
    expect(comesAfter('2026-12-16T15:00+08:00')).toEqual(wait('2026-12-21T09:00+08:00', '2026-W52'))
  })
})

describe('changing the hour or the zone', () => {
  const wednesday = at('2026-11-25T12:00+08:00')
  it('sends the week that the new hours would leave out at once', () => {
    const friday = wait('2026-11-27T09:00+08:00', '2026-W49')
    // Friday's notice was about the week to come: Monday's is about the same one.
    expect(moved('WEEKLY', friday, '0 9 * * 1', shanghai, wednesday)).toEqual(
      wait('2026-11-30T09:00+08:00', '2026-W49'),
    )
    const thursday = wait('2026-11-26T09:00+08:00', '2026-W48')
    expect(moved('WEEKLY', thursday, '0 9 * * 1', shanghai, wednesday)).toEqual({
      due: wednesday,
      period: '2026-W48',
    })
  })
  it('waits for the end of the quiet hours with it', () => {
    const thursday = wait('2026-11-26T09:00+08:00', '2026-W48')
    const night = at('2026-11-25T23:30+08:00')
    expect(moved('WEEKLY', thursday, '0 9 * * 1', shanghai, night).due).toBe(
      at('2026-11-26T08:00+08:00'),
    )
  })
  it('says nothing more in a week that was done', () => {
    const monday = wait('2026-11-30T09:00+08:00', '2026-W49')
    expect(moved('WEEKLY', monday, '0 9 * * 4', shanghai, wednesday)).toEqual(
      wait('2026-12-03T09:00+08:00', '2026-W49'),
    )
  })

  const crons = ['0 9 * * 1', '30 18 * * 0', 'H 7 * * 4', '0 12 * * 5', '15 23 * * 6', '5 0 * * 2']
  const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Auckland', 'Europe/Berlin']
  it('sends each week once, whatever is changed, switched off or sent by hand, and whenever', () => {
    const change = fc.record({
      cron: fc.constantFrom(...crons),
      zone: fc.constantFrom(...zones),
      afterHours: fc.integer({ min: 1, max: 400 }),
      byHand: fc.constantFrom('nothing', 'nothing', 'send', 'send twice'),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (all) => {
        let now = at('2026-10-05T00:00Z')
        let here = shanghai
        let cron = '0 9 * * 1'
        let waiting = wait('2026-10-05T01:00Z', '2026-W41')
        const sent: string[] = []
        const asked: string[] = []
        const run = (occurrence: Occurrence) => {
          if (occurrence.again) asked.push(aboutOf(occurrence))
          else sent.push(occurrence.period)
          return nextOf('WEEKLY', cron, here, occurrence, now)
        }
        for (const { afterHours, byHand, ...change } of all) {
          const until = instant(now + afterHours * hour)
          while (waiting.due <= until) {
            now = instant(Math.max(now, waiting.due))
            waiting = run(waiting)
          }
          now = until
          const times = byHand === 'send' ? 1 : byHand === 'send twice' ? 2 : 0
          for (let i = 0; i < times; i += 1) {
            const hand = atOnce('WEEKLY', waiting.period, here, now)
            waiting = run(hand)
          }
          cron = change.cron
          here = place(change.zone)
          waiting = moved('WEEKLY', waiting, cron, here, now)
        }
        expect(new Set(sent).size).toBe(sent.length)
        // None is left out: each is the week after the one before.
        const weeks = [...sent, waiting.period].map((p) => {
          const [year = 0, week = 0] = p.split('-W').map(Number)
          return year === 2026 ? week : 53 + week
        })
        expect(weeks).toEqual(weeks.map((_, i) => 41 + i))
        // What is said once more was said, or is one that nobody waits for.
        for (const period of asked)
          expect(period < waiting.period || sent.includes(period)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('that is switched off goes on with what comes next, and owes nothing', () => {
    const friday = at('2026-12-18T12:00+08:00')
    const next = resumed('WEEKLY', '2026-W49' as Period, '0 9 * * 1', shanghai, friday)
    expect(next).toEqual(wait('2026-12-21T09:00+08:00', '2026-W52'))
    // Not the week that was sent already.
    const monday = at('2026-11-23T08:00+08:00')
    const done = resumed('WEEKLY', '2026-W49' as Period, '0 9 * * 1', shanghai, monday)
    expect(done).toEqual(wait('2026-11-30T09:00+08:00', '2026-W49'))
  })
})

describe('every day of a year', () => {
  const hours = fc.sample(fc.double({ min: 0, max: 3.9, noNaN: true }), { numRuns: 400, seed: 1 })
  const atFive = [
    ...['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati'],
    ...['Pacific/Pago_Pago', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Auckland'],
    ...['America/St_Johns', 'America/Sao_Paulo', 'Pacific/Chatham', 'Africa/Cairo'],
  ]
  it.each<[zone: string, cron: string]>([
    ...atFive.map((zone): [string, string] => [zone, '0 17 * * *']),
    ['Africa/Cairo', '30 0 * * *'],
    ['Pacific/Chatham', '45 2 * * *'],
    ['America/New_York', '30 2 * * *'],
    ['Europe/Berlin', '30 2 * * *'],
  ])('has its turn once in %s by %s, however late the tick', (zone, cron) => {
    const said: string[] = []
    let waiting = wait('2027-06-30T12:00Z', '2027-06-30')
    for (const late of hours.slice(0, 367)) {
      const now = instant(waiting.due + Math.round(late * hour))
      said.push(waiting.period)
      waiting = nextOf('DAILY', cron, place(zone), waiting, now)
    }
    const dates = said.map((_, i) => new Date(Date.UTC(2027, 5, 30 + i)).toISOString().slice(0, 10))
    expect(said).toEqual(dates)
  })
})

describe('a schedule for a job', () => {
  const now = at('2026-11-25T12:00+08:00')
  it('is refused if it would speak twice in a week or a month', () => {
    expect(checkJobCron('WEEKLY', '0 9 * * 1,3', shanghai, now).ok).toBe(false)
    expect(checkJobCron('MONTHLY', '0 9 1,2 * *', shanghai, now).ok).toBe(false)
    expect(checkJobCron('DAILY', '0 9,17 * * *', shanghai, now).ok).toBe(false)
  })
  it('may be rarer than its period', () => {
    expect(checkJobCron('WEEKLY', '0 9 1 * *', shanghai, now)).toMatchObject({ ok: true })
    expect(checkJobCron('MONTHLY', '0 9 L * *', shanghai, now)).toMatchObject({ ok: true })
  })
  it('keeps its weeks apart through both changes of the clocks', () => {
    const berlin = place('Europe/Berlin')
    for (let week = 0; week < 60; week += 1)
      expect(checkJobCron('WEEKLY', '45 23 * * 4', berlin, instant(now + week * 7 * day)).ok).toBe(
        true,
      )
  })
})
