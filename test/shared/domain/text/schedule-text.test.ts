import { CronExpressionParser } from 'cron-parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeSchedule, parseSchedule } from '../../../../shared/domain/text/schedule-text.ts'

describe('a schedule in words', () => {
  it.each([
    ['每周一9点', '0 9 * * 1'],
    ['每周一 上午9点半', '30 9 * * 1'],
    ['every Monday 9:00', '0 9 * * 1'],
    ['Mondays at 9am', '0 9 * * 1'],
    ['周日 20:00', '0 20 * * 0'],
    ['周一、周三、周五 9:00', '0 9 * * 1,3,5'],
    ['每周一三五 9:00', '0 9 * * 1,3,5'],
    ['every Monday, Wednesday and Friday 9:00', '0 9 * * 1,3,5'],
    ['工作日 8:30', '30 8 * * 1-5'],
    ['周一到周五 8:30', '30 8 * * 1-5'],
    ['weekdays 8:30', '30 8 * * 1-5'],
    ['周末 10:00', '0 10 * * 6,0'],
    ['每天17:00', '0 17 * * *'],
    ['daily at 5pm', '0 17 * * *'],
    ['每月1号 9:00', '0 9 1 * *'],
    ['每月一号上午九点', '0 9 1 * *'],
    ['每月1号和15号 9:00', '0 9 1,15 * *'],
    ['on the 1st of every month at 9:00', '0 9 1 * *'],
    ['every month on the 1st and 15th at 9am', '0 9 1,15 * *'],
    ['每月最后一天 18:00', '0 18 L * *'],
    ['月底18:00', '0 18 L * *'],
    ['last day of the month 18:00', '0 18 L * *'],
    ['每月第一个周六 9:00', '0 9 * * 6#1'],
    ['first Saturday 9:00', '0 9 * * 6#1'],
    ['每月第二个星期三 下午3点', '0 15 * * 3#2'],
    ['每月最后一个周五 18:00', '0 18 * * 5L'],
    ['last Friday of the month 18:00', '0 18 * * 5L'],
    ['每年3月5日 9:00', '0 9 5 3 *'],
    ['every 5 March 9:00', '0 9 5 3 *'],
  ])('"%s" is %s', (text, cron) => {
    expect(parseSchedule(text)).toEqual({ ok: true, cron })
  })

  it.each(['0 9 * * 1', 'H 9 * * 1', '0 9 L * *', '0 9 * * 6#1', '0 9 * * 5L', '0 9 29 2 *'])(
    'takes the cron line "%s" as it is',
    (cron) => {
      expect(parseSchedule(` ${cron} `)).toEqual({ ok: true, cron })
    },
  )

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['0 0 9 * * 1', 'six-fields'],
    ['0 9 31 2 *', 'impossible-date'],
    ['0 9 31 4,6 *', 'impossible-date'],
    ['每月32号 9:00', 'impossible-date'],
    ['每年2月30日 9:00', 'impossible-date'],
    ['每周一', 'no-time'],
    ['每周一 25:00', 'unreadable'],
    ['0 25 * * *', 'unreadable'],
    ['0 9 15W * *', 'unreadable'],
    ['0 9 L-2 * *', 'unreadable'],
    ['0 9 * *', 'unreadable'],
    ['@daily', 'unreadable'],
    ['每两周周一 9:00', 'unreadable'],
    ['every other Monday 9:00', 'unreadable'],
    ['每周一 9:00 除了节假日', 'unreadable'],
    ['whenever', 'unreadable'],
  ])('refuses "%s": %s', (text, reason) => {
    expect(parseSchedule(text)).toEqual({ ok: false, reason })
  })
})

describe('a cron line put back into a sentence', () => {
  it.each([
    ['0 9 * * 1', { kind: 'weekly', weekdays: [1], hour: 9, minute: 0 }],
    ['H 9 * * 1', { kind: 'weekly', weekdays: [1], hour: 9, minute: 'spread' }],
    ['30 8 * * 1-5', { kind: 'weekly', weekdays: [1, 2, 3, 4, 5], hour: 8, minute: 30 }],
    ['0 10 * * 6,0', { kind: 'weekly', weekdays: [6, 7], hour: 10, minute: 0 }],
    ['0 17 * * *', { kind: 'daily', hour: 17, minute: 0 }],
    ['0 9 1,15 * *', { kind: 'monthly', days: [1, 15], hour: 9, minute: 0 }],
    ['0 18 L * *', { kind: 'month-end', hour: 18, minute: 0 }],
    ['0 9 * * 6#1', { kind: 'nth-weekday', weekday: 6, nth: 1, hour: 9, minute: 0 }],
    ['0 18 * * 5L', { kind: 'last-weekday', weekday: 5, hour: 18, minute: 0 }],
    ['0 9 5 3 *', { kind: 'yearly', month: 3, day: 5, hour: 9, minute: 0 }],
  ])('%s', (cron, schedule) => {
    expect(describeSchedule(cron)).toEqual(schedule)
  })

  it.each(['*/15 * * * *', '0 9 1 * 1', '0 9,17 * * *', ''])(
    'leaves "%s" to its next times',
    (cron) => {
      expect(describeSchedule(cron)).toBeUndefined()
    },
  )
})

describe('whatever is typed', () => {
  const field = fc.constantFrom('0', '9', '31', '*', 'H', 'L', '1-5', '2', '?', '5L', '6#1', '99')
  const line = fc.array(field, { maxLength: 7 }).map((fields) => fields.join(' '))

  it('is either refused or runs', () => {
    fc.assert(
      fc.property(fc.oneof(line, fc.string({ unit: 'binary' })), (text) => {
        const parsed = parseSchedule(text)
        if (!parsed.ok) return
        const next = CronExpressionParser.parse(parsed.cron, { tz: 'Asia/Shanghai', hashSeed: 'x' })
        expect(next.next().getTime()).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})
