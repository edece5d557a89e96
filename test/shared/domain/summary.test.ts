import { describe, expect, it } from 'vitest'
import type { ActivityId, MemberId, TeamId } from '../../../shared/domain/ids.ts'
import { type Books, summarise, totalMinutes } from '../../../shared/domain/summary.ts'
import { type CalendarMonth, instant } from '../../../shared/domain/time.ts'
import { booksOfYear, monthOfBooks, shanghai } from '../../world/months.ts'

const month = '2026-11' as CalendarMonth
const now = instant(Date.UTC(2026, 11, 1, 1))
const asked = { month, zone: shanghai, now }
const busy = { activities: 12, people: 5, teams: 4 }
const books = booksOfYear(month, busy)
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

describe('a month summed up', () => {
  it('adds up however it is cut: by provenance, by team, by week', () => {
    const found = summarise(asked, books)
    expect(totalMinutes(found.service)).toBe(found.minutes)
    expect(sum(found.teams.map(({ service }) => totalMinutes(service)))).toBe(found.minutes)
    expect(sum(found.teams.map(({ activities }) => activities))).toBe(found.activities)
    expect(sum(found.programmes.flatMap(({ perWeek }) => perWeek))).toBe(found.activities)
    expect(found.trend.at(-1)).toEqual({ month, minutes: found.minutes })
    expect(found.trend.at(-2)?.minutes).toBe(found.before?.minutes)
  })

  it('counts eleven services and one training of five people: 110 hours, 10 of them learning', () => {
    const found = summarise(asked, books)
    expect(found).toMatchObject({ activities: 12, comings: 60, minutes: 6600, trainings: 1 })
    expect(found.trainingMinutes).toBe(600)
    expect(found.attendance).toEqual({ came: 60, absent: 3 })
    expect(found.partners).toHaveLength(3)
  })

  it('counts a correction instead of what it corrects, never both', () => {
    const [first] = books.entries
    if (!first) throw new Error('no entry')
    const corrected = { ...first, seq: 1, served: 60, credited: 60, reason: '早走' }
    const found = summarise(asked, { ...books, entries: [...books.entries, corrected] })
    expect(found.minutes).toBe(6540)
    expect(found.comings).toBe(60)
  })

  it('leaves out what was cancelled and what is still going on', () => {
    const [first, second] = books.activities
    if (!first || !second) throw new Error('no activity')
    const changed = books.activities.map((each) => {
      if (each.id === first.id) return { ...each, cancelledWhy: '下雨' }
      return each.id === second.id ? { ...each, end: instant(now + 1) } : each
    })
    expect(summarise(asked, { ...books, activities: changed }).activities).toBe(10)
  })

  it('gives each team its own part, without the needs of the community', () => {
    const teams = [0, 1, 2, 3].map((i) =>
      summarise({ ...asked, team: `team0${i}` as TeamId }, books),
    )
    expect(sum(teams.map(({ minutes }) => minutes))).toBe(6600)
    expect(sum(teams.map(({ attendance }) => attendance.absent))).toBe(3)
    expect(teams.every(({ needsAnswered }) => needsAnswered === 0)).toBe(true)
    expect(summarise(asked, books).needsAnswered).toBe(4)
  })

  it('keeps what was done outside of teams apart, so that the teams still add up', () => {
    const alone = {
      ...(books.entries[0] ?? {}),
      activity: 'need1' as ActivityId,
      member: 'p7' as MemberId,
    } as Books['entries'][number]
    const { team: _, ...entry } = alone
    const found = summarise(asked, { ...books, entries: [...books.entries, entry] })
    expect(found.teams.find(({ team }) => team === undefined)).toMatchObject({ activities: 0 })
    expect(sum(found.teams.map(({ service }) => totalMinutes(service)))).toBe(found.minutes)
  })

  it('compares with no month before the books were opened, unless it was filled in', () => {
    const since = instant(Date.UTC(2026, 10, 10))
    const first = summarise({ ...asked, since }, booksOfYear(month, busy, 1))
    expect(first).not.toHaveProperty('before')
    expect(first).not.toHaveProperty('yearAgo')
    const filled = summarise({ ...asked, since }, books)
    expect(filled.before).toMatchObject({ activities: expect.any(Number) })
    const idle = { activities: [], entries: [], rolls: [], needs: [], served: [] }
    expect(summarise({ ...asked, since: instant(0) }, idle).before?.minutes).toBe(0)
  })

  it('puts an activity on its day in the community’s zone, also at the edge of a month', () => {
    const { activities, entries, rolls } = monthOfBooks(month, { ...busy, activities: 1 })
    const edge = activities.map((each) => ({
      ...each,
      start: instant(Date.UTC(2026, 9, 31, 17)),
      end: instant(Date.UTC(2026, 9, 31, 18)),
    }))
    const found = summarise(asked, { activities: edge, entries, rolls, needs: [], served: [] })
    expect(found.activities).toBe(1)
    expect(found.programmes[0]?.perWeek[0]).toBe(1)
  })
})
