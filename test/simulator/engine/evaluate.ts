import { isDeepStrictEqual } from 'node:util'
import type { Condition, Operand, Path, Update } from './expression.ts'

export type Item = Record<string, unknown>

/** What stands behind the placeholders of an expression. */
export interface Bindings {
  names: Record<string, string>
  values: Record<string, unknown>
}

/** What DynamoDB answers to an expression that can't be carried out. */
export class InvalidExpression extends Error {}

const invalidPath = () =>
  new InvalidExpression('The document path provided in the update expression is invalid for update')

function resolved(path: Path, { names }: Bindings): Path {
  return path.map((step) => {
    if (typeof step === 'number' || !step.startsWith('#')) return step
    const name = names[step]
    if (name === undefined) throw new InvalidExpression(`${step} is not defined`)
    return name
  })
}

const isMap = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function child(parent: unknown, step: string | number): unknown {
  if (typeof step === 'number') return Array.isArray(parent) ? parent[step] : undefined
  return isMap(parent) && Object.hasOwn(parent, step) ? parent[step] : undefined
}

const valueAt = (item: unknown, path: Path): unknown => path.reduce(child, item)

const sizeOf = (value: unknown): number | undefined => {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (Array.isArray(value)) return value.length
  return isMap(value) ? Object.keys(value).length : undefined
}

function called(item: Item, { name, args }: Extract<Operand, { kind: 'call' }>, b: Bindings) {
  const [first, second] = args.map((arg) => operand(item, arg, b))
  if (name === 'size') return sizeOf(first)
  if (name === 'if_not_exists') return first === undefined ? second : first
  if (name !== 'list_append') throw new InvalidExpression(`${name} is not served`)
  if (!Array.isArray(first) || !Array.isArray(second))
    throw new InvalidExpression('list_append takes two lists')
  return [...first, ...second]
}

function operand(item: Item, o: Operand, b: Bindings): unknown {
  if (o.kind === 'path') return valueAt(item, resolved(o.path, b))
  if (o.kind === 'call') return called(item, o, b)
  if (o.kind === 'value') {
    if (!Object.hasOwn(b.values, o.name)) throw new InvalidExpression(`${o.name} is not defined`)
    return b.values[o.name]
  }
  const [left, right] = [operand(item, o.left, b), operand(item, o.right, b)]
  if (typeof left !== 'number' || typeof right !== 'number')
    throw new InvalidExpression('An operand in the update expression has an incorrect data type')
  return left + o.sign * right
}

const ordered = (a: unknown, b: unknown): boolean =>
  (typeof a === 'number' && typeof b === 'number') ||
  (typeof a === 'string' && typeof b === 'string')

// Strings go by their bytes, which is not the order of UTF-16 units.
const order = (a: unknown, b: unknown): number =>
  typeof a === 'string' && typeof b === 'string'
    ? Buffer.compare(Buffer.from(a), Buffer.from(b))
    : Number(a) - Number(b)

function compared(op: string, a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return op === '<>' && a !== b
  if (op === '=') return isDeepStrictEqual(a, b)
  if (op === '<>') return !isDeepStrictEqual(a, b)
  if (!ordered(a, b)) return false
  const by = order(a, b)
  if (op === '<') return by < 0
  if (op === '<=') return by <= 0
  return op === '>' ? by > 0 : by >= 0
}

function tested(name: string, [first, second]: unknown[]): boolean {
  if (name === 'attribute_exists') return first !== undefined
  if (name === 'attribute_not_exists') return first === undefined
  if (name === 'begins_with')
    return typeof first === 'string' && typeof second === 'string' && first.startsWith(second)
  if (typeof first === 'string') return typeof second === 'string' && first.includes(second)
  return Array.isArray(first) && first.some((one) => isDeepStrictEqual(one, second))
}

/** Whether an item meets a condition; what isn't there meets none but that of not being there. */
export function holds(item: Item, c: Condition, b: Bindings): boolean {
  const value = (o: Operand) => operand(item, o, b)
  switch (c.kind) {
    case 'and':
      return c.parts.every((part) => holds(item, part, b))
    case 'or':
      return c.parts.some((part) => holds(item, part, b))
    case 'not':
      return !holds(item, c.part, b)
    case 'compare':
      return compared(c.op, value(c.left), value(c.right))
    case 'between':
      return compared('>=', value(c.of), value(c.from)) && compared('<=', value(c.of), value(c.to))
    case 'in':
      return c.among.some((one) => compared('=', value(c.of), value(one)))
    case 'test':
      return tested(c.name, c.args.map(value))
  }
}

/** A parent with one child changed; parents must be there already. */
function withChild(parent: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return change(parent)
  const next = withChild(child(parent, step), rest, change)
  if (typeof step === 'number') {
    if (!Array.isArray(parent)) throw invalidPath()
    // Beyond the end an element is appended.
    return step < parent.length ? parent.with(step, next) : [...parent, next]
  }
  if (!isMap(parent)) throw invalidPath()
  if (next !== undefined) return { ...parent, [step]: next }
  const { [step]: _, ...left } = parent
  return left
}

const overlap = (a: Path, b: Path): boolean =>
  a.slice(0, b.length).join('\u0000') === b.slice(0, a.length).join('\u0000')

/** What DynamoDB sees of an update before it looks at any item. */
export function refuseOverlaps({ set, remove }: Update, b: Bindings): void {
  const paths = [...set.map(({ path }) => path), ...remove].map((path) => resolved(path, b))
  for (const [i, a] of paths.entries())
    if (paths.slice(i + 1).some((b) => overlap(a, b)))
      throw new InvalidExpression('Two document paths overlap with each other')
}

/** The item after an update: every operand is read from the item as it was. */
export function updated(item: Item, { set, remove }: Update, b: Bindings): Item {
  const assigned = set.map(({ path, to }) => ({
    path: resolved(path, b),
    to: operand(item, to, b),
  }))
  const removed = remove.map((path) => resolved(path, b))
  let next: unknown = item
  for (const { path, to } of assigned) {
    if (to === undefined)
      throw new InvalidExpression(
        'The provided expression refers to an attribute that is not there',
      )
    next = withChild(next, path, () => to)
  }
  for (const path of removed) {
    if (typeof path.at(-1) === 'number') throw new InvalidExpression('REMOVE of a list element')
    if (valueAt(next, path.slice(0, -1)) === undefined) throw invalidPath()
    next = withChild(next, path, () => undefined)
  }
  return next as Item
}
