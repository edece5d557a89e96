import type { Chat } from '../protocol.ts'
import type { App } from './app.ts'
import { ask } from './dialog.ts'
import { arrows, el } from './element.ts'
import { nameOf, peopleOf } from './world.ts'

type Item = [label: string, act: () => void]

const privateItems = (app: App): Item[] => {
  const { me } = app.ui
  const person = peopleOf(app.world).find((one) => one.id === me)
  const code = person?.user.language_code ?? 'zh-hans'
  const other = code.startsWith('zh') ? 'en' : 'zh-hans'
  return [
    [app.words.blockBot, () => void app.act('block', { as: me, blocked: true })],
    [app.words.unblockBot, () => void app.act('block', { as: me, blocked: false })],
    [
      `${app.words.theirLanguage(code)} → ${other}`,
      () => void app.act('language', { as: me, language_code: other }),
    ],
  ]
}

const groupItems = (app: App, { id, admins, members, type }: Chat): Item[] => {
  const { words, world, ui } = app
  const inside = members.includes(world.bot.id)
  const bot: Item = inside
    ? [words.removeBot, () => void app.act('removeBot', { chat: id, by: ui.me })]
    : [words.addBot, () => void app.act('addBot', { chat: id, by: ui.me, admin: true })]
  const others = peopleOf(world).filter((one) => one.id !== ui.me && members.includes(one.id))
  const promote = others.slice(0, 12).map((one): Item => {
    const admin = admins.includes(one.id)
    const label = (admin ? words.dropAdmin : words.makeAdmin)(nameOf(one.user))
    return [label, () => void app.act('promote', { chat: id, person: one.id, admin: !admin })]
  })
  return [
    bot,
    [words.leaveGroup, () => void app.act('leave', { chat: id, person: ui.me })],
    ...(type === 'group'
      ? [[words.migrateGroup, () => void app.act('migrate', { chat: id })] as Item]
      : []),
    ...(admins.includes(ui.me) ? promote : []),
  ]
}

/** Ways to make the world larger: a person, a group, joining one. */
const worldItems = (app: App): Item[] => {
  const { words, world, ui } = app
  const open = world.chats.filter((one) => one.type !== 'private' && !one.members.includes(ui.me))
  const person = async () => {
    const name = await ask(app, words.newPersonAsk)
    if (name) await app.act('person', { first_name: name })
  }
  const group = async () => {
    const title = await ask(app, words.newGroupAsk)
    const members = peopleOf(world).map((one) => one.id)
    if (title) await app.act('group', { title, by: ui.me, members })
  }
  return [
    [words.newPerson, () => void person()],
    [words.newGroup, () => void group()],
    ...open.map(
      (one): Item => [
        words.joinGroup(one.title),
        () => void app.act('join', { chat: one.id, person: ui.me }),
      ],
    ),
  ]
}

const place = (box: HTMLElement, at: HTMLElement): void => {
  const { bottom, left } = at.getBoundingClientRect()
  box.style.setProperty('top', `${Math.min(bottom + 6, innerHeight - box.offsetHeight - 10)}px`)
  box.style.setProperty(
    'left',
    `${Math.max(10, Math.min(left, innerWidth - box.offsetWidth - 12))}px`,
  )
}

/** A menu beside a button: what one can do with a chat, or (without one) with the world. */
export const openMenu = (app: App, chat: Chat | null, at: HTMLElement): void => {
  const ofChat = chat?.type === 'private' ? privateItems(app) : chat && groupItems(app, chat)
  const box = el('div', { class: 'menu', popover: 'auto', role: 'menu', 'data-testid': 'menu' })
  for (const [label, act] of ofChat ?? worldItems(app)) {
    const item = el('button', { type: 'button', role: 'menuitem' }, label)
    item.addEventListener('click', () => {
      box.hidePopover()
      act()
    })
    box.append(item)
  }
  arrows(box, 'button')
  box.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState === 'closed') box.remove()
  })
  document.body.append(box)
  box.showPopover()
  place(box, at)
  box.querySelector('button')?.focus()
}
