import { type App, become } from './app.ts'
import { arrows, el, icon } from './element.ts'
import { avatar } from './message.ts'
import { drawPeople } from './sidebar.ts'
import { nameOf, peopleOf } from './world.ts'

const parts = () => ({
  brand: el('h1', {}, el('img', { src: '/icon.svg', alt: '', width: 32, height: 32 })),
  name: el('span', {}),
  me: el('button', { type: 'button', class: 'me', 'data-testid': 'me', popovertarget: 'people' }),
  sheet: el('div', { class: 'sheet', id: 'people', popover: 'auto' }),
  title: el('h2', {}),
  list: el('div', { class: 'people', role: 'group' }),
  state: el('span', { class: 'state', role: 'status' }),
  language: el('button', { type: 'button', class: 'quiet', 'data-testid': 'language' }),
  help: el('button', { type: 'button', class: 'round', 'data-testid': 'help' }, icon('help')),
})

/** The bar on top; on a phone it also says who one is, and changes that. */
export const createTop = (
  app: App,
  chip: HTMLElement,
  switchLanguage: () => void,
): { root: HTMLElement; sheet: HTMLElement; render(): void } => {
  const { brand, name, me, sheet, title, list, state, language, help } = parts()
  const root = el('header', { class: 'topbar' }, brand, me, state, chip, help, language)
  brand.append(name)
  sheet.append(title, list)
  arrows(list, '.person')
  language.addEventListener('click', switchLanguage)
  help.addEventListener('click', () => {
    app.ui.guide = app.ui.guide === 'open' ? 'closed' : 'open'
    app.changed()
  })
  const chosen = (id: number) => {
    sheet.hidePopover()
    become(app, id)
  }
  const render = () => {
    const { words, ui, world } = app
    const person = peopleOf(world).find((one) => one.id === ui.me)
    const who = person ? nameOf(person.user) : ''
    name.textContent = words.brand
    me.replaceChildren(avatar(app, ui.me, who), el('b', {}, who), icon('down'))
    me.setAttribute('aria-label', `${words.youAre} ${who}`)
    title.textContent = words.becomeWho
    state.textContent = ui.online ? '' : person ? words.offline : words.connecting
    language.textContent = words.language
    language.title = words.languageHint
    help.title = words.help
    help.setAttribute('aria-label', words.help)
    drawPeople(app, list, chosen)
  }
  return { root, sheet, render }
}
