import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** The file starts anew when it has grown by this much and to several times its size. */
const slack = 64 * 1024 * 1024
const growth = 4

/** One row put, or with no value, removed. */
export type Change = [table: string, key: string, value?: unknown]

/**
 * A file of changes. One line is one commit, so a process that is killed in the middle of a line
 * loses only what nobody was told yet.
 */
export class Journal {
  readonly #file: string | undefined
  #descriptor: number | undefined
  #compacted = 0
  #size = 0

  constructor(file: string | undefined) {
    this.#file = file
    if (file !== undefined) mkdirSync(dirname(file), { recursive: true })
  }

  /** Hands over every whole commit of earlier runs, oldest first. */
  replay(apply: (change: Change) => void): void {
    if (this.#file === undefined || !existsSync(this.#file)) return
    const lines = readFileSync(this.#file, 'utf8').split('\n')
    // What follows the last line end was being written when the process died.
    for (const line of lines.slice(0, -1)) {
      const changes: Change[] = JSON.parse(line)
      for (const change of changes) apply(change)
    }
  }

  /** Starts the file anew with the rows as they are now. */
  compact(rows: Iterable<Change>): void {
    if (this.#file === undefined) return
    const lines = Array.from(rows, (row) => `${JSON.stringify([row])}\n`)
    writeFileSync(`${this.#file}.new`, lines.join(''))
    renameSync(`${this.#file}.new`, this.#file)
    this.close()
    this.#descriptor = openSync(this.#file, 'a')
    this.#compacted = fstatSync(this.#descriptor).size
    this.#size = this.#compacted
  }

  /** Writes one commit before it is answered: what reached the file survives kill -9. */
  append(changes: readonly Change[]): void {
    if (this.#descriptor === undefined || changes.length === 0) return
    this.#size += writeSync(this.#descriptor, `${JSON.stringify(changes)}\n`)
  }

  get isLong(): boolean {
    return this.#size > this.#compacted * growth + slack
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor)
    this.#descriptor = undefined
  }
}
