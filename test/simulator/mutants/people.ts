import type { Mutation } from '../world/mutation.ts'
import {
  dropping,
  inEach,
  isNeed,
  moves,
  postponed,
  puts,
  reworded,
  roster,
  skOf,
  unconditional,
  updates,
  valuesOf,
  week,
  without,
} from './calls.ts'

/** Breakages of help, training and forgetting, and of what happens where the bot is put out. */
export const ofPeople: Mutation[] = [
  {
    name: 'a second helper takes the place of the first',
    ask: (c) => (puts(c, /^META$/) && isNeed(c) ? unconditional(c) : c),
  },
  {
    name: 'whoever is asked for help is shown the coordinator’s card',
    queue: reworded('ask', 'new'),
  },
  {
    name: 'whoever is asked for help is not told',
    queue: dropping(({ about }) => about === 'ask'),
  },
  { name: 'the helper is not told where', queue: dropping(({ about }) => about === 'yours') },
  {
    name: 'what was told in confidence stays',
    ask: (c) => (c.name === 'DeleteCommand' && skOf(c) === 'PRIVATE' ? 'skip' : c),
  },
  {
    name: 'what was told in confidence goes when the need is closed',
    ask: (c) =>
      updates(c, 'PRIVATE', '#ttl = :at')
        ? { name: 'DeleteCommand', input: { Key: c.input.Key ?? {} } }
        : c,
  },
  {
    name: 'help is booked twice as long',
    ask: (c) =>
      inEach(c, /^R#/, (i) => (i.of === 'need' ? { ...i, served: Number(i.served) * 2 } : i)),
  },
  {
    name: 'whoever is forgotten keeps the seat',
    ask: (c, by) => (by === 'tick' && updates(c, 'ROSTER') ? 'skip' : c),
  },
  {
    name: 'forgetting stops half-way',
    ask: (c) => (updates(c, 'JOB#FORGET', 'due = :next') ? postponed(c, week) : c),
  },
  {
    name: 'the forgotten stay in the books',
    ask: (c) => (c.name === 'TransactWriteCommand' && moves(c, /^R#/) ? 'skip' : c),
  },
  {
    name: 'the profile of the forgotten stays',
    ask: (c) => (c.name === 'DeleteCommand' && skOf(c) === 'PROFILE' ? 'skip' : c),
  },
  {
    name: 'the member row of the forgotten stays',
    ask: (c) => (c.name === 'DeleteCommand' && /^M#/.test(skOf(c)) ? 'skip' : c),
  },
  {
    name: 'a role that asks for a training takes anybody',
    ask: roster((c) => without(c, /\.#q\)/)),
  },
  { name: 'a training gives no permit', ask: (c) => (puts(c, /^PERMIT#/) ? 'skip' : c) },
  {
    name: 'what is learnt counts as served',
    ask: (c) => inEach(c, /^R#/, (i) => ({ ...i, kind: 'service' })),
  },
  {
    name: 'nobody hears that the bot was put out',
    queue: dropping(({ kind }) => kind === 'paused'),
  },
  {
    name: 'the bot stays silent in the group that took it in again',
    ask: (c, by) =>
      by === 'webhook' && updates(c, 'META') && valuesOf(c).includes(false) ? 'skip' : c,
  },
]
