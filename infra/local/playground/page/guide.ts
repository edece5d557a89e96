import type { App } from './app.ts'
import { el, icon, sync } from './element.ts'
import { coordinatorOf, type Step, stepOf, steps, volunteerOf } from './steps.ts'
import { firstMessage } from './words.ts'
import { nameOf } from './world.ts'

interface Offer {
  label: string
  testid: string
  act(): void
}

/** Becomes somebody, and looks at the group where the first steps are made. */
const showGroup = (app: App, person: number): void => {
  const group = coordinatorOf(app.world)?.chat
  if (group !== undefined) app.ui.group = { ...app.ui.group, [person]: group }
  app.ui.me = person
  app.ui.focus = 'group'
  app.changed()
}

const sendFirst = (app: App): void => {
  const found = coordinatorOf(app.world)
  if (found === null) return
  showGroup(app, found.person.id)
  const text = firstMessage[app.ui.language]
  void app.act('send', { as: found.person.id, chat: found.chat, text })
}

const openPrivate = (app: App): void => {
  app.ui.me = coordinatorOf(app.world)?.person.id ?? app.ui.me
  app.ui.focus = 'private'
  app.changed()
}

const close = (app: App): void => {
  app.ui.guide = 'closed'
  app.changed()
}

const offerOf = (app: App, step: Step): Offer => {
  const words = app.words.guide
  if (step === 'recruit')
    return { label: words.recruitGo, testid: 'guide-send', act: () => sendFirst(app) }
  if (step === 'publish')
    return { label: words.publishGo, testid: 'guide-go', act: () => openPrivate(app) }
  if (step === 'answer') {
    const who = volunteerOf(app.world, app.ui.me)
    const label = words.answerGo(who ? nameOf(who.user) : '')
    return { label, testid: 'guide-go', act: () => showGroup(app, who?.id ?? app.ui.me) }
  }
  if (step === 'clock') {
    const act = () => void app.act('clock', { to: 'evening-before' })
    return { label: words.clockGo, testid: 'guide-go', act }
  }
  return { label: words.doneGo, testid: 'guide-go', act: () => close(app) }
}

const dot = (app: App, step: Step, shown: Step, at: number): HTMLElement => {
  const label = app.words.guide.stepOf(at + 1, steps.length)
  const node = el('button', { type: 'button', class: 'dot', title: label, 'aria-label': label })
  node.dataset.focus = `dot${at}`
  node.setAttribute('aria-current', step === shown ? 'step' : 'false')
  node.addEventListener('click', () => {
    app.ui.step = at
    app.changed()
  })
  return node
}

const card = (app: App, step: Step): HTMLElement => {
  const { words } = app
  const offer = offerOf(app, step)
  const shut = el('button', { type: 'button', class: 'round', 'data-testid': 'guide-close' })
  shut.setAttribute('aria-label', words.close)
  shut.append(icon('close'))
  shut.addEventListener('click', () => close(app))
  return el(
    'div',
    { class: 'guide-card', 'data-testid': 'guide', 'data-step': step },
    el('span', { class: 'guide-number', 'aria-hidden': 'true' }, String(steps.indexOf(step) + 1)),
    el(
      'div',
      { class: 'guide-text' },
      el('p', {}, words.guide[step]),
      step === 'recruit' &&
        el('code', { 'data-testid': 'guide-message' }, firstMessage[app.ui.language]),
    ),
    el(
      'button',
      {
        type: 'button',
        class: 'primary',
        'data-testid': offer.testid,
        'data-focus': 'go',
        onclick: offer.act,
      },
      offer.label,
    ),
    el(
      'div',
      { class: 'dots' },
      steps.map((one, at) => dot(app, one, step, at)),
    ),
    shut,
  )
}

/** The first steps: one sentence and one button at a time, following what happens in the world. */
export const createGuide = (app: App): { root: HTMLElement; render(): void } => {
  const root = el('aside', { class: 'guide' })
  let reached: Step | null = null
  const render = () => {
    const now = stepOf(app.world)
    if (now !== reached) app.ui.step = null
    reached = now
    const step = steps[app.ui.step ?? -1] ?? now
    const who = volunteerOf(app.world, app.ui.me)?.id
    root.hidden = app.ui.guide === 'closed'
    root.setAttribute('aria-label', app.words.guide.title)
    sync(root, [{ key: 'card', deps: [step, app.ui.language, who], make: () => card(app, step) }])
  }
  return { root, render }
}
