import { swapped } from '../../../shared/domain/forget.ts'
import { type MemberId, memberOf, telegramIdOf } from '../../../shared/domain/ids.ts'
import { isOpen } from '../../../shared/domain/need.ts'
import type { Need } from '../../../shared/domain/need-case.ts'
import { languages, wordsOf } from '../../../shared/words/words.ts'
import type { Said } from '../world/surroundings.ts'
import type { Facts, Step } from './facts.ts'

const day = 24 * 3600_000
const patience = 10 * 60_000

const pairsOf = (facts: Facts) =>
  [...facts.needs.values()].flatMap((steps) =>
    steps.slice(1).map((after, i) => ({ before: steps[i] ?? after, after })),
  )

const isDisowned = (facts: Facts, before: Need, after: Need): boolean =>
  facts.erased.some((swap) => JSON.stringify(swapped(before, swap)) === JSON.stringify(after))

/** Of several who would help at once one is it, until they or a coordinator give it back. */
export const oneHelper = (facts: Facts): string[] =>
  pairsOf(facts).flatMap(({ before: { need: before }, after: { need: after } }) => {
    const isTaken = before.helper && after.helper && before.helper !== after.helper
    return isTaken && !isDisowned(facts, before, after)
      ? [`${after.id} was ${before.helper}'s and is ${after.helper}'s`]
      : []
  })

const stateAt = (steps: Step[], index: number) => steps.findLast((step) => step.index < index)

/** Everybody who was the helper while something was being said. */
const helpersDuring = (steps: Step[], { since, until }: Said): (MemberId | undefined)[] => [
  stateAt(steps, since)?.need.helper,
  ...steps.filter(({ index }) => index >= since && index < until).map(({ need }) => need.helper),
]

const telephone = /1[3-9]\d{9}/g

/** Which needs have a telephone number in their private part, ever. */
function secretsOf(facts: Facts): Map<string, Need> {
  const secrets = new Map<string, Need>()
  for (const { key, after } of facts.written) {
    if (key.sk !== 'PRIVATE' || !after) continue
    const [first] = facts.needs.get(key.pk.slice(2) as Need['id']) ?? []
    for (const [number] of String(after.details).matchAll(telephone))
      if (first) secrets.set(number, first.need)
  }
  return secrets
}

/** Door and telephone are told to who arranges the help and to the one helper, never in a group. */
export function secretsAreKept(facts: Facts): string[] {
  const secrets = secretsOf(facts)
  if (secrets.size === 0) return []
  return facts.machine.said.flatMap((said) => {
    const chat = Number(said.params.chat_id)
    const text = JSON.stringify(said.params)
    return [...text.matchAll(telephone)].flatMap(([number]) => {
      const need = secrets.get(number)
      if (!need) return []
      const place = facts.places.find(({ id }) => id === need.community)
      const m = memberOf(chat)
      const isHelper = helpersDuring(facts.needs.get(need.id) ?? [], said).includes(m)
      const may = m === need.by || place?.coordinators.includes(chat) || isHelper
      return may ? [] : [`${number} of ${need.id} was told to ${chat}`]
    })
  })
}

const closedFor = (facts: Facts, { closedAt }: Need): number =>
  closedAt === undefined ? 0 : facts.machine.now - closedAt

/** The private part goes thirty days after the need was closed, and not before. */
export function secretsAreErased(facts: Facts): string[] {
  const kept = [...facts.needs].flatMap(([n, steps]) => {
    const need = steps.at(-1)?.need
    const row = facts.machine.rows.get({ pk: `N#${n}`, sk: 'PRIVATE' })
    return row && need && closedFor(facts, need) > 30 * day + 3600_000
      ? [`${n} was closed long ago, and what was told in confidence is there`]
      : []
  })
  const early = facts.written.flatMap(({ key, after, at }, index) => {
    if (key.sk !== 'PRIVATE' || after) return []
    const state = stateAt(facts.needs.get(key.pk.slice(2) as Need['id']) ?? [], index)?.need
    const isDue = state && !isOpen(state) && at >= (state.closedAt ?? at) + 30 * day
    const isForgotten = facts.erased.some(
      ({ member, pseudonym }) => member === state?.by || pseudonym === state?.by,
    )
    return isDue || isForgotten ? [] : [`the private part of ${key.pk} was erased early`]
  })
  return [...kept, ...early]
}

const headsOf = (key: string): string[] =>
  languages.map((language) => wordsOf(language).html(key).split('\n')[0] ?? '')
const heads = { ask: headsOf('need-told-ask'), yours: headsOf('need-told-yours') }

/** What was said of that to a person, whether it got through or not. */
const saidTo = (facts: Facts, about: keyof typeof heads, m: MemberId): Said[] =>
  facts.machine.said.filter(
    ({ by, method, params }) =>
      by === 'deliver' &&
      method === 'sendMessage' &&
      params.chat_id === telegramIdOf(m) &&
      heads[about].some((head) => String(params.text).startsWith(head)),
  )

const newlyIn = (facts: Facts, of: (need: Need) => readonly MemberId[]) =>
  pairsOf(facts).flatMap(({ before, after }) =>
    of(after.need)
      .filter((m) => !of(before.need).includes(m) && telegramIdOf(m) !== undefined)
      .map((member) => ({ member, step: after })),
  )

const stays = (facts: Facts, { need: { id }, index, at }: Step, isSo: (need: Need) => boolean) =>
  (facts.needs.get(id) ?? []).every(
    (step) => step.index < index || step.at > at + patience || isSo(step.need),
  )

const asked = ({ asked }: Need) => asked
const helper = ({ helper, state }: Need) => (helper && state === 'serving' ? [helper] : [])

/** Whoever is asked for help hears of it, and whoever took it hears who needs it and where. */
export const helpersAreTold = (facts: Facts): string[] =>
  (
    [
      ['ask', asked],
      ['yours', helper],
    ] as const
  ).flatMap(([about, of]) =>
    newlyIn(facts, of)
      .filter(({ member, step }) => stays(facts, step, (need) => of(need).includes(member)))
      .filter(
        ({ member, step }) => !saidTo(facts, about, member).some(({ until }) => until > step.index),
      )
      .map(({ member, step }) => `${member} was not told “${about}” of ${step.need.id}`),
  )

/** What a need's end says of minutes is what the books say, once. */
export const helpIsBooked = (facts: Facts): string[] =>
  [...facts.needs].flatMap(([n, steps]) => {
    const minutes = steps.at(-1)?.need.minutes
    const booked = facts.machine.rows
      .of(undefined, `N#${n}`)
      .filter(({ sk }) => String(sk).startsWith('R#'))
      .map(({ served }) => served)
    return JSON.stringify(booked) === JSON.stringify(minutes === undefined ? [] : [minutes])
      ? []
      : [`${n} took ${minutes} minutes, booked are ${booked}`]
  })
