import { type Chat, type PlayMessage, playId } from '../protocol.ts'
import type { App } from './app.ts'
import { createCompletions } from './completions.ts'
import { type Draft, drawBanner } from './draft.ts'
import { el, icon } from './element.ts'
import { nameOf, peopleOf } from './world.ts'

export interface Composer {
  root: HTMLElement
  /** Writes into this chat from now on; `items` are its messages. */
  render(chat: Chat, items: readonly PlayMessage[]): void
  reply(item: PlayMessage): void
  edit(item: PlayMessage): void
  fill(text: string): void
  say(text: string): void
  focus(): void
}

const largestFile = 20 * 1024 * 1024
const tallest = 180
// What Telegram shows as one.
const albumSize = 10
const isPicture = /^image\/(png|jpeg)$/

const base64Of = (file: File): Promise<string> =>
  new Promise((done, fail) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => fail(reader.error)
    reader.readAsDataURL(file)
  })

const parts = () => {
  const round = (testid: string, look: Parameters<typeof icon>[0]) =>
    el('button', { type: 'button', class: 'round', 'data-testid': testid }, icon(look))
  const go = el('button', { type: 'submit', class: 'round send', 'data-testid': 'send' })
  go.append(icon('send'))
  return {
    input: el('textarea', { class: 'input', rows: 1, 'data-testid': 'composer', dir: 'auto' }),
    banner: el('div', { class: 'banner', hidden: true, 'data-testid': 'composer-banner' }),
    picker: el('input', {
      type: 'file',
      multiple: true,
      hidden: true,
      'data-testid': 'file-input',
    }),
    attach: round('attach', 'clip'),
    slash: round('commands', 'slash'),
    mask: round('anonymous', 'mask'),
    go,
    start: el('button', { type: 'button', class: 'start', 'data-testid': 'start' }),
    hint: el('p', { class: 'start-hint' }),
  }
}

const label = (
  { words }: App,
  { input, attach, slash, mask, go, start }: ReturnType<typeof parts>,
) => {
  input.placeholder = words.write
  start.textContent = words.start
  for (const [node, name] of [
    [input, words.write],
    [attach, words.attach],
    [slash, words.commands],
    [mask, words.anonymous],
    [go, words.send],
  ] as const)
    node.setAttribute('aria-label', name)
  for (const node of [attach, slash, mask, go]) node.title = node.ariaLabel ?? ''
}

/**
 * Where one writes. Drafts, replies and edits are kept for each person and chat; `walk` moves the
 * focus up into the messages.
 */
