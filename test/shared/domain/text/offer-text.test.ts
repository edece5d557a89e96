import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { type ParsedOffer, parseOffer } from '../../../../shared/domain/text/offer-text.ts'

const zone = 'Asia/Shanghai'
const now = DateTime.fromISO('2026-11-18T10:00', { zone }).toMillis()
const at = (ms: number, format: string): string =>
  DateTime.fromMillis(ms, { zone }).toFormat(format)
const windows = (offer: ParsedOffer): string =>
  offer.ok
    ? offer.windows.map(({ from, to }) => `${at(from, 'MM-dd HH:mm')}-${at(to, 'HH:mm')}`).join(' ')
    : offer.reason

describe('with time, be a volunteer', () => {
  it.each([
    ['Saturday morning', '11-21 08:00-12:00'],
    ['周六上午', '11-21 08:00-12:00'],
    ['明天下午2-4点', '11-19 14:00-16:00'],
    ['周末', '11-21 08:00-21:00 11-22 08:00-21:00'],
    ['this weekend', '11-21 08:00-21:00 11-22 08:00-21:00'],
    ['周六上午和周日下午', '11-21 08:00-12:00 11-22 12:00-18:00'],
    ['周六、周日上午', '11-21 08:00-12:00 11-22 08:00-12:00'],
    ['Sat morning or Sun afternoon', '11-21 08:00-12:00 11-22 12:00-18:00'],
    ['Saturday morning and afternoon', '11-21 08:00-12:00 11-21 12:00-18:00'],
    ['between 9 and 11 on Saturday', '11-21 09:00-11:00'],
    ['tomorrow after 2pm', '11-19 14:00-21:00'],
    ['明天下午2点以后', '11-19 14:00-21:00'],
    ['Sat before 11am', '11-21 08:00-11:00'],
    ['周六全天', '11-21 08:00-21:00'],
    ['周六9点', '11-21 09:00-11:00'],
    ['下午2-4点', '11-18 14:00-16:00'],
    ['今天上午', '11-18 10:00-12:00'],
    ['/offer Saturday morning', '11-21 08:00-12:00'],
    ['昨天', 'past'],
    ['', 'empty'],
    ['blah', 'unreadable'],
    ['2月30日上午', 'unreadable'],
  ])('"%s" is %s', (text, expected) => {
    expect(windows(parseOffer(text, { now, zone }))).toBe(expected)
  })

  it.each([
    ['every Saturday morning', [{ weekday: 6, from: 480, to: 720 }]],
    ['每周六上午', [{ weekday: 6, from: 480, to: 720 }]],
    [
      'Saturdays and Sundays',
      [
        { weekday: 6, from: 480, to: 1260 },
        { weekday: 7, from: 480, to: 1260 },
      ],
    ],
    [
      'Saturday mornings and Wednesday evenings',
      [
        { weekday: 6, from: 480, to: 720 },
        { weekday: 3, from: 1080, to: 1320 },
      ],
    ],
    ['weekends', [6, 7].map((weekday) => ({ weekday, from: 480, to: 1260 }))],
    ['工作日晚上', [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 1080, to: 1320 }))],
  ])('"%s" is meant every week', (text, weekly) => {
    expect(parseOffer(text, { now, zone })).toMatchObject({ ok: true, weekly })
  })

  it('offers nothing that is over, whatever is typed', () => {
    const word = fc.constantFrom(
      ...'周六,上午,昨天,每周,and,or,9点,25:00,到,、,Sat,weekend,before,after,2月30日'.split(','),
    )
    const text = fc.oneof(
      fc.array(word, { maxLength: 15 }).map((words) => words.join(' ')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, (typed) => {
        const offer = parseOffer(typed, { now, zone })
        for (const { from, to } of offer.ok ? offer.windows : []) {
          expect(from).toBeGreaterThanOrEqual(now)
          expect(to).toBeGreaterThan(from)
        }
      }),
      { numRuns: 400 },
    )
  })
})
