import { expect, test } from 'vitest'
import { blocksOf } from '../../../../../infra/local/playground/page/rows.ts'
import type { PlayMessage } from '../../../../../infra/local/playground/protocol.ts'

const said = (id: number, from: number, at: string, more = {}): PlayMessage => ({
  chat: -1,
  message: {
    message_id: id,
    date: Date.parse(at) / 1000,
    chat: { id: -1, type: 'supergroup', title: '金秋' },
    from: { id: from, is_bot: false, first_name: '李伟' },
    text: '好',
    ...more,
  },
  reactions: [],
})

const shape = (items: PlayMessage[], zone = 'Asia/Shanghai') =>
  blocksOf(items, zone, () => false).map((block) =>
    block.kind === 'bubble' ? [block.items.length, block.first, block.last] : block.kind,
  )

test('begins a new day at midnight of the community, not of the machine', () => {
  const items = [said(1, 2, '2026-11-27T15:59:00Z'), said(2, 2, '2026-11-27T16:01:00Z')]
  expect(shape(items)).toEqual(['day', [1, true, true], 'day', [1, true, true]])
  expect(shape(items, 'UTC')).toEqual(['day', [1, true, false], [1, false, true]])
})

test('puts what one person says in a row together, until somebody else speaks', () => {
  const items = [
    said(1, 2, '2026-11-27T09:00:00Z'),
    said(2, 2, '2026-11-27T09:01:00Z'),
    said(3, 3, '2026-11-27T09:02:00Z'),
  ]
  expect(shape(items)).toEqual(['day', [1, true, false], [1, false, true], [1, true, true]])
})

test('shows three pictures that were sent together as one album', () => {
  const album = { media_group_id: 'a' }
  const items = [1, 2, 3].map((id) => said(id, 2, '2026-11-27T09:00:00Z', album))
  expect(shape(items)).toEqual(['day', [3, true, true]])
})
