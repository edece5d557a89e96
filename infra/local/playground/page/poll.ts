import type { Poll } from 'grammy/types'
import { type PlayMessage, playId } from '../protocol.ts'
import type { App } from './app.ts'
import { type Child, el, icon } from './element.ts'

const votersOf = (item: PlayMessage, option: number): number[] => item.votes?.[option] ?? []

const mine = (item: PlayMessage, poll: Poll, me: number): number[] =>
  poll.options.flatMap((_, at) => (votersOf(item, at).includes(me) ? [at] : []))

const kindLine = (app: App, poll: Poll): string => {
  const { words } = app
  if (poll.is_closed) return words.pollClosed
  const kind = poll.is_anonymous ? words.pollAnonymous : words.pollOpen
  return poll.allows_multiple_answers ? `${kind} · ${words.pollSeveral}` : kind
}

const wanted = (poll: Poll, chosen: number[], option: number): number[] => {
  if (!poll.allows_multiple_answers) return [option]
  return chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option]
}

const bar = (share: number): HTMLElement => {
  const fill = el('span', { class: 'poll-fill' })
  fill.style.setProperty('--share', `${Math.round(share * 100)}%`)
  return el('span', { class: 'poll-bar', 'aria-hidden': 'true' }, fill)
}

const optionRow = (app: App, item: PlayMessage, poll: Poll, at: number): HTMLElement => {
  const chosen = mine(item, poll, app.ui.me)
  const picked = chosen.includes(at)
  const option = poll.options[at]
  const count = Math.max(option?.voter_count ?? 0, votersOf(item, at).length)
  const share = count / Math.max(1, poll.total_voter_count)
  const vote = () =>
    app.act('vote', {
      as: app.ui.me,
      chat: item.chat,
      id: playId(item.message),
      options: wanted(poll, chosen, at),
    })
  const attributes = {
    type: 'button',
    class: 'poll-option',
    'data-testid': 'poll-option',
    'data-option': at,
    'data-focus': `option:${at}`,
    'aria-pressed': String(picked),
    disabled: poll.is_closed,
  }
  return el(
    'button',
    { ...attributes, onclick: () => void vote() },
    el('span', { class: 'poll-mark' }, picked ? icon('tick') : ''),
    el('span', { class: 'poll-text' }, option?.text ?? ''),
    el('span', { class: 'poll-count' }, String(count)),
    bar(share),
  )
}

const takeBack = (app: App, item: PlayMessage, poll: Poll): Child => {
  if (poll.is_closed || mine(item, poll, app.ui.me).length === 0) return null
  const { me } = app.ui
  const none = { as: me, chat: item.chat, id: playId(item.message), options: [] }
  return el(
    'button',
    { type: 'button', class: 'link', onclick: () => void app.act('vote', none) },
    app.words.takeBack,
  )
}

/** A poll that the present person can vote in. */
export const drawPoll = (app: App, item: PlayMessage): Child => {
  const { poll } = item.message
  if (poll === undefined) return null
  return el(
    'div',
    { class: 'poll', role: 'group', 'aria-label': poll.question },
    el('b', { class: 'poll-question' }, poll.question),
    el('small', {}, kindLine(app, poll)),
    poll.options.map((_, at) => optionRow(app, item, poll, at)),
    el(
      'small',
      { class: 'poll-total' },
      app.words.pollVotes(poll.total_voter_count),
      ' ',
      takeBack(app, item, poll),
    ),
  )
}
