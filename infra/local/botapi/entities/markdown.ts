import type { MessageEntity } from 'grammy/types'
import { bad } from '../errors.ts'
import { link } from './link.ts'
import type { Formatted, KnownUser, Styled } from './styled.ts'

const broken = (reason: string) => bad(`can't parse entities: ${reason}`)

const marks: [string, Styled][] = [
  ['```', { type: 'pre' }],
  ['||', { type: 'spoiler' }],
  ['__', { type: 'underline' }],
  ['*', { type: 'bold' }],
  ['_', { type: 'italic' }],
  ['~', { type: 'strikethrough' }],
  ['`', { type: 'code' }],
]
const reserved = '_*[]()~`>#+-=|{}.!'

interface Open {
  mark: string
  offset: number
  style: Styled
}

class Reader {
  plain = ''
  index = 0
  readonly entities: MessageEntity[] = []
  readonly open: Open[] = []
  readonly source: string
  readonly user: KnownUser

  constructor(source: string, user: KnownUser) {
    this.source = source
    this.user = user
  }

  add({ style, offset }: Open): void {
    const length = this.plain.length - offset
    if (length > 0) this.entities.push({ ...style, offset, length })
  }

  toggle(mark: string, style: Styled): void {
    const last = this.open.at(-1)
    this.index += mark.length
    if (last?.mark !== mark) {
      this.open.push({ mark, style, offset: this.plain.length })
      return
    }
    this.open.pop()
    this.add(last)
  }

  /** `](address)` ends a link; without an address the text stays plain. */
  endLink(): void {
    const start = this.open.pop()
    if (start?.mark !== '[') throw this.reservedAt(']')
    const address = /^\]\(((?:\\.|[^)\\])*)\)/.exec(this.source.slice(this.index))
    this.index += address?.[0].length ?? 1
    const href = address?.[1]?.replace(/\\(.)/g, '$1')
    const style = href === undefined ? undefined : link(href, this.user)
    if (style !== undefined) this.add({ ...start, style })
  }

  reservedAt(character: string) {
    return broken(
      `Character '${character}' is reserved and must be escaped with the preceding '\\'`,
    )
  }

  step(): void {
    const character = this.source.charAt(this.index)
    const inCode = ['```', '`'].includes(this.open.at(-1)?.mark ?? '')
    if (character === '\\' && this.index + 1 < this.source.length) {
      this.plain += this.source.charAt(this.index + 1)
      this.index += 2
      return
    }
    const found = marks.find(([mark]) => this.source.startsWith(mark, this.index))
    const isMark = found !== undefined && (!inCode || found[0] === this.open.at(-1)?.mark)
    if (isMark) this.toggle(found[0], found[1])
    else if (!inCode && character === '[') this.startLink()
    else if (!inCode && character === ']') this.endLink()
    else this.literal(character, inCode)
  }

  startLink(): void {
    this.open.push({ mark: '[', offset: this.plain.length, style: { type: 'code' } })
    this.index += 1
  }

  literal(character: string, inCode: boolean): void {
    const startsQuote = character === '>' && /(^|\n)$/.test(this.plain)
    if (!inCode && reserved.includes(character) && !startsQuote) throw this.reservedAt(character)
    if (!startsQuote) this.plain += character
    this.index += 1
  }
}

/** Reads MarkdownV2, without quotes across lines; throws "can't parse entities". */
export function fromMarkdown(source: string, user: KnownUser): Formatted {
  const reader = new Reader(source, user)
  while (reader.index < source.length) reader.step()
  const left = reader.open.at(-1)
  if (left !== undefined) {
    const at = Buffer.byteLength(reader.plain.slice(0, left.offset))
    throw broken(`Can't find end of the entity starting at byte offset ${at}`)
  }
  return { text: reader.plain, entities: reader.entities }
}
