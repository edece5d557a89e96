import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** A line for each change: what was answered is on the disk's side of a `kill -9`. */
export interface Journal<Change> {
  /** What was noted before, in its order. */
  read(): Change[]
  note(change: Change): void
}

// The last line may have been cut in half by the end of the process: it was never answered.
function parsed<Change>(line: string): Change[] {
  try {
    return [JSON.parse(line)]
  } catch {
    return []
  }
}

const longEnough = 20_000

/**
 * Keeps changes in a file, or nowhere without one. When it has grown long, or has just been read,
 * it is written anew with what `whole` says is left of it.
 */
export function openJournal<Change>(
  file: string | undefined,
  whole: () => Iterable<Change>,
): Journal<Change> {
  if (file === undefined) return { read: () => [], note: () => {} }
  let length = Number.POSITIVE_INFINITY
  const compact = () => {
    const lines = [...whole()].map((change) => `${JSON.stringify(change)}\n`)
    writeFileSync(`${file}.new`, lines.join(''))
    renameSync(`${file}.new`, file)
    length = 0
  }
  return {
    read: () =>
      existsSync(file)
        ? readFileSync(file, 'utf8')
            .split('\n')
            .flatMap((line) => parsed<Change>(line))
        : [],
    note(change) {
      if (length > longEnough) compact()
      appendFileSync(file, `${JSON.stringify(change)}\n`)
      length += 1
    },
  }
}
