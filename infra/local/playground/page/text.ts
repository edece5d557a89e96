import type { MessageEntity } from 'grammy/types'
import { type Child, el } from './element.ts'
import { plain, type Span, spansOf } from './spans.ts'
import type { Words } from './words.ts'

/** What pressing parts of a text does. */
export interface TextActions {
  words: Words
  follow(url: string): void
  fill(command: string): void
}

const link = (url: string, inside: Child, actions: TextActions): HTMLElement =>
  el(
    'a',
    {
      href: url,
      onclick: (event) => {
        event.preventDefault()
        actions.follow(url)
      },
    },
    inside,
  )

const spoiler = (inside: Child, { words }: TextActions): HTMLElement => {
  const node = el('span', { class: 'spoiler', role: 'button', tabindex: 0 }, inside)
  node.setAttribute('aria-label', words.spoiler)
  const show = () => {
    node.classList.add('shown')
    node.removeAttribute('aria-label')
    node.removeAttribute('role')
  }
  node.addEventListener('click', show)
  node.addEventListener('keydown', (event) => event.key === 'Enter' && show())
  return node
}

const folded = (inside: Child, { words }: TextActions): HTMLElement => {
  const quote = el('blockquote', { class: 'folded' }, el('div', {}, inside))
  const more = el('button', { type: 'button', class: 'fold', 'aria-expanded': 'false' })
  more.textContent = words.showMore
  more.addEventListener('click', () => {
    const open = quote.classList.toggle('open')
    more.textContent = open ? words.showLess : words.showMore
    more.setAttribute('aria-expanded', String(open))
  })
  quote.append(more)
  return quote
}

const command = (text: string, actions: TextActions): HTMLElement =>
  el(
    'button',
    { type: 'button', class: 'link', 'data-command': text, onclick: () => actions.fill(text) },
    text,
  )

const webAddress = (text: string): string => (/^\w+:/.test(text) ? text : `https://${text}`)

const marked = (entity: MessageEntity, children: Span[], actions: TextActions): Child => {
  const inside = (): Child => drawSpans(children, actions)
  switch (entity.type) {
    case 'bold':
      return el('b', {}, inside())
    case 'italic':
      return el('i', {}, inside())
    case 'underline':
      return el('u', {}, inside())
    case 'strikethrough':
      return el('s', {}, inside())
    case 'code':
      return el('code', {}, inside())
    case 'pre':
      return el('pre', {}, el('code', {}, inside()))
    case 'spoiler':
      return spoiler(inside(), actions)
    case 'blockquote':
      return el('blockquote', {}, inside())
    case 'expandable_blockquote':
      return folded(inside(), actions)
    case 'text_link':
      return link(entity.url, inside(), actions)
    case 'url':
      return link(webAddress(plain(children)), inside(), actions)
    case 'text_mention':
      return el('span', { class: 'mention', 'data-user': entity.user.id }, inside())
    case 'mention':
    case 'hashtag':
    case 'cashtag':
      return el('span', { class: 'mention' }, inside())
    case 'bot_command':
      return command(plain(children), actions)
    default:
      return inside()
  }
}

const isBlock = (span: Span | undefined): boolean =>
  typeof span === 'object' && /blockquote|pre/.test(span.entity.type)

// A quote stands on lines of its own already: the line break beside it would be an empty line.
const trimmed = (text: string, before: Span | undefined, after: Span | undefined): string => {
  const tail = isBlock(before) ? text.replace(/^\n/, '') : text
  return isBlock(after) ? tail.replace(/\n$/, '') : tail
}

const drawSpans = (spans: Span[], actions: TextActions): Child =>
  spans.map((span, at) =>
    typeof span === 'string'
      ? trimmed(span, spans[at - 1], spans[at + 1])
      : marked(span.entity, span.children, actions),
  )

/** A message's words with their entities. */
export const drawText = (
  text: string,
  entities: readonly MessageEntity[],
  actions: TextActions,
): Child => drawSpans(spansOf(text, entities), actions)
