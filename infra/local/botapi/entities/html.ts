import type { MessageEntity } from 'grammy/types'
import { bad } from '../errors.ts'
import { link } from './link.ts'
import type { KnownUser, Styled } from './styled.ts'

interface OpenTag {
  name: string
  /** Where its text begins in the plain text, in UTF-16 units. */
  offset: number
  attributes: Map<string, string>
}

const styles: Record<string, 'bold' | 'italic' | 'underline' | 'strikethrough' | 'spoiler'> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
}
const others = new Set(['a', 'code', 'pre', 'blockquote', 'tg-emoji'])
const characters: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** Telegram counts where a mistake is in UTF-8 bytes. */
const byteOffset = (text: string, index: number): number => Buffer.byteLength(text.slice(0, index))

const broken = (reason: string) => bad(`can't parse entities: ${reason}`)

/** Decodes the entities that Telegram knows; any other ampersand stays as written. */
export const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot));/gi, (whole, hex, dec, name) => {
    if (name !== undefined) return characters[String(name).toLowerCase()] ?? whole
    const code = hex === undefined ? Number(dec) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

function attributesOf(source: string, tag: string, at: number): Map<string, string> {
  const found = new Map<string, string>()
  const pattern = /\s*([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?\s*/y
  while (pattern.lastIndex < source.length) {
    const match = pattern.exec(source)
    const name = match?.[1]
    if (match === null || name === undefined) {
      throw broken(`Empty attribute name in the tag "${tag}" at byte offset ${at}`)
    }
    found.set(name.toLowerCase(), decoded(match[2] ?? match[3] ?? match[4] ?? ''))
  }
  return found
}

function styleOf(tag: OpenTag, text: string, user: KnownUser): Styled | undefined {
  const style = styles[tag.name]
  if (style !== undefined) return { type: style }
  if (tag.name === 'a') return link(tag.attributes.get('href') ?? text, user)
  if (tag.name === 'pre') return { type: 'pre' }
  if (tag.name === 'blockquote') {
    return { type: tag.attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote' }
  }
  if (tag.name === 'tg-emoji') {
    return { type: 'custom_emoji', custom_emoji_id: tag.attributes.get('emoji-id') ?? '' }
  }
  return { type: 'code' }
}

const languageOf = (tag: OpenTag): string | undefined =>
  /^language-(.+)$/.exec(tag.attributes.get('class') ?? '')?.[1]

/** `<pre><code class="language-x">` is one entity: the code gives the pre its language. */
function withLanguages(entities: MessageEntity[], languages: Map<number, string>): MessageEntity[] {
  return entities.map((entity) => {
    const language = entity.type === 'pre' ? languages.get(entity.offset) : undefined
    return language === undefined ? entity : { ...entity, type: 'pre' as const, language }
  })
}

class Reader {
  plain = ''
  readonly entities: MessageEntity[] = []
  readonly open: OpenTag[] = []
  readonly languages = new Map<number, string>()
  readonly source: string
  readonly user: KnownUser

  constructor(source: string, user: KnownUser) {
    this.source = source
    this.user = user
  }

  start(name: string, rest: string, index: number): void {
    const at = byteOffset(this.source, index)
    const attributes = attributesOf(rest, name, at)
    const isSpoiler = name !== 'span' || attributes.get('class') === 'tg-spoiler'
    const isKnown = (styles[name] !== undefined && isSpoiler) || others.has(name)
    if (!isKnown) throw broken(`Unsupported start tag "${name}" at byte offset ${at}`)
    this.open.push({ name, offset: this.plain.length, attributes })
  }

  end(name: string, index: number): void {
    const at = byteOffset(this.source, index)
    const tag = this.open.pop()
    if (tag === undefined) throw broken(`Unexpected end tag at byte offset ${at}`)
    if (name !== '' && name !== tag.name) {
      throw broken(
        `Unmatched end tag at byte offset ${at}, expected "</${tag.name}>", found "</${name}>"`,
      )
    }
    this.close(tag)
  }

  close(tag: OpenTag): void {
    const length = this.plain.length - tag.offset
    const language = languageOf(tag)
    const parent = this.open.at(-1)
    if (language !== undefined && parent?.name === 'pre' && parent.offset === tag.offset) {
      this.languages.set(tag.offset, language)
      return
    }
    const style = styleOf(tag, this.plain.slice(tag.offset), this.user)
    if (length > 0 && style !== undefined) {
      this.entities.push({ ...style, offset: tag.offset, length })
    }
  }
}

/** Reads Telegram's HTML; throws "can't parse entities" as Telegram words it. */
export function fromHtml(source: string, user: KnownUser) {
  const reader = new Reader(source, user)
  let index = 0
  while (index < source.length) {
    const next = source.indexOf('<', index)
    reader.plain += decoded(source.slice(index, next < 0 ? undefined : next))
    if (next < 0) break
    const close = source.indexOf('>', next)
    const isEnd = source[next + 1] === '/'
    if (close < 0) {
      const at = byteOffset(source, next)
      throw broken(`Unclosed ${isEnd ? 'end' : 'start'} tag at byte offset ${at}`)
    }
    const inside = source.slice(next + (isEnd ? 2 : 1), close)
    const name = /^[^\s/]*/.exec(inside)?.[0] ?? ''
    if (isEnd) reader.end(name.toLowerCase(), next)
    else reader.start(name.toLowerCase(), inside.slice(name.length).trim(), next)
    index = close + 1
  }
  const left = reader.open.at(-1)
  if (left !== undefined) {
    throw broken(`Can't find end tag corresponding to start tag "${left.name}"`)
  }
  return { text: reader.plain, entities: withLanguages(reader.entities, reader.languages) }
}
