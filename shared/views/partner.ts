import { InlineKeyboard } from 'grammy/web'
import type { Activity } from '../domain/activity.ts'
import type { CommunityId } from '../domain/ids.ts'
import { offersIn, partnerKinds } from '../domain/offers.ts'
import type { Partner } from '../domain/partner.ts'
import { callbackData } from '../telegram/callback.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import type { Rendered } from './post.ts'
import { dayText } from './when.ts'

const data = (c: CommunityId, ...args: (string | number)[]): string =>
  callbackData('partner', c, ...args)

const offered = (words: Words, { offers, note }: Partner): string =>
  offers.length > 0
    ? offers.map((offer) => words.plain(`offer-of-${offer}`)).join(words.plain('list-comma'))
    : (note ?? '')

/** A partner on a button, with what they offer. */
export const partnerLabel = (words: Words, partner: Partner): string =>
  [partner.name, offered(words, partner)].filter(Boolean).join(' · ').slice(0, 60)

/** What was asked for, by its own name: 义诊 of 谁能义诊. */
const wanted = (words: Words, text: string): string => {
  const found = offersIn(text)
  const names = found.map((offer) => words.plain(`offer-of-${offer}`))
  return found.length > 0 ? names.join(words.plain('list-comma')) : text
}

const pageSize = 8

/** Who can offer something, eight at a time. */
export function renderPartners(
  c: CommunityId,
  partners: readonly Partner[],
  { text, page, mayChange }: { text: string; page: number; mayChange: boolean },
  words: Words,
): Rendered {
  const keyboard = new InlineKeyboard()
  const shown = partners.slice(page * pageSize, (page + 1) * pageSize)
  for (const { id, name } of shown) keyboard.text(name, data(c, 'card', id)).row()
  if (!text && page > 0) keyboard.text('‹', data(c, 'list', page - 1))
  if (!text && (page + 1) * pageSize < partners.length)
    keyboard.text('›', data(c, 'list', page + 1))
  if (mayChange) keyboard.row().text(words.plain('partner-new'), data(c, 'new'))
  const lines = shown.map((partner) =>
    words.html('partner-line', { name: partner.name, offers: offered(words, partner) }),
  )
  // A name that was looked for is no offer: it isn't said that anybody offers it.
  const found = offersIn(text).length > 0 ? 'partner-found' : 'partner-named'
  const head = text
    ? words.html(partners.length > 0 ? found : 'partner-nobody', { text: wanted(words, text) })
    : words.html(partners.length > 0 ? 'partner-list' : 'partner-none', { count: partners.length })
  return { text: [head, ...lines].join('\n'), keyboard }
}

/** A partner's card: what they give, whom to call, when they were asked. */
export function renderPartner(
  partner: Partner,
  zone: string,
  mayChange: boolean,
  words: Words,
): Rendered {
  const { community: c, id, name, kinds, note, contact, asked } = partner
  const kind = kinds.map((k) => words.plain(`partner-kind-${k}`)).join(words.plain('list-comma'))
  const times = asked
    .slice(-5)
    .reverse()
    .map(({ at, about = '' }) =>
      words.html('partner-asked-line', { when: dayText(words, at, zone), about }),
    )
  const text = [
    `<b>${escapeHtml(name)}</b>`,
    ...(kind ? [words.html('partner-kind', { kind })] : []),
    words.html('partner-offers', { offers: offered(words, partner) || '–' }),
    ...(note ? [words.html('partner-note', { note })] : []),
    ...(mayChange ? [words.html('partner-contact', { contact: contact ?? '–' })] : []),
    ...(times.length > 0 ? ['', words.html('partner-asked'), ...times] : []),
  ].join('\n')
  const back = new InlineKeyboard().text(words.plain('back'), data(c, 'list', 0))
  if (!mayChange) return { text, keyboard: back }
  const keyboard = new InlineKeyboard()
    .text(words.plain('partner-note-asked'), data(c, 'ask', id, 'about'))
    .text(words.plain('partner-link'), data(c, 'link', id))
    .row()
    .text(words.plain('partner-set-note'), data(c, 'ask', id, 'note'))
    .text(words.plain('partner-set-contact'), data(c, 'ask', id, 'contact'))
    .row()
    .text(words.plain('partner-set-kind'), data(c, 'kinds', id))
    .text(words.plain('partner-remove'), data(c, 'remove', id))
    .row()
    .text(words.plain('back'), data(c, 'list', 0))
  return { text, keyboard }
}

/** What kind of partner it is: guessed from its name, and put right here. */
export function renderKinds({ community: c, id, name }: Partner, words: Words): Rendered {
  const keyboard = new InlineKeyboard()
  for (const kind of Object.keys(partnerKinds))
    keyboard.text(words.plain(`partner-kind-${kind}`), data(c, 'kind', id, kind)).row()
  return {
    text: words.html('partner-kind-ask', { name }),
    keyboard: keyboard.text(words.plain('back'), data(c, 'card', id)),
  }
}

/** Asks before a partner and what is known of it goes. */
export function renderRemove({ community: c, id, name }: Partner, words: Words): Rendered {
  const keyboard = new InlineKeyboard()
    .text(words.plain('partner-remove-yes', { name }), data(c, 'gone', id))
    .row()
    .text(words.plain('back'), data(c, 'card', id))
  return { text: words.html('partner-remove-ask', { name }), keyboard }
}

/** To which activities a partner belongs: each button says what pressing it makes so. */
export function renderLinks(
  { community: c, id, name }: Partner,
  activities: readonly Activity[],
  zone: string,
  words: Words,
): Rendered {
  const keyboard = new InlineKeyboard()
  for (const a of activities) {
    const on = a.partners?.includes(id) ?? false
    const label = `${on ? '✅ ' : ''}${a.title} · ${dayText(words, a.start, zone)}`
    keyboard.text(label, data(c, on ? 'unlink' : 'linked', id, a.id)).row()
  }
  const key = activities.length > 0 ? 'partner-link-ask' : 'partner-link-none'
  return {
    text: words.html(key, { name }),
    keyboard: keyboard.text(words.plain('back'), data(c, 'card', id)),
  }
}
