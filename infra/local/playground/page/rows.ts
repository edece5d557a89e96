import type { PlayMessage } from '../protocol.ts'
import { dayKey } from './dates.ts'
import { keyOf, senderOf } from './world.ts'

/** A block of the conversation: a date line, something that happened, or a bubble. */
export type Block =
  | { kind: 'day'; key: string; atMs: number }
  | { kind: 'service'; key: string; item: PlayMessage }
  | {
      kind: 'bubble'
      key: string
      items: [PlayMessage, ...PlayMessage[]]
      first: boolean
      last: boolean
    }

type Bubble = Extract<Block, { kind: 'bubble' }>

const runSeconds = 600

/** Whether a bubble goes on with the sender of the one before. */
const continues = (before: Block | undefined, bubble: Bubble): boolean => {
  if (before?.kind !== 'bubble') return false
  const [a, b] = [before.items[0].message, bubble.items[0].message]
  return senderOf(a).id === senderOf(b).id && b.date - a.date < runSeconds
}

const albumOf = (before: Block | undefined, item: PlayMessage): Bubble | null => {
  const group = item.message.media_group_id
  if (before?.kind !== 'bubble' || group === undefined) return null
  return before.items[0].message.media_group_id === group ? before : null
}

const addBubble = (blocks: Block[], item: PlayMessage): void => {
  const before = blocks.at(-1)
  const album = albumOf(before, item)
  if (album) {
    album.items.push(item)
    return
  }
  const bubble: Bubble = {
    kind: 'bubble',
    key: keyOf(item),
    items: [item],
    first: true,
    last: true,
  }
  if (before?.kind === 'bubble' && continues(before, bubble)) {
    before.last = false
    bubble.first = false
  }
  blocks.push(bubble)
}

/**
 * Lays messages out: a date line where the community's day changes, albums in one bubble, bubbles
 * of one sender in a row.
 */
export const blocksOf = (
  items: readonly PlayMessage[],
  zone: string,
  isService: (item: PlayMessage) => boolean,
): Block[] => {
  const blocks: Block[] = []
  let day = ''
  for (const item of items) {
    const atMs = item.message.date * 1000
    if (day !== dayKey(atMs, zone)) {
      day = dayKey(atMs, zone)
      blocks.push({ kind: 'day', key: `day:${day}:${keyOf(item)}`, atMs })
    }
    if (isService(item)) blocks.push({ kind: 'service', key: keyOf(item), item })
    else addBubble(blocks, item)
  }
  return blocks
}
