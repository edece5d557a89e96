import { InlineKeyboard } from 'grammy/web'
import type { Activity } from '../domain/activity.ts'
import { formatWeekly, type WeeklyWindow } from '../domain/availability.ts'
import type { Community } from '../domain/community.ts'
import type { Need } from '../domain/need-case.ts'
import type { Span } from '../domain/overlap.ts'
import { lineUp, type Roster } from '../domain/roster.ts'
import { callbackData } from '../telegram/callback.ts'
import type { Words } from '../words/words.ts'
import { factLines, type Spoken } from './need.ts'
import { windowsText } from './profile.ts'
import { factsText } from './tell.ts'
import { spanText } from './when.ts'

export interface OfferView {
  words: Words
  community: Community
  spans: readonly Span[]
  /** Times of every week that went into the profile. */
  weekly: readonly WeeklyWindow[]
  needs: readonly Need[]
  activities: readonly { activity: Activity; roster: Roster }[]
  /** Whether their name may be kept; nobody is matched before. */
  consented: boolean
}

const most = 5

function needButtons({ words, needs }: OfferView, keyboard: InlineKeyboard): void {
  for (const { id, what } of needs.slice(0, most)) {
    const label = words.plain('offer-help', { what: [...what].slice(0, 24).join('') })
    keyboard.text(label, callbackData('helper', id, 'offer')).row()
  }
}

function activityButtons({ words, activities }: OfferView, keyboard: InlineKeyboard): void {
  for (const { activity, roster } of activities.slice(0, most))
    for (const { role, confirmed } of lineUp(roster)) {
      const { label = '', seats = 0 } = roster.roles[role] ?? {}
      if (confirmed.length >= seats) continue
      const values = { title: activity.title, role: label, taken: confirmed.length, seats }
      keyboard
        .text(words.plain('whats-on-join', values), callbackData('in', activity.id, role))
        .row()
    }
}

/** What was kept, and what there is to do in that time, with buttons. */
export function renderOffer(view: OfferView): Spoken {
  const { words, community, spans, weekly, needs, activities, consented } = view
  const { zone } = community
  const when = spans
    .slice(0, 7)
    .map(({ start, end }) => spanText(words, start, end, zone))
    .join(words.plain('list-comma'))
  const keyboard = new InlineKeyboard()
  needButtons(view, keyboard)
  activityButtons(view, keyboard)
  if (!consented)
    keyboard.text(words.plain('consent-yes'), callbackData('agree', community.id, 'yes')).row()
  keyboard.text(words.plain('offer-drop'), callbackData('offer', 'drop', community.id))
  const text = [
    [
      words.html('offer-kept', { when }),
      ...(weekly.length > 0
        ? [words.html('offer-weekly', { when: windowsText(words, weekly.map(formatWeekly)) })]
        : []),
    ].join('\n'),
    ...(consented ? [] : [words.html('offer-consent', { community: community.name })]),
    ...(needs.length > 0 ? [words.html('offer-needs')] : []),
    ...needs.slice(0, most).map((need) => factLines(words, need, zone).join('\n')),
    ...(activities.length > 0 ? [words.html('offer-activities')] : []),
    ...activities
      .slice(0, most)
      .map((one) => factsText({ ...one, about: 'notice', words, community })),
    ...(needs.length + activities.length === 0 ? [words.html('offer-nothing')] : []),
  ]
  return { text: text.join('\n\n'), keyboard }
}
