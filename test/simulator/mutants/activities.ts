import type { Item } from '../engine/evaluate.ts'
import type { Mutation } from '../world/mutation.ts'
import {
  dropping,
  hour,
  intentOf,
  isBlocked,
  older,
  postponed,
  puts,
  renamed,
  roster,
  rowsOf,
  unconditional,
  undone,
  updates,
  valued,
  week,
  without,
} from './calls.ts'

/** Breakages of sign-up, of what is said of it, and of the clock. */
export const ofActivities: Mutation[] = [
  {
    name: 'a second press gives a new ticket',
    ask: roster((c) => without(c, /attribute_not_exists\(#t\.#s0\)/)),
  },
  { name: 'sign-up goes on after it closed', ask: roster((c) => without(c, /^#st = :open$/)) },
  { name: 'any write of a roster goes through', ask: roster(unconditional) },
  { name: 'two people get the same ticket', ask: roster((c) => undone(c, /#n = #n \+/)) },
  { name: 'a roster keeps its version', ask: roster((c) => undone(c, /#v = #v/)) },
  { name: 'guests stay when their host leaves', ask: roster((c) => undone(c, /^#t\.#s[1-9]$/)) },
  { name: 'a maybe stays when the person signs up', ask: roster((c) => undone(c, /^#may\.#s0$/)) },
  { name: 'whoever left is still coming', ask: roster((c) => undone(c, /^#ok\.#s0$/)) },
  {
    name: 'a change of role or guests is made on an older state',
    ask: roster((c) => without(c, /#t\.#s\d( =|\))/)),
  },
  {
    name: 'a cut takes one seat more',
    ask: roster((c) => valued(c, ':seats', (n) => Number(n) - 1), '#seats'),
  },
  {
    name: 'the newest answer goes to the front of the line',
    ask: roster((c) => valued(c, ':role', (r) => Number(r) - 8 * 1000), '#t.#s0 = #n + :role'),
  },
  { name: 'a job is not finished', ask: (c) => (updates(c, /^JOB#/, 'done = :due') ? 'skip' : c) },
  {
    name: 'the next occurrence is an hour late',
    ask: (c) => (updates(c, /^JOB#/, 'due = :next') ? postponed(c, hour) : c),
  },
  {
    name: 'every second occurrence is left out',
    ask: (c) => (updates(c, /^JOB#/, 'due = :next') ? postponed(c, week) : c),
  },
  {
    name: 'a finished job stays in the index',
    ask: (c) =>
      updates(c, /^JOB#/, 'done = :due') && !updates(c, /^JOB#/, 'due = :next')
        ? undone(c, /^g2[ps]$/)
        : c,
  },
  {
    name: 'what the clock queues has a new id each time',
    queue: (e, by) => (by === 'tick' ? renamed(e) : [e]),
  },
  {
    name: 'what follows from a change has a new id each time',
    queue: (e, by) => (by === 'changes' ? renamed(e) : [e]),
  },
  {
    name: 'every post has the same id, whatever it is to show',
    queue: (e) => [
      intentOf(e).kind === 'post'
        ? { ...e, MessageDeduplicationId: e.MessageDeduplicationId.replace(/:\d+$/, '') }
        : e,
    ],
  },
  {
    name: 'promotions share one deduplication id',
    queue: (e) => [
      intentOf(e).about === 'promoted'
        ? { ...e, MessageDeduplicationId: e.MessageDeduplicationId.replace(/:\d+$/, '') }
        : e,
    ],
  },
  { name: 'promotions are not told', queue: dropping(({ about }) => about === 'promoted') },
  { name: 'reminders in the group are not sent', queue: dropping(({ kind }) => kind === 'call') },
  {
    name: 'only one of two posts is brought up to date',
    queue: dropping(
      ({ kind, version }) => kind === 'post' && Number(version) % 2 === 0 && version !== 0,
    ),
  },
  {
    name: 'the post shows the roster before the last answer',
    answer: (_, answer, rows, by) =>
      by === 'deliver' ? rowsOf(answer, (i) => (i.sk === 'ROSTER' ? older(rows, i) : i)) : answer,
  },
  {
    name: 'reminders go to those who wait, too',
    answer: (_, answer, _rows, by) =>
      by === 'tick' || by === 'deliver'
        ? rowsOf(answer, (i) =>
            i.sk === 'ROSTER' && Array.isArray(i.roles)
              ? { ...i, roles: i.roles.map((r) => ({ ...r, n: r.n + 5 })) }
              : i,
          )
        : answer,
  },
  {
    name: 'nobody notes where the post is',
    ask: (c) => (updates(c, /^POST#/, 'message = :message') ? 'skip' : c),
  },
  {
    name: 'a post counts as shown for ever',
    ask: (c) =>
      updates(c, /^POST#/, 'shown = :shown') ? valued(unconditional(c), ':shown', () => 1e9) : c,
  },
  {
    name: 'a post is put up without looking whether one was begun',
    ask: (c) => (updates(c, /^POST#/, 'sending = :now') ? unconditional(c) : c),
  },
  {
    name: 'a notice is sent without looking whether it was',
    ask: (c) => (puts(c, /^SENT#/) ? unconditional(c) : c),
  },
  { name: 'a notice that was sent is not noted', ask: (c) => (updates(c, /^SENT#/) ? 'skip' : c) },
  { name: 'timelines are not kept', ask: (c) => (updates(c, /^P#/, 'rv = :v') ? 'skip' : c) },
  {
    name: 'minutes are booked a minute short',
    ask: (c) =>
      puts(c, /^R#/)
        ? {
            ...c,
            input: {
              ...c.input,
              Item: { ...c.input.Item, served: Number(c.input.Item?.served) - 1 },
            },
          }
        : c,
  },
  {
    name: 'a name is written into the roster',
    ask: roster((c) => valued(c, ':last', (last) => ({ ...(last as Item), name: '阿蘅0' }))),
  },
  { name: 'what must wait counts as said', delivered: () => ({ batchItemFailures: [] }) },
  { name: 'a failed change is passed over', changed: () => ({ batchItemFailures: [] }) },
  { name: 'an update that failed counts as done', acknowledges: true },
  {
    name: 'an update that was begun counts as done',
    ask: (c) =>
      puts(c, /^ONCE$/)
        ? { ...c, input: { ...c.input, Item: { ...c.input.Item, until: undefined } } }
        : c,
  },
  { name: 'a 429 counts as said', ignore: (_, code) => code === 429 },
  {
    name: 'whoever blocked the bot counts as told',
    ask: (c) => (isBlocked(c) ? 'skip' : c),
    ignore: (_, code) => code === 403,
  },
  {
    name: 'a message is said twice to be sure',
    queue: (e) =>
      intentOf(e).kind === 'tell' || intentOf(e).kind === 'call' ? [...renamed(e), e] : [e],
  },
]
