import type { MessageEntity } from 'grammy/types'

type Detected = 'bot_command' | 'mention' | 'hashtag' | 'url' | 'email'

const patterns: [Detected, RegExp][] = [
  [
    'url',
    /(?:https?:\/\/|www\.|(?<![\w@./-])t\.me\/)[^\s<>"，。！？、）]+[^\s<>"，。！？、）.,!?;:)]/giu,
  ],
  ['email', /(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  ['bot_command', /(?<![\w/@])\/[a-z0-9_]{1,32}(?:@[a-z]\w{2,31})?(?![\w/@])/giu],
  ['mention', /(?<![\w@])@[a-z]\w{3,31}\b/giu],
  ['hashtag', /(?<![\p{L}\p{N}_])#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*/gu],
]

const overlaps = (a: MessageEntity, b: MessageEntity): boolean =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length

const opaque = new Set(['code', 'pre', 'text_link', 'text_mention', 'url', 'email'])

/** The entities that Telegram finds by itself, e.g. commands, mentions and addresses. */
export function detected(text: string, given: readonly MessageEntity[]): MessageEntity[] {
  const taken = given.filter(({ type }) => opaque.has(type))
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length }
      if (!taken.some((other) => overlaps(entity, other))) taken.push(entity)
    }
  }
  return [...given, ...taken.filter((entity) => !given.includes(entity))]
}
