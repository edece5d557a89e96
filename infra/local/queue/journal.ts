import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Change } from './fifo.ts'

/** A line for each change: what was answered is on the disk's side of a `kill -9`. */
export interface Journal {
  replay(apply: (change: Change) => void): void
  compact(changes: Iterable<Change>): void
  note(change: Change): void
}

const nothing: Journal = { replay: () => {}, compact: () => {}, note: () => {} }

// The last line may have been cut in half by the end of the process: it was never answered.
function parsed(line: string): Change[] {
  try {
    return [JSON.parse(line)]
  } catch {
    return []
  }
}

export function openJournal(file: string | undefined): Journal {
  if (file === undefined) return nothing
  return {
    replay(apply) {
      if (!existsSync(file)) return
      for (const line of readFileSync(file, 'utf8').split('\n'))
        for (const c of parsed(line)) apply(c)
    },
    compact(changes) {
      const lines = [...changes].map((change) => `${JSON.stringify(change)}\n`)
      writeFileSync(`${file}.new`, lines.join(''))
      renameSync(`${file}.new`, file)
    },
    note: (change) => appendFileSync(file, `${JSON.stringify(change)}\n`),
  }
}
