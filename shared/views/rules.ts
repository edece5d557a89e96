import { InlineKeyboard } from 'grammy/web'
import type { Community } from '../domain/community.ts'
import { type Policy, policies, policyKey } from '../domain/policy.ts'
import { policyIn } from '../domain/roll.ts'
import { callbackData } from '../telegram/callback.ts'
import type { Words } from '../words/words.ts'
import { durationText } from './minutes.ts'

interface RulesView {
  community: Community
  /** Coordinators may choose others. */
  mayChoose: boolean
  words: Words
}

/** What a policy makes of the time that people give, a sentence each. */
function sentences(policy: Policy, words: Words): string[] {
  const { attendance, checkIn, dayLimits } = policy
  const { minimumPercent } = attendance
  return [
    words.html('rules-what'),
    words.html(`rules-rounding-${policy.rounding}`),
    ...(minimumPercent === undefined
      ? []
      : [words.html('rules-share', { percent: minimumPercent })]),
    words.html('rules-door', {
      before: durationText(words, checkIn.beforeMinutes),
      after: durationText(words, checkIn.afterMinutes),
      pairs: policy.checkInPairsPerDay,
    }),
    words.html('rules-day', {
      second: durationText(words, dayLimits.secondCoordinatorOverMinutes),
      most: durationText(words, dayLimits.refusedOverMinutes),
    }),
    words.html('rules-late', { days: policy.recordWithinWorkingDays }),
  ]
}

/** The rules by which hours count in a community, and others to choose for those who may. */
export function renderRules({ community, mayChoose, words }: RulesView) {
  const policy = policyIn(community)
  const head = words.html('rules-head', { community: community.name })
  const lines = sentences(policy, words).map((line) => `• ${line}`)
  const keyboard = new InlineKeyboard()
  for (const one of mayChoose ? policies : []) {
    const mark = policyKey(one) === policyKey(policy) ? '✓ ' : ''
    const data = callbackData('rules', community.id, policyKey(one))
    keyboard.text(`${mark}${words.plain(`policy-${one.name}`)}`, data).row()
  }
  const choice = mayChoose ? [words.html('rules-choose')] : []
  const text = [head, lines.join('\n'), ...choice].join('\n\n')
  return { text, ...(mayChoose && { keyboard }) }
}

/** Asks once more, with what would hold then. */
export function renderSure({
  community,
  policy,
  words,
}: Omit<RulesView, 'mayChoose'> & { policy: Policy }) {
  const { minimumPercent } = policy.attendance
  const text = [
    words.html('rules-sure', { rule: words.plain(`policy-${policy.name}`) }),
    [
      `• ${words.html(`rules-rounding-${policy.rounding}`)}`,
      ...(minimumPercent === undefined
        ? []
        : [`• ${words.html('rules-share', { percent: minimumPercent })}`]),
    ].join('\n'),
    words.html('rules-stay'),
  ].join('\n\n')
  const data = (...more: string[]) => callbackData('rules', community.id, ...more)
  const keyboard = new InlineKeyboard()
    .text(words.plain('rules-yes'), data(policyKey(policy), 'yes'))
    .row()
    .text(words.plain('back'), data(''))
  return { text, keyboard }
}
