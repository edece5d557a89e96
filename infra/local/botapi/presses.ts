import { bad } from './errors.ts'
import type { QueryRow } from './rows.ts'
import type { World } from './world.ts'

export interface Toast {
  text: string
  alert: boolean
  url?: string
}

/** How long after a press the bot may send that person an ephemeral message, and answer at all. */
const ephemeralWindow = 15_000
const answerWindow = 150_000

/** Button presses that wait for the bot's answer; `elapsed` is real time in milliseconds. */
export class Presses {
  readonly #world: World
  readonly #elapsed: () => number
  readonly #born = new Map<string, number>()
  readonly #waiting = new Map<string, (toast: Toast | undefined) => void>()

  constructor(world: World, elapsed: () => number) {
    this.#world = world
    this.#elapsed = elapsed
    for (const id of world.tables.queries.rows.keys()) this.#born.set(id, elapsed())
  }

  open(person: number, chat: number): QueryRow {
    this.#forgetOld()
    const id = `${Math.floor(this.#world.random() * 9e8) + 1e8}${this.#world.next('query')}`
    this.#born.set(id, this.#elapsed())
    return this.#world.tables.queries.put(id, { id, person, chat })
  }

  #forgetOld(): void {
    for (const [id, born] of this.#born) {
      if (this.#elapsed() - born < answerWindow) return
      this.#born.delete(id)
      this.#world.tables.queries.remove(id)
    }
  }

  /** Resolves with the answer, or after the time with nothing, as a telephone stops its spinner. */
  answered(id: string, ms: number): Promise<Toast | undefined> {
    return new Promise((resolve) => {
      const end = (toast: Toast | undefined) => {
        clearTimeout(timer)
        this.#waiting.delete(id)
        resolve(toast)
      }
      const timer = setTimeout(() => end(undefined), ms)
      timer.unref()
      this.#waiting.set(id, end)
    })
  }

  /** The first answer is shown; a second one is accepted and shows nothing. */
  answer(id: string, toast: Toast): void {
    const row = this.#live(id, answerWindow)
    if (row === undefined) {
      throw bad('query is too old and response timeout expired or query ID is invalid')
    }
    if (row.answer !== undefined) return
    this.#world.tables.queries.put(id, { ...row, answer: toast })
    if (toast.text !== '' || toast.url !== undefined) {
      this.#world.emit({ kind: 'toast', person: row.person, ...toast })
    }
    this.#waiting.get(id)?.(toast)
  }

  /** The press that lets the bot whisper to that person, while it is fresh. */
  isFresh(id: string, person: number, chat: number): boolean {
    const row = this.#live(id, ephemeralWindow)
    return row?.person === person && row.chat === chat
  }

  #live(id: string, within: number): QueryRow | undefined {
    const age = this.#elapsed() - (this.#born.get(id) ?? Number.NEGATIVE_INFINITY)
    return age <= within ? this.#world.tables.queries.get(id) : undefined
  }

  close(): void {
    for (const end of [...this.#waiting.values()]) end(undefined)
  }
}
