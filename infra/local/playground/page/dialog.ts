import type { App } from './app.ts'
import { type Child, el } from './element.ts'

const open = (testid: string, ...inside: Child[]): HTMLDialogElement => {
  const box = el('dialog', { class: 'dialog', 'data-testid': testid }, ...inside)
  box.addEventListener('close', () => box.remove())
  document.body.append(box)
  box.showModal()
  return box
}

/** What the bot says in a box that must be closed (answerCallbackQuery with show_alert). */
export const alertBox = (app: App, text: string): void => {
  const ok = el('button', { type: 'button', class: 'primary', 'data-testid': 'alert-ok' })
  ok.textContent = app.words.ok
  const box = open(
    'alert',
    el('p', { class: 'alert-text' }, text),
    el('div', { class: 'actions' }, ok),
  )
  ok.addEventListener('click', () => box.close())
  ok.focus()
}

/** Asks for one line; null when it was cancelled or left empty. */
export const ask = (app: App, question: string): Promise<string | null> =>
  new Promise((done) => {
    const input = el('input', { type: 'text', class: 'field', maxlength: 64 })
    const ok = el('button', { type: 'submit', class: 'primary' }, app.words.ok)
    const form = el(
      'form',
      {},
      el('label', {}, question, input),
      el('div', { class: 'actions' }, ok),
    )
    const box = open('ask', form)
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      done(input.value.trim() || null)
      box.close()
    })
    box.addEventListener('close', () => done(null))
    input.focus()
  })

const toastMs = 6000

/** Short words that go away by themselves: what the bot answered to a press. */
export const createToasts = (): { root: HTMLElement; show(text: string): void; clear(): void } => {
  const root = el('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' })
  const show = (text: string) => {
    const toast = el('div', { class: 'toast', 'data-testid': 'toast' }, text)
    const gone = () => toast.remove()
    toast.addEventListener('click', gone)
    setTimeout(gone, toastMs)
    root.append(toast)
    while (root.children.length > 3) root.firstElementChild?.remove()
  }
  return { root, show, clear: () => root.replaceChildren() }
}
