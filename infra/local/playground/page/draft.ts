import type { PlayMessage } from '../protocol.ts'
import type { App } from './app.ts'
import { el, icon } from './element.ts'
import { contentLine } from './lines.ts'
import { senderOf } from './world.ts'

/** What somebody is writing in a chat. */
export interface Draft {
  text: string
  replyTo?: PlayMessage
  editing?: PlayMessage
}

const title = ({ words }: App, { replyTo, editing }: Draft): string =>
  editing || !replyTo ? words.editing : words.replyTo(senderOf(replyTo.message).name)

/** Shows over the input what is answered or edited, with a way out of it. */
export const drawBanner = (app: App, root: HTMLElement, draft: Draft, stop: () => void): void => {
  const item = draft.editing ?? draft.replyTo
  root.hidden = item === undefined
  if (item === undefined) return
  const cancel = el('button', { type: 'button', class: 'round', onclick: stop }, icon('close'))
  cancel.setAttribute('aria-label', app.words.cancel)
  const what = el(
    'div',
    {},
    el('b', {}, title(app, draft)),
    el('span', {}, contentLine(item.message, app.words)),
  )
  root.replaceChildren(icon(draft.editing ? 'edit' : 'reply'), what, cancel)
}
