import type { MessageEntity } from 'grammy/types'

/** A stretch of text with the entity that covers it, or none. */
export type Span = string | { entity: MessageEntity; children: Span[] }

const outerFirst = (a: MessageEntity, b: MessageEntity): number =>
  a.offset - b.offset || b.length - a.length

const endOf = (entity: MessageEntity): number => entity.offset + entity.length

/** Nests entities as Telegram does: offsets and lengths count UTF-16 units. */
export const spansOf = (
  text: string,
  entities: readonly MessageEntity[],
  from = 0,
  to = text.length,
): Span[] => {
  const sorted = [...entities].sort(outerFirst)
  const spans: Span[] = []
  let at = from
  while (at < to) {
    const entity = sorted.find((one) => one.offset >= at && one.length > 0 && endOf(one) <= to)
    if (entity === undefined) break
    if (entity.offset > at) spans.push(text.slice(at, entity.offset))
    const inner = sorted.slice(sorted.indexOf(entity) + 1)
    spans.push({ entity, children: spansOf(text, inner, entity.offset, endOf(entity)) })
    at = endOf(entity)
  }
  if (at < to) spans.push(text.slice(at, to))
  return spans
}

/** The words of spans, without their entities. */
export const plain = (spans: Span[]): string =>
  spans.map((span) => (typeof span === 'string' ? span : plain(span.children))).join('')
