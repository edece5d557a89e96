import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../shared/domain/activity.ts'
import type { CommunityId, MemberId } from '../../../shared/domain/ids.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { renderCard } from '../../../shared/views/card.ts'
import { wordsOf } from '../../../shared/words/words.ts'
import { emptyRoster, member } from '../../world/rosters.ts'

const zone = 'Asia/Shanghai'
const wordy = '这是一段很长的话，'.repeat(80)
const activity: Activity = {
  id: 'activity1' as Activity['id'],
  community: 'community1' as CommunityId,
  kind: 'service',
  countsHours: true,
  programme: 'culture',
  title: wordy.slice(0, 100),
  start: 3_600_000 as Instant,
  end: 7_200_000 as Instant,
  place: wordy.slice(0, 100),
  placePrivate: false,
  risk: { kind: 'text', text: wordy.slice(0, 300) },
  conditions: wordy.slice(0, 300),
  note: wordy.slice(0, 600),
  by: member('a'),
  createdAt: 0 as Instant,
  version: 1,
}

describe('the card', () => {
  it('fits one message, whoever signed up and whatever was written', () => {
    const label = '很长的岗位名称'.repeat(3)
    const roles = Array.from({ length: 8 }, () => ({ label, seats: 20 }))
    const people = Array.from({ length: 400 }, (_, i) => [`m${i}`, i * 8 + (i % 8)] as const)
    const roster = { ...emptyRoster(roles), tickets: Object.fromEntries(people) }
    const names = new Map(people.map(([m]) => [m as MemberId, '欧阳志愿者长名字']))
    const { text } = renderCard(
      { activity, roster, names, zone, posts: [], now: 0 },
      wordsOf('zh-CN'),
    )
    expect(text.replace(/<[^>]+>/g, '').length).toBeLessThanOrEqual(4096)
    expect(text).toContain('欧阳志愿者长名字')
  })

  it('links to the post once it is known where it is, and asks while it is not', () => {
    const view = { activity, roster: emptyRoster([{ label: '表演', seats: 2 }]), zone, now: 0 }
    const words = wordsOf('en')
    const up = { chat: -1001234, message: 7 }
    const shown = renderCard({ ...view, names: new Map(), posts: [up] }, words)
    expect(shown.text).toContain('https://t.me/c/1234/7')
    const lost = renderCard({ ...view, names: new Map(), posts: [{ chat: -1, sending: 1 }] }, words)
    expect(lost.keyboard.inline_keyboard[0]?.map((b) => b.text)).toEqual([
      '📌 Post it again',
      "👌 It's there",
    ])
  })

  it('offers nothing to change but its team once the activity has begun', () => {
    const roster = emptyRoster([{ label: '表演', seats: 2 }])
    const view = { activity, roster, names: new Map(), zone, posts: [], now: activity.start }
    const { keyboard } = renderCard(view, wordsOf('en'))
    expect(keyboard.inline_keyboard.flat().map((b) => b.text)).toEqual([
      '🏷 Change the team',
      '🔄 Refresh',
      '🔁 Repeat…',
    ])
  })
})