export const createComposer = (app: App, walk: () => void): Composer => {
  const drafts = new Map<string, Draft>()
  let chat: Chat | null = null
  let items: readonly PlayMessage[] = []
  let shown = ''
  let asGroup = false

  const made = parts()
  const { input, banner, picker, attach, slash, mask, go, start, hint } = made
  const key = () => `${app.ui.me}:${chat?.id}`
  const commands = () => app.world.commands[key()] ?? []
  const menu = createCompletions(input, commands, (command) => fill(`/${command} `))
  const row = el('form', { class: 'composer-row' }, attach, slash, mask, input, go, picker)
  const starter = el('div', { class: 'starter', hidden: true }, hint, start)
  const root = el('div', { class: 'composer' }, menu.root, banner, starter, row)

  const draft = (): Draft => drafts.get(key()) ?? { text: '' }
  const grow = () => {
    input.style.setProperty('height', 'auto')
    input.style.setProperty('height', `${Math.min(input.scrollHeight + 3, tallest)}px`)
  }
  const show = (next: Draft) => {
    drafts.set(key(), next)
    if (input.value !== next.text) input.value = next.text
    grow()
    menu.render()
    drawBanner(app, banner, next, stop)
  }
  const focus = () => (starter.hidden ? input : start).focus()
  const fill = (text: string) => {
    show({ ...draft(), text })
    focus()
    input.setSelectionRange(text.length, text.length)
  }
  const stop = () => {
    const { editing, text } = draft()
    show({ text: editing ? '' : text })
    focus()
  }
  const reply = (item: PlayMessage) => {
    show({ text: draft().editing ? '' : draft().text, replyTo: item })
    focus()
  }
  const edit = (item: PlayMessage) => {
    show({ text: item.message.text ?? '', editing: item })
    focus()
  }
  const editLast = (): boolean => {
    const own = items.findLast(
      ({ message }) => message.from?.id === app.ui.me && message.text && !message.sender_chat,
    )
    if (own) edit(own)
    return own !== undefined
  }

  const where = ({ id }: Chat, replyTo?: PlayMessage) => ({
    as: app.ui.me,
    chat: id,
    ...(replyTo && { replyTo: playId(replyTo.message) }),
    ...(app.ui.topic[id] && { thread: app.ui.topic[id] }),
  })
  const say = (text: string, replyTo?: PlayMessage) => {
    if (chat === null) return
    const anonymous = asGroup && !mask.hidden
    void app.act('send', { ...where(chat, replyTo), text, ...(anonymous && { anonymous }) })
  }
  const submit = () => {
    const { replyTo, editing } = draft()
    const text = input.value.trim()
    if (text === '' || chat === null) return
    if (editing)
      void app.act('edit', { as: app.ui.me, chat: chat.id, id: playId(editing.message), text })
    else say(text, replyTo)
    show({ text: '' })
  }
  /** Several pictures go as one album, words with the first; other files go one by one. */
  const upload = async (files: readonly File[]) => {
    if (chat === null || files.length === 0) return
    if (files.some(({ size }) => size > largestFile)) return app.toast(app.words.tooBig)
    const { replyTo, text } = draft()
    const target = where(chat, replyTo)
    show({ text: '' })
    const sent = files.slice(0, albumSize)
    const together = sent.length > 1 && sent.every(({ type }) => isPicture.test(type))
    const album = together && { album: crypto.randomUUID() }
    const bodies = sent.map(async (file, i) => ({
      ...{ ...target, ...album, name: file.name, mime: file.type || 'application/octet-stream' },
      base64: await base64Of(file),
      ...(i === 0 && text.trim() && { caption: text.trim() }),
    }))
    for (const body of bodies) await app.act('upload', await body)
  }

  const press = ({ key, shiftKey, ctrlKey }: KeyboardEvent): boolean => {
    if (menu.take(key)) return true
    if (key === 'Enter' && !shiftKey) submit()
    else if (key === 'Escape') stop()
    else if (key === 'ArrowUp' && input.value === '') {
      if (ctrlKey || !editLast()) walk()
    } else return false
    return true
  }
  input.addEventListener('keydown', (event) => {
    // Enter also ends the composing of a Chinese word: that one must not send.
    if (!event.isComposing && press(event)) event.preventDefault()
  })
  input.addEventListener('input', () => {
    drafts.set(key(), { ...draft(), text: input.value })
    grow()
    menu.render()
  })
  input.addEventListener('paste', ({ clipboardData }) => {
    void upload([...(clipboardData?.files ?? [])])
  })
  row.addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
    input.focus()
  })
  attach.addEventListener('click', () => picker.click())
  slash.addEventListener('click', () => fill('/'))
  mask.addEventListener('click', () => {
    asGroup = !asGroup
    mask.setAttribute('aria-pressed', String(asGroup))
  })
  picker.addEventListener('change', () => {
    void upload([...(picker.files ?? [])])
    picker.value = ''
  })
  start.addEventListener('click', () => say('/start'))

  const render: Composer['render'] = (next, now) => {
    chat = next
    items = now
    const me = peopleOf(app.world).find((one) => one.id === app.ui.me)
    const closed = next.type === 'private' && me?.started === false
    starter.hidden = !closed
    row.hidden = closed
    hint.textContent = app.words.startHint(me ? nameOf(me.user) : '')
    mask.hidden = next.type === 'private' || !next.admins.includes(app.ui.me)
    slash.hidden = commands().length === 0
    label(app, made)
    if (shown !== key()) show(draft())
    shown = key()
  }
  return { root, render, reply, edit, fill, say: (text) => say(text), focus }
}
