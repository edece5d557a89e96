import { type Change, Fifo, type FifoOptions } from './fifo.ts'
import { openJournal } from './journal.ts'

/** The queue itself, and where its messages go that nobody could handle. */
export type LineName = 'live' | 'dead'

export type Lines = Record<LineName, Fifo>

export interface LinesOptions extends Pick<FifoOptions, 'elapsed' | 'clock' | 'visibilityMs'> {
  journalFile: string | undefined
  maxReceives: number
}

type Noted = Change & { line: LineName }

/** Opens both; what their journal holds is there again. One process at a time per journal. */
export function openLines(options: LinesOptions): Lines {
  const { journalFile, maxReceives, ...common } = options
  const noted = (line: LineName) => (change: Change) => ({ ...change, line })
  function* whole(): Generator<Noted> {
    for (const change of dead.changes()) yield noted('dead')(change)
    for (const change of live.changes()) yield noted('live')(change)
  }
  const journal = openJournal<Noted>(journalFile, whole)
  const note = (line: LineName) => (change: Change) => journal.note(noted(line)(change))
  const dead: Fifo = new Fifo({
    ...common,
    maxReceives: Number.POSITIVE_INFINITY,
    bury: () => {},
    note: note('dead'),
  })
  const live: Fifo = new Fifo({
    ...common,
    maxReceives,
    // Its id becomes its deduplication id: two that shared one must both be kept.
    bury: ({ id, group, body, attributes }) =>
      dead.send({ group, once: id, body, ...(attributes && { attributes }) }),
    note: note('live'),
  })
  const lines: Lines = { live, dead }
  for (const { line, ...change } of journal.read()) lines[line]?.apply(change)
  return lines
}

/** Puts dead letters back, the oldest first, behind what waits in their groups. */
export function redrive({ live, dead }: Lines): void {
  for (const { id, group, once, body, attributes } of dead.messages) {
    live.send({ group, once, body, ...(attributes && { attributes }) })
    dead.remove(id)
  }
}
