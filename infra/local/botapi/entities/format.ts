import type { MessageEntity } from 'grammy/types'
import { bad } from '../errors.ts'
import { detected } from './detect.ts'
import { fromHtml } from './html.ts'
import { fromMarkdown } from './markdown.ts'
import type { Formatted, KnownUser } from './styled.ts'

interface Source {
  text: string
  mode?: 'HTML' | 'MarkdownV2' | 'Markdown' | undefined
  entities?: MessageEntity[] | undefined
}

function parsed({ text, mode, entities = [] }: Source, user: KnownUser): Formatted {
  if (mode === 'HTML') return fromHtml(text, user)
  if (mode !== undefined) return fromMarkdown(text, user)
  return { text, entities }
}

const inOrder = (a: MessageEntity, b: MessageEntity): number =>
  a.offset - b.offset || b.length - a.length

/** Telegram cuts white space at both ends and moves the entities along. */
function trimmed({ text, entities }: Formatted): Formatted {
  const clean = text.replaceAll('\r', '')
  const cut = clean.length - clean.trimStart().length
  const kept = clean.trim()
  const moved = entities.map((entity) => {
    const start = Math.max(0, entity.offset - cut)
    const end = Math.min(kept.length, entity.offset + entity.length - cut)
    return { ...entity, offset: start, length: end - start }
  })
  return { text: kept, entities: moved.filter(({ length }) => length > 0) }
}

/** The text that people see and its entities, as Telegram stores and hands them out. */
export function formatted(source: Source, user: KnownUser): Formatted {
  const { text, entities } = trimmed(parsed(source, user))
  return { text, entities: detected(text, entities).sort(inOrder) }
}

/** A message's text, 1 to 4,096 UTF-16 units after parsing. */
export function messageText(source: Source, user: KnownUser): Formatted {
  if (source.text === '') throw bad('message text is empty')
  const result = formatted(source, user)
  if (result.text === '') throw bad('text must be non-empty')
  if (result.text.length > 4096) throw bad('message is too long')
  return result
}

/** A caption, up to 1,024 UTF-16 units after parsing. */
export function caption(source: Source, user: KnownUser): Formatted {
  const result = formatted(source, user)
  if (result.text.length > 1024) throw bad('message caption is too long')
  return result
}
