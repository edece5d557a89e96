import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../../shared/domain/calendar.ts'
import type { Community } from '../../../shared/domain/community.ts'
import type { ActivityId, CommunityId } from '../../../shared/domain/ids.ts'
import { renderNotice } from '../../../shared/views/notice.ts'
import { wordsOf } from '../../../shared/words/words.ts'
import { activity, rosterOf, saturday } from '../../world/activities.ts'

const zone = 'Asia/Shanghai'
const [monday, sunday] = [Date.UTC(2026, 10, 23), Date.UTC(2026, 10, 29)]

function weekOf(count: number) {
  const community = { id: 'guihua' as CommunityId } as Community
  const activities = Array.from({ length: count }, (_, i) => {
    const id = `week${String(i).padStart(6, '0')}` as ActivityId
    const planned = activity(community, 1, { id, title: `第${i}号社区服务` })
    const roster = rosterOf(planned, [{ label: '志愿者', seats: 5 }])
    return { activity: planned, roster, link: `https://t.me/c/1/${i}` }
  })
  const about = { words: wordsOf('zh-CN'), zone, now: monday, from: monday, lastDay: sunday }
  const date = calendarDate(saturday.start, zone)
  return { activities, notice: renderNotice({ ...about, activities, openNeeds: 2, date }) }
}

describe('the notice of a week', () => {
  it.each([1, 10, 40])('names each of %i activities within one message', (count) => {
    const { activities, notice } = weekOf(count)
    for (const { activity: a } of activities) expect(notice.text).toContain(a.title)
    expect(notice.text.replace(/<[^>]+>/g, '').length).toBeLessThanOrEqual(4096)
    expect(notice.keyboard?.inline_keyboard.flat().length).toBeLessThanOrEqual(100)
  })
})
