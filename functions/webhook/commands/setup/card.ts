import { InlineKeyboard } from 'grammy/web'
import type { Community } from '../../../../shared/domain/community.ts'
import { commonZones, zoneName } from '../../../../shared/domain/zones.ts'
import type { SetupDraft } from '../../../../shared/store/setup.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { timeText } from '../../../../shared/views/when.ts'
import { languages, type Words, wordsOf } from '../../../../shared/words/words.ts'
import type { Spoken } from '../../answer.ts'

const setup = (step: string, ...args: string[]): string => callbackData('setup', step, ...args)
const languageName = (language: string): string => wordsOf(language).plain('language-name')

/** What the bot says when it comes into a group. */
export const welcome = (words: Words): Spoken => ({
  text: words.html('setup-welcome'),
  keyboard: new InlineKeyboard().text(words.plain('setup-begin'), setup('begin')),
})

function zoneLine(words: Words, zone: string, now: number): string {
  return words.html('setup-zone', {
    zone: zoneName(zone, words.language),
    time: timeText(words, now, zone),
  })
}

/** Everything to be confirmed, in the language chosen so far. */
export function card(draft: SetupDraft, now: number): Spoken {
  const words = wordsOf(draft.language)
  const { name, zone } = draft
  const lines = [
    words.html('setup-card'),
    '',
    words.html('setup-name', { name }),
    ...(zone ? [zoneLine(words, zone, now)] : [words.html('setup-zone-missing')]),
    words.html('setup-language', { language: languageName(draft.language) }),
    '',
    words.html(zone ? 'setup-consent' : 'setup-zone-first'),
  ]
  const keyboard = new InlineKeyboard()
  if (zone) keyboard.text(words.plain('setup-found'), setup('found')).row()
  keyboard
    .text(words.plain('setup-change-name'), setup('name'))
    .text(words.plain('setup-change-zone'), setup('zones'))
    .row()
    .text(words.plain('setup-change-language'), setup('languages'))
  return { text: lines.join('\n'), keyboard }
}

export function askName(draft: SetupDraft): Spoken {
  const words = wordsOf(draft.language)
  const keyboard = new InlineKeyboard().text(words.plain('back'), setup('card'))
  return { text: words.html('setup-ask-name', { name: draft.name }), keyboard }
}

/** Zones to choose from: those found for a place, or the common ones. */
export function askZone(
  draft: SetupDraft,
  key: 'setup-ask-zone' | 'setup-which-zone' | 'setup-no-zone',
  zones = commonZones,
): Spoken {
  const words = wordsOf(draft.language)
  const keyboard = new InlineKeyboard()
  zones.forEach((zone, i) => {
    keyboard.text(zoneName(zone, words.language), setup('zone', zone))
    if (i % 2 === 1) keyboard.row()
  })
  return {
    text: words.html(key),
    keyboard: keyboard.row().text(words.plain('back'), setup('card')),
  }
}

export function askLanguage(draft: SetupDraft): Spoken {
  const words = wordsOf(draft.language)
  const keyboard = new InlineKeyboard()
  for (const language of languages)
    keyboard.text(languageName(language), setup('language', language)).row()
  return {
    text: words.html('setup-ask-language'),
    keyboard: keyboard.text(words.plain('back'), setup('card')),
  }
}

/** The community is there: what to do next, and where its coordinator is told things. */
export function ready(community: Community, username: string): Spoken {
  const words = wordsOf(community.language)
  return {
    text: words.html('setup-ready', { community: community.name }),
    keyboard: new InlineKeyboard().url(
      words.plain('open-private-button'),
      `https://t.me/${username}?start=start`,
    ),
  }
}

/** In private: the way into a group. */
export const invite = (words: Words, username: string): Spoken => ({
  text: words.html('setup-invite'),
  keyboard: new InlineKeyboard().url(
    words.plain('setup-invite-button'),
    `https://t.me/${username}?startgroup=true`,
  ),
})
