/** `#t.#s0`, `#roles[0].n`: placeholders are resolved when it is evaluated. */
export type Path = (string | number)[]

export type Operand =
  | { kind: 'path'; path: Path }
  | { kind: 'value'; name: string }
  | { kind: 'call'; name: string; args: Operand[] }
  | { kind: 'sum'; sign: 1 | -1; left: Operand; right: Operand }

export type Condition =
  | { kind: 'and' | 'or'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'compare'; op: string; left: Operand; right: Operand }
  | { kind: 'between'; of: Operand; from: Operand; to: Operand }
  | { kind: 'in'; of: Operand; among: Operand[] }
  | { kind: 'test'; name: string; args: Operand[] }

export interface Update {
  set: { path: Path; to: Operand }[]
  remove: Path[]
}

const token = /\s*(<>|<=|>=|[=<>(),.+\-[\]]|[#:]?\w+)/gy

function tokensOf(text: string): string[] {
  const tokens = [...text.matchAll(token)].map((match) => match[1] ?? '')
  if (tokens.join('') !== text.replaceAll(/\s/g, ''))
    throw new Error(`unreadable expression: ${text}`)
  return tokens
}

const tests = new Set(['attribute_exists', 'attribute_not_exists', 'begins_with', 'contains'])
const comparisons = new Set(['=', '<>', '<', '<=', '>', '>='])

/** Reads the part of DynamoDB's expression language that the stores use; anything else throws. */
class Reader {
  readonly #tokens: string[]
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokensOf(text)
  }

  get isDone(): boolean {
    return this.#at >= this.#tokens.length
  }

  #peek(): string {
    return this.#tokens[this.#at] ?? ''
  }

  /** Takes the next token if it is this one; keywords in any case. */
  take(wanted: string): boolean {
    if (this.#peek().toUpperCase() !== wanted) return false
    this.#at += 1
    return true
  }

  #expect(wanted: string): void {
    if (!this.take(wanted)) throw new Error(`${wanted} expected in: ${this.#text}`)
  }

  #next(): string {
    const token = this.#peek()
    if (!/^[#:]?\w+$/.test(token)) throw new Error(`unreadable expression: ${this.#text}`)
    this.#at += 1
    return token
  }

  list<T>(read: () => T): T[] {
    const all = [read()]
    while (this.take(',')) all.push(read())
    return all
  }

  readonly path = (): Path => {
    const path: Path = [this.#next()]
    for (;;) {
      if (this.take('.')) path.push(this.#next())
      else if (this.take('[')) {
        path.push(Number(this.#next()))
        this.#expect(']')
      } else return path
    }
  }

  readonly operand = (): Operand => {
    const token = this.#peek()
    if (token.startsWith(':')) return { kind: 'value', name: this.#next() }
    if (this.#tokens[this.#at + 1] !== '(') return { kind: 'path', path: this.path() }
    return { kind: 'call', name: this.#next(), args: this.#args() }
  }

  #args(): Operand[] {
    this.#expect('(')
    const args = this.list(this.operand)
    this.#expect(')')
    return args
  }

  readonly #sum = (): Operand => {
    const left = this.operand()
    const sign = this.take('+') ? 1 : this.take('-') ? -1 : undefined
    return sign === undefined ? left : { kind: 'sum', sign, left, right: this.operand() }
  }

  readonly #assignment = (): Update['set'][number] => {
    const path = this.path()
    this.#expect('=')
    return { path, to: this.#sum() }
  }

  condition(): Condition {
    const parts = [this.#and()]
    while (this.take('OR')) parts.push(this.#and())
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts }
  }

  #and(): Condition {
    const parts = [this.#single()]
    while (this.take('AND')) parts.push(this.#single())
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts }
  }

  #single(): Condition {
    if (this.take('NOT')) return { kind: 'not', part: this.#single() }
    if (this.take('(')) {
      const inner = this.condition()
      this.#expect(')')
      return inner
    }
    if (tests.has(this.#peek())) return { kind: 'test', name: this.#next(), args: this.#args() }
    return this.#comparison(this.operand())
  }

  #comparison(left: Operand): Condition {
    if (this.take('BETWEEN')) {
      const from = this.operand()
      this.#expect('AND')
      return { kind: 'between', of: left, from, to: this.operand() }
    }
    if (this.take('IN')) return { kind: 'in', of: left, among: this.#args() }
    const op = this.#peek()
    if (!comparisons.has(op)) throw new Error(`a comparison expected in: ${this.#text}`)
    this.#at += 1
    return { kind: 'compare', op, left, right: this.operand() }
  }

  update(): Update {
    const update: Update = { set: [], remove: [] }
    while (!this.isDone) {
      if (this.take('SET')) update.set.push(...this.list(this.#assignment))
      else if (this.take('REMOVE')) update.remove.push(...this.list(this.path))
      else throw new Error(`only SET and REMOVE are served: ${this.#text}`)
    }
    return update
  }
}

/** The same expressions come again and again: each is read once. */
function remembered<T>(read: (reader: Reader) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found) return found
    const reader = new Reader(text)
    const parsed = read(reader)
    if (!reader.isDone) throw new Error(`more than an expression: ${text}`)
    known.set(text, parsed)
    return parsed
  }
}

export const parseCondition = remembered((reader) => reader.condition())
export const parseUpdate = remembered((reader) => reader.update())
