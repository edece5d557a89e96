import { type Chat, type PlayMessage, playId } from '../protocol.ts'
import type { App } from './app.ts'
import { el, icon, sync } from './element.ts'
import { contentLine } from './lines.ts'
import { nameOf, peopleOf, senderOf } from './world.ts'

interface Draft {
  text: string
  replyTo?: PlayMessage
  editing?: PlayMessage
}

export interface Composer {
  root: HTMLElement
  render(chat: Chat, newest: readonly PlayMessage[]): void
  reply(item: PlayMessage): void
  edit(item: PlayMessage): void
  fill(text: string): void
  say(text: string): void
  focus(): void
}

const largestFile = 20 * 1024 * 1024

const base64Of = (file: File): Promise<string> =>
  new Promise((done, fail) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => fail(reader.error)
    reader.readAsDataURL(file)
  })

/**
 * Where one writes. Drafts, replies and edits are kept for each person and chat; `walk` moves the
 * focus up into the messages.
 */
export const createComposer = (app: App, walk: () => void): Composer => {
  const drafts = new Map<string, Draft>()
  let chat: Chat | null = null
  let newest: readonly PlayMessage[] = []
  let shown = ''
  let chosen = 0
  let dismissed = ''
  let asGroup = false

  const input = el('textarea', { class: 'input', rows: 1, 'data-testid': 'composer', dir: 'auto' })
  const banner = el('div', { class: 'banner', hidden: true, 'data-testid': 'composer-banner' })
  const menu = el('div', { class: 'completions', role: 'listbox', hidden: true })
  const picker = el('input', { type: 'file', hidden: true, 'data-testid': 'file-input' })
  const attach = el(
    'button',
    { type: 'button', class: 'round', 'data-testid': 'attach' },
    icon('clip'),
  )
  const slash = el(
    'button',
    { type: 'button', class: 'round', 'data-testid': 'commands' },
    icon('slash'),
  )
  const mask = el(
    'button',
    { type: 'button', class: 'round', 'data-testid': 'anonymous' },
    icon('mask'),
  )
  const go = el(
    'button',
    { type: 'submit', class: 'round send', 'data-testid': 'send' },
    icon('send'),
  )
  const row = el('form', { class: 'composer-row' }, attach, slash, mask, input, go, picker)
  const start = el('button', { type: 'button', class: 'start', 'data-testid': 'start' })
  const startHint = el('p', { class: 'start-hint' })
  const starter = el('div', { class: 'starter', hidden: true }, startHint, start)
  const root = el('div', { class: 'composer' }, menu, banner, starter, row)

  const key = () => `${app.ui.me}:${chat?.id}`
  const draft = (): Draft => drafts.get(key()) ?? { text: '' }
  const keep = (next: Draft) => drafts.set(key(), next)
  const threadNow = () => (chat ? app.ui.topic[chat.id] : undefined) || undefined

  const commands = () => app.world.commands[`${app.ui.me}:${chat?.id}`] ?? []
  const matches = () => {
    const typed = /^\/(\S*)$/.exec(input.value)?.[1]?.toLowerCase()
    if (typed === undefined || dismissed === input.value) return []
    return commands().filter(({ command }) => command.startsWith(typed))
  }

  const grow = () => {
    input.style.setProperty('height', 'auto')
    input.style.setProperty('height', `${Math.min(input.scrollHeight, 180)}px`)
  }

  const complete = (command: string) => fill(`/${command} `)

  const drawMenu = () => {
    const found = matches()
    chosen = Math.min(chosen, Math.max(0, found.length - 1))
    menu.hidden = found.length === 0
    input.setAttribute('aria-expanded', String(found.length > 0))
    sync(
      menu,
      found.map(({ command, description }, at) => ({
        key: command,
        deps: [description, at === chosen],
        make: () =>
          el(
            'button',
            {
              type: 'button',
              role: 'option',
              tabindex: -1,
              'aria-selected': String(at === chosen),
              'data-testid': 'completion',
              'data-command': command,
              onclick: () => complete(command),
            },
            el('b', {}, `/${command}`),
            el('span', {}, description),
          ),
      })),
    )
  }

  const drawBanner = () => {
    const { replyTo, editing } = draft()
    const item = editing ?? replyTo
    banner.hidden = item === undefined
    if (item === undefined) return
    const { words } = app
    const cancel = el('button', { type: 'button', class: 'round', 'aria-label': words.cancel })
    cancel.append(icon('close'))
    cancel.addEventListener('click', stop)
    banner.replaceChildren(
      icon(editing ? 'edit' : 'reply'),
      el(
        'div',
        {},
        el('b', {}, editing ? words.editing : words.replyTo(senderOf(item.message).name)),
        el('span', {}, contentLine(item.message, words)),
      ),
      cancel,
    )
  }

  const show = (next: Draft) => {
    keep(next)
    if (input.value !== next.text) input.value = next.text
    dismissed = ''
    grow()
    drawMenu()
    drawBanner()
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

  const edit = (item: PlayMessage) => {
    show({ text: item.message.text ?? '', editing: item })
    focus()
  }
  const say = (text: string, replyTo?: PlayMessage) => {
    if (chat === null) return
    const thread = threadNow()
    void app.act('send', {
      as: app.ui.me,
      chat: chat.id,
      text,
      ...(replyTo && { replyTo: playId(replyTo.message) }),
      ...(thread && { thread }),
      ...(asGroup && !mask.hidden && { anonymous: true }),
    })
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

  const upload = async (file: File) => {
    if (chat === null) return
    if (file.size > largestFile) return app.toast(app.words.tooBig)
    const { replyTo, text } = draft()
    const thread = threadNow()
    const target = { as: app.ui.me, chat: chat.id }
    show({ text: '' })
    await app.act('upload', {
      ...target,
      name: file.name,
      mime: file.type || 'application/octet-stream',
      base64: await base64Of(file),
      ...(text.trim() && { caption: text.trim() }),
      ...(replyTo && { replyTo: playId(replyTo.message) }),
      ...(thread && { thread }),
    })
  }

  const editLast = (): boolean => {
    const own = newest.findLast(
      ({ message }) => message.from?.id === app.ui.me && message.text && !message.sender_chat,
    )
    if (own) edit(own)
    return own !== undefined
  }

  const inMenu: Record<string, () => void> = {
    ArrowDown: () => {
      chosen++
    },
    ArrowUp: () => {
      chosen = Math.max(0, chosen - 1)
    },
    Tab: () => complete(matches()[chosen]?.command ?? ''),
    Enter: () => complete(matches()[chosen]?.command ?? ''),
    Escape: () => {
      dismissed = input.value
    },
  }
  const onKey = (event: KeyboardEvent) => {
    // Enter also ends the composing of a Chinese word: that one must not send.
    if (event.isComposing) return
    const choice = inMenu[event.key]
    const exact = matches().some(({ command }) => input.value === `/${command}`)
    if (!menu.hidden && choice && !(event.key === 'Enter' && exact)) {
      event.preventDefault()
      choice()
      drawMenu()
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      submit()
    } else if (event.key === 'Escape') stop()
    else if (event.key === 'ArrowUp' && input.value === '') {
      event.preventDefault()
      if (event.ctrlKey || !editLast()) walk()
    }
  }

  input.addEventListener('keydown', onKey)
  input.addEventListener('input', () => {
    keep({ ...draft(), text: input.value })
    chosen = 0
    grow()
    drawMenu()
  })
  input.addEventListener('paste', ({ clipboardData }) => {
    const file = clipboardData?.files[0]
    if (file) void upload(file)
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
    const [file] = picker.files ?? []
    if (file) void upload(file)
    picker.value = ''
  })
  start.addEventListener('click', () => {
    say('/start')
    input.focus()
  })

  const label = () => {
    const { words } = app
    input.placeholder = words.write
    input.setAttribute('aria-label', words.write)
    for (const [button, name] of [
      [attach, words.attach],
      [slash, words.commands],
      [mask, words.anonymous],
      [go, words.send],
    ] as const) {
      button.title = name
      button.setAttribute('aria-label', name)
    }
    start.textContent = words.start
  }

  const render: Composer['render'] = (next, items) => {
    chat = next
    newest = items
    const me = peopleOf(app.world).find((one) => one.id === app.ui.me)
    const closed = next.type === 'private' && me?.started === false
    starter.hidden = !closed
    row.hidden = closed
    startHint.textContent = app.words.startHint(me ? nameOf(me.user) : '')
    mask.hidden = next.type === 'private' || !next.admins.includes(app.ui.me)
    slash.hidden = commands().length === 0
    label()
    if (shown !== key()) show(draft())
    shown = key()
  }

  return {
    root,
    render,
    edit,
    fill,
    focus,
    say: (text) => say(text),
    reply: (item) => {
      show({ text: draft().editing ? '' : draft().text, replyTo: item })
      focus()
    },
  }
}
