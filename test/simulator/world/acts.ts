import { Refusal } from '../../../infra/local/botapi/errors.ts'
import { answering } from './acts/answering.ts'
import { coordinating } from './acts/coordinating.ts'
import { directed } from './acts/directed.ts'
import { helping } from './acts/helping.ts'
import { Chance } from './chance.ts'
import type { Place } from './communities.ts'
import type { Deed } from './doing.ts'
import type { Machine } from './machine.ts'

const hour = 3600_000

const deeds = { ...answering, ...coordinating, ...helping, ...directed }
type Kind = keyof typeof deeds

/** Something that a person does; `chance` decides the details when it is done. */
export interface Act {
  kind: Kind
  /** How long after the one before, in milliseconds. */
  after: number
  chance: number
}

type Weights = Partial<Record<Kind, number>>

/** Now and then somebody leaves, and the bot is put out and taken in again. */
const seldom: Weights = { forget: 0.5, forgetYes: 1.2, putOut: 0.25, putBack: 1, migrate: 0.3 }

interface Life {
  share: number
  weights: Weights
  /** What comes in this order, again and again, with something else in between. */
  course?: Kind[]
}

/** What a history is mostly about. */
const lives: Life[] = [
  {
    share: 5,
    weights: {
      ...seldom,
      ...{ answer: 8, join: 14, leave: 7, waver: 3, again: 4, coming: 3, reply: 6, fiddle: 4 },
      ...{ close: 1.5, card: 2, manage: 4, seats: 5, cancel: 0.6, recruit: 1, publish: 2 },
      ...{ write: 2, block: 2, roll: 1 },
    },
  },
  {
    share: 4,
    weights: {
      ...seldom,
      ...{ ask: 2, sendNeed: 5, desk: 2, match: 4, take: 4, serve: 3, thank: 2 },
      ...{ fiddle: 0.5, write: 0.5, join: 1, block: 0.5 },
    },
    course: ['match', 'match', 'match', 'take', 'take', 'serve', 'serve', 'serve', 'thank'],
  },
  {
    share: 1,
    weights: { join: 3, forget: 1, putOut: 0.5, fiddle: 1, block: 0.5, reply: 2 },
    course: ['join', 'join', 'join', 'leave', 'forget', 'forgetYes', 'putOut', 'join', 'putBack'],
  },
  // Nobody does anything but write.
  { share: 0.7, weights: { write: 1 } },
]

function pickBy<T>(chance: Chance, all: readonly (readonly [T, number])[]): T | undefined {
  const total = all.reduce((sum, [, weight]) => sum + weight, 0)
  let left = chance.next() * total
  for (const [one, weight] of all) {
    left -= weight
    if (left < 0) return one
  }
  return all[0]?.[0]
}

/** Mostly at once or within seconds of each other; now and then hours pass. */
function pauseBy(chance: Chance): number {
  if (chance.happens(0.75)) return chance.below(300)
  return chance.happens(0.75) ? chance.below(20_000) : chance.below(8 * hour)
}

const act = (kind: Kind, after: number, chance: Chance): Act => ({
  kind,
  after,
  chance: chance.below(2 ** 31),
})

/** Of what seldom comes by itself: two who trade a seat within the queue's five minutes, and old buttons. */
function planDirected(chance: Chance): Act[] {
  const trade = act('trade', 0, chance)
  const trades = Array.from({ length: chance.happens(0.2) ? 12 : 0 }, () => ({
    ...trade,
    after: 4000 + chance.below(16_000),
  }))
  const old = Array.from({ length: chance.happens(0.3) ? 2 : 0 }, () =>
    act('outdated', 4000, chance),
  )
  // Some of them can be told in the group only.
  const deaf = trades.slice(0, 4).map(() => act('block', 1000, chance))
  return [...old, ...deaf, ...trades]
}

/** What people do before their activities. */
export function planActs(chance: Chance, count: number): Act[] {
  const life = pickBy(
    chance,
    lives.map((one) => [one, one.share] as const),
  )
  const { weights = {}, course = [] } = life ?? {}
  const kinds = Object.entries(weights) as [Kind, number][]
  const next = (i: number) =>
    (chance.happens(0.7) ? course[i % course.length] : undefined) ?? pickBy(chance, kinds)
  const acts = Array.from({ length: count }, (_, i) =>
    act(next(i) ?? 'join', pauseBy(chance), chance),
  )
  return [...acts, ...planDirected(chance)]
}

const leaving: Kind[] = ['second', 'second', 'forget', 'forget', 'forget', 'forgetYes', 'forgetYes']
const rollCall: Kind[] = ['rollAll', 'rollSum', 'rollOk', 'roll']
/**
 * What coordinators do once the activities are over, and a second one where it takes two. Then some
 * want to be forgotten, of whom the books say something.
 */
export const planRolls = (chance: Chance, rounds: number): Act[] => [
  ...Array.from({ length: rounds }, () => rollCall).flatMap((kinds) =>
    kinds.map((kind, i) => act(kind, i === 0 ? 18 * hour : 5000, chance)),
  ),
  ...leaving.map((kind) => act(kind, 5000, chance)),
]

const redoable: Kind[] = [
  ...(['join', 'leave', 'answer', 'reply', 'seats', 'manage', 'coming'] as const),
  ...(['ask', 'sendNeed', 'desk', 'match', 'take', 'serve', 'thank'] as const),
]

/** What is done in quiet times, so that it can be seen what a second time does. */
export const planRedone = (chance: Chance, count: number): Act[] =>
  Array.from({ length: count }, () => act(chance.pick(redoable) ?? 'join', 0, chance))

/** The bot is taken in again wherever it was put out. */
export function bringBack(machine: Machine, places: Place[], chance: Chance): void {
  for (const place of places) coordinating.putBack({ machine, place, who: place.founder, chance })
}

/** Does it, if Telegram lets the person. */
export function doAct(machine: Machine, places: Place[], act: Act): void {
  const chance = new Chance(act.chance)
  const place = chance.pick(places)
  const who = place && chance.pick(place.people)
  if (!place || who === undefined) return
  const deed: Deed = deeds[act.kind]
  try {
    deed({ machine, place, who, chance })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
