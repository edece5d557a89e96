import { type Chat, type PlayMessage, playId } from '../protocol.ts'
import type { App } from './app.ts'
import { el, icon, sync } from './element.ts'
import { serviceLine } from './lines.ts'
import { rowOf, type Talk } from './message.ts'
import { blocksOf } from './rows.ts'

const page = 200
const nearEnd = 90

export interface Conversation {
  root: HTMLElement
  /** Draws the messages; `key` names the conversation, and a new one starts at its end. */
  render(key: string, chat: Chat, items: readonly PlayMessage[]): void
  jump(id: number): void
  focusLast(): void
}

const controls = '.keys button:not(:disabled), .poll-option:not(:disabled)'

/** The messages of one chat: kept at the end while one reads there, walked with the arrow keys. */
export const createConversation = (app: App, talk: Talk): Conversation => {
  const list = el('div', { class: 'messages', role: 'log', 'aria-live': 'off', tabindex: -1 })
  const earlier = el('button', { type: 'button', class: 'pill earlier', hidden: true })
  const scroll = el('div', { class: 'scroll' }, earlier, list)
  const down = el('button', { type: 'button', class: 'down', hidden: true, 'data-testid': 'down' })
  const root = el('div', { class: 'conversation' }, scroll, down)
  let shown = ''
  let limit = page
  let seen = 0
  let drawn: readonly PlayMessage[] = []

  const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < nearEnd
  const toEnd = () => {
    scroll.scrollTop = scroll.scrollHeight
  }
  const drawDown = () => {
    const fresh = Math.max(0, drawn.length - seen)
    down.hidden = atEnd()
    down.replaceChildren(icon('down'), fresh > 0 ? String(fresh) : '')
    down.setAttribute('aria-label', app.words.newBelow(fresh))
    down.classList.toggle('fresh', fresh > 0)
  }

  const articles = () => [...list.querySelectorAll<HTMLElement>('.message')]
  const find = (id: number) => list.querySelector<HTMLElement>(`[data-message="${id}"]`)
  const itemOf = (node: HTMLElement) =>
    drawn.find((item) => String(playId(item.message)) === node.dataset.message)

  const jump = (id: number) => {
    if (find(id) === null && drawn.some((item) => playId(item.message) === id)) {
      limit = drawn.length
      draw()
    }
    const node = find(id)
    if (node === null) return
    follow = false
    node.scrollIntoView({ block: 'center' })
    node.classList.remove('flash')
    requestAnimationFrame(() => node.classList.add('flash'))
    node.focus({ preventScroll: true })
  }

  const walk = (from: HTMLElement, step: number) => {
    const all = articles()
    const next = all[all.indexOf(from) + step]
    if (next) next.focus()
    else if (step > 0) talk.fill('')
  }
  const among = (node: HTMLElement, from: Element, step: number) => {
    const all = [...node.querySelectorAll<HTMLElement>(controls)]
    const next = all[all.indexOf(from as HTMLElement) + step]
    ;(next ?? node).focus()
  }
  const onMessage = (key: string, node: HTMLElement): boolean => {
    const item = itemOf(node)
    if (key === 'ArrowUp') walk(node, -1)
    else if (key === 'ArrowDown') walk(node, 1)
    else if (key === 'Enter' || key === 'ArrowRight') among(node, node, 1)
    else if (key.toLowerCase() === 'r' && item && item.onlyFor === undefined) talk.reply(item)
    else if (key.toLowerCase() === 'e' && item?.message.from?.id === app.ui.me) talk.edit(item)
    else if (key === 'Escape') talk.fill('')
    else return false
    return true
  }
  const onButton = (key: string, node: HTMLElement, button: Element): boolean => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key]
    if (key === 'Escape') node.focus()
    else if (step !== undefined) among(node, button, step)
    else return false
    return true
  }
  list.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement))
      return
    const node = event.target.closest<HTMLElement>('.message')
    if (node === null) return
    const used =
      event.target === node
        ? onMessage(event.key, node)
        : event.target.matches(controls) && onButton(event.key, node, event.target)
    if (used) event.preventDefault()
  })

  // A long press or a right click shows the tools where there is no pointer to hover with.
  list.addEventListener('contextmenu', (event) => {
    const node = event.target instanceof Element ? event.target.closest('.message') : null
    if (node === null || (event.target instanceof Element && event.target.closest('a'))) return
    event.preventDefault()
    for (const other of list.querySelectorAll('.show-tools')) other.classList.remove('show-tools')
    node.classList.add('show-tools')
  })
  list.addEventListener('click', () => {
    for (const node of list.querySelectorAll('.show-tools')) node.classList.remove('show-tools')
  })

  scroll.addEventListener('scroll', () => {
    if (atEnd()) seen = drawn.length
    drawDown()
  })
  down.addEventListener('click', toEnd)
  earlier.addEventListener('click', () => {
    limit += page
    const below = scroll.scrollHeight - scroll.scrollTop
    draw()
    scroll.scrollTop = scroll.scrollHeight - below
  })
  // Pictures and the keyboard of a phone change heights after the drawing.
  let follow = true
  let top = 0
  // Only the reader's own way up stops the following: growth moves nothing up.
  scroll.addEventListener('scroll', () => {
    follow = atEnd() || (follow && scroll.scrollTop >= top)
    top = scroll.scrollTop
  })
  const grown = new ResizeObserver(() => follow && toEnd())
  grown.observe(list)
  grown.observe(scroll)

  const draw = () => {
    const isService = (item: PlayMessage) => serviceLine(item.message, app.words) !== null
    const blocks = blocksOf(drawn.slice(-limit), app.world.clock.zone, isService)
    earlier.hidden = drawn.length <= limit
    earlier.textContent = app.words.earlier
    sync(
      list,
      blocks.map((block) => rowOf(app, block, talk)),
    )
    list.dataset.empty = drawn.length === 0 ? app.words.noMessages : ''
    const all = articles()
    for (const node of all) node.tabIndex = node === all.at(-1) ? 0 : -1
  }

  const render: Conversation['render'] = (key, _chat, items) => {
    const fresh = shown !== key
    const mine = items.length > drawn.length && items.at(-1)?.message.from?.id === app.ui.me
    const stay = !fresh && !mine && !follow
    drawn = items
    if (fresh) limit = page
    draw()
    if (!stay) toEnd()
    if (!stay) follow = true
    if (!stay) seen = items.length
    shown = key
    drawDown()
  }

  return { root, render, jump, focusLast: () => articles().at(-1)?.focus() }
}
