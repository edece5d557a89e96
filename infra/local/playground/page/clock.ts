import type { App } from './app.ts'
import { clockText, inputText, instantOf } from './dates.ts'
import { arrows, el, icon } from './element.ts'

type Move = keyof App['words']['clockTo']

const moves: Move[] = [
  'plus-1h',
  'evening-before',
  'two-hours-before',
  'weekly-notice',
  'month-summary',
  'real',
]

/** The community's clock: a chip that shows it, and a panel that moves it. */
export const createClock = (
  app: App,
): { chip: HTMLElement; panel: HTMLElement; render(): void } => {
  const text = el('span', { class: 'clock-text' })
  const moved = el('span', { class: 'clock-moved' })
  const chip = el('button', {
    type: 'button',
    class: 'chip',
    'data-testid': 'clock',
    popovertarget: 'clock',
  })
  const title = el('h2', {})
  const hint = el('p', {})
  const buttons = moves.map((to) =>
    el('button', { type: 'button', class: 'move', 'data-testid': 'clock-move', 'data-to': to }),
  )
  const input = el('input', {
    type: 'datetime-local',
    class: 'field',
    'data-testid': 'clock-input',
  })
  const go = el('button', { type: 'submit', class: 'primary', 'data-testid': 'clock-set' })
  const label = el('label', {})
  const form = el('form', { class: 'clock-free' }, label, el('div', {}, input, go))
  const list = el('div', { class: 'moves' }, buttons)
  const panel = el(
    'div',
    { class: 'clock-panel', id: 'clock', popover: 'auto' },
    title,
    hint,
    list,
    form,
  )
  chip.append(icon('clock'), text, moved)
  arrows(list, '.move')

  let busy = false
  const show = (now: boolean) => {
    busy = now
    panel.ariaBusy = chip.ariaBusy = String(now)
    for (const button of [...buttons, go]) button.disabled = now
    render()
  }
  // The panel closes when what became due has come: nobody wonders whether it is still to come.
  const move = async (to: number | string) => {
    show(true)
    const done = await app.act('clock', { to })
    show(false)
    if (done) panel.hidePopover()
  }
  for (const button of buttons)
    button.addEventListener('click', () => void move(button.dataset.to ?? ''))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const to = instantOf(input.value, app.world.clock.zone)
    if (to !== null) void move(to)
  })
  panel.addEventListener('beforetoggle', () => {
    input.value = inputText(app.now(), app.world.clock.zone)
  })

  const render = () => {
    const { words, world, ui } = app
    const now = app.now()
    text.textContent = clockText(now, world.clock.zone, ui.language)
    chip.dataset.now = String(Math.round(now))
    chip.classList.toggle('moved', world.clock.moved)
    chip.setAttribute('aria-label', `${words.clock}: ${text.textContent}`)
    moved.textContent = world.clock.moved ? words.clockMoved : ''
    title.textContent = `${words.clock} · ${text.textContent}`
    hint.textContent = busy ? words.clockBusy : words.clockHint
    for (const button of buttons) button.textContent = words.clockTo[button.dataset.to as Move]
    label.textContent = words.clockFree
    label.htmlFor = input.id = 'clock-input'
    go.textContent = words.clockGo
  }
  return { chip, panel, render }
}
