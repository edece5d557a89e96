import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantAt } from '../../../shared/domain/calendar.ts'
import type { MemberId, TeamId } from '../../../shared/domain/ids.ts'
import { type Candidate, rank, type Wanted } from '../../../shared/domain/matching.ts'
import { type CalendarDate, day, instant } from '../../../shared/domain/time.ts'

const zone = 'Asia/Shanghai'
const at = (hour: number) => instantAt('2026-11-07' as CalendarDate, hour * 60, zone)
const now = at(-48)
const saturday = { start: at(9), end: at(11) }

const person = (name: string, change: Partial<Candidate> = {}): Candidate => ({
  member: name as MemberId,
  skills: [],
  weekly: [],
  offers: [],
  busy: [],
  teams: [],
  programmes: [],
  trainings: [],
  languages: [],
  mayAsk: true,
  reachable: true,
  consented: true,
  minor: false,
  guardianConsent: false,
  ...change,
})
const lamp: Wanted = {
  skills: ['electrician'],
  when: saturday,
  zone,
  trainings: [],
  languages: [],
  dangerous: false,
  except: [],
  seed: 'lamp0001',
}
const order = (people: Candidate[], wanted = lamp, limit = 10) =>
  rank(people, wanted, now, limit).map(({ member }) => member)

describe('who is asked first', () => {
  it('is who can do it, in whatever words the skill was written', () => {
    const people = [
      person('cook', { skills: ['cooking'] }),
      person('lin', { skills: ['会修灯'] }),
      person('max', { skills: ['retired electrician'] }),
    ]
    expect(order(people).slice(0, 2).sort()).toEqual(['lin', 'max'])
    expect(order(people, { ...lamp, skills: ['换灯泡'] })).toEqual(order(people))
  })

  it('is, of those who can, who is free then', () => {
    const able = { skills: ['electrician'] }
    const people = [
      person('sunday', { ...able, weekly: [{ weekday: 7, from: 0, to: 1440 }] }),
      person('unknown', able),
      person('weekly', { ...able, weekly: [{ weekday: 6, from: 540, to: 720 }] }),
    ]
    expect(order(people)).toEqual(['weekly', 'unknown', 'sunday'])
    const offered = person('offer', { ...able, offers: [{ start: at(8), end: at(12) }] })
    expect(rank([offered], lamp, now, 1)[0]?.reasons).toContainEqual({ code: 'free', by: 'offer' })
  })

  it('is who holds the training on the day itself', () => {
    const wanted = { ...lamp, skills: [], trainings: ['ladder'] }
    const people = [
      person('none'),
      person('expired', { trainings: [{ key: 'ladder', expiresAt: at(10) }] }),
      person('held', { trainings: [{ key: 'ladder', expiresAt: at(20) }] }),
      person('forever', { trainings: [{ key: 'ladder' }] }),
    ]
    expect(order(people, wanted).slice(0, 2).sort()).toEqual(['forever', 'held'])
    const last = rank(people, wanted, now, 4)[3]
    expect(last?.reasons).toContainEqual({ code: 'training-missing', trainings: ['ladder'] })
  })

  it('is who is of the team, the programme, the language, in that order', () => {
    const wanted: Wanted = {
      ...lamp,
      skills: [],
      team: 't1' as TeamId,
      programme: 'aid',
      languages: ['en'],
    }
    const people = [
      person('plain'),
      person('speaks', { languages: ['zh', 'en'] }),
      person('aids', { programmes: ['aid'] }),
      person('team', { teams: ['t1' as TeamId] }),
    ]
    expect(order(people, wanted)).toEqual(['team', 'aids', 'speaks', 'plain'])
  })

  it('is, of those who fit alike, who served least lately, and not the keenest', () => {
    const people = [
      person('yesterday', { lastServedAt: instant(now - day) }),
      person('never'),
      person('spring', { lastServedAt: instant(now - 200 * day) }),
    ]
    expect(order(people)).toEqual(['never', 'spring', 'yesterday'])
    expect(rank(people, lamp, now, 3)[2]?.reasons).toContainEqual({
      code: 'last-served',
      daysAgo: 1,
    })
  })

  it('is someone able who served yesterday before someone unable who never did', () => {
    const able = person('able', { skills: ['electrician'], lastServedAt: instant(now - day) })
    expect(order([person('idle'), able])).toEqual(['able', 'idle'])
  })

  it('is not always the same of those who never served', () => {
    const people = Array.from({ length: 20 }, (_, i) => person(`m${i}`))
    const firsts = ['need1', 'need2', 'need3', 'need4'].map(
      (seed) => order(people, { ...lamp, seed })[0],
    )
    expect(new Set(firsts).size).toBeGreaterThan(1)
  })
})

describe('who is never asked', () => {
  const able = { skills: ['electrician'] }
  it.each<[string, Partial<Candidate>, Partial<Wanted>]>([
    ['who opted out', { mayAsk: false }, {}],
    ['who can’t be written to', { reachable: false }, {}],
    ['whose consent is pending', { consented: false }, {}],
    ['a minor whose guardian has not agreed', { minor: true }, {}],
    ['a minor, for a rescue', { minor: true, guardianConsent: true }, { dangerous: true }],
    ['who is busy then', { busy: [{ start: at(10), end: at(12) }] }, {}],
    ['who asked', {}, { except: ['x' as MemberId] }],
  ])('%s', (_, change, wanted) => {
    expect(order([person('x', { ...able, ...change })], { ...lamp, ...wanted })).toEqual([])
  })

  it('but who is busy just before may be', () => {
    const busy = [{ start: at(8), end: at(9) }]
    expect(order([person('x', { ...able, busy })])).toEqual(['x'])
  })

  it('but a minor whose guardian agreed may be, for what is not dangerous', () => {
    expect(order([person('x', { minor: true, guardianConsent: true })])).toEqual(['x'])
  })
})

describe('the list', () => {
  const some = fc.uniqueArray(
    fc.record({
      name: fc.string({ minLength: 1, maxLength: 6 }),
      skills: fc.subarray(['electrician', '修灯', 'cooking', '摄影']),
      served: fc.option(fc.nat(300), { nil: undefined }),
      mayAsk: fc.boolean(),
    }),
    { selector: ({ name }) => name, maxLength: 30 },
  )
  const people = some.map((list) =>
    list.map(({ name, skills, served, mayAsk }) =>
      person(name, {
        skills,
        mayAsk,
        ...(served !== undefined && { lastServedAt: instant(now - served * day) }),
      }),
    ),
  )

  it('is the same whatever order people come in', () => {
    fc.assert(
      fc.property(people, fc.nat(), (list, turn) => {
        const turned = [...list.slice(turn % 7), ...list.slice(0, turn % 7)]
        expect(rank(turned, lamp, now, 10)).toEqual(rank(list, lamp, now, 10))
      }),
    )
  })

  it('is no longer than asked, and holds nobody who opted out', () => {
    fc.assert(
      fc.property(people, fc.nat(12), (list, limit) => {
        const found = order(list, lamp, limit)
        const willing = list.filter(({ mayAsk }) => mayAsk)
        expect(found).toHaveLength(Math.min(limit, willing.length))
        for (const member of found) expect(willing.map((p) => p.member)).toContain(member)
      }),
    )
  })

  it('says what is missing', () => {
    const [match] = rank([person('x')], lamp, now, 1)
    expect(match?.reasons).toEqual([
      { code: 'skill-missing', skills: ['electrician'] },
      { code: 'never-served' },
    ])
  })
})
