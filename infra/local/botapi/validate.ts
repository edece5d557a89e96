import type { Opts } from '@grammyjs/types'
import { Ajv, type ErrorObject } from 'ajv'
import schema from './bot-api.schema.json' with { type: 'json' }
import { bad, noMethod, type Refusal } from './errors.ts'
import { isServed, type Served } from './served.ts'

/** A method's parameters; files are named by strings. */
export type Params<M extends Served> = Opts<string>[M]

const ajv = new Ajv({ strict: false, allowUnionTypes: true })
ajv.addSchema(schema, 'api')
const known: ReadonlySet<string> = new Set(schema.methods)

const definitions: Record<string, unknown> = schema.definitions
const definitionOf = (method: string): string =>
  `${method.charAt(0).toUpperCase()}${method.slice(1)}Params`

/** Finds the method under the name that was called; Telegram ignores its case. */
export function methodNamed(called: string): Served {
  const lower = called.toLowerCase()
  const method = schema.methods.find((name) => name.toLowerCase() === lower)
  if (method === undefined || !known.has(method)) throw noMethod()
  if (!isServed(method)) throw bad('method is not served by the local Bot API')
  return method
}

const missing: Record<string, string> = {
  chat_id: 'chat_id is empty',
  text: 'message text is empty',
  message_id: 'message identifier is not specified',
  user_id: 'invalid user_id specified',
  photo: 'there is no photo in the request',
  document: 'there is no document in the request',
  sticker: 'there is no sticker in the request',
  file_id: 'file_id not specified',
  callback_query_id: 'query is too old and response timeout expired or query ID is invalid',
}

function describe(error: ErrorObject): Refusal {
  const at = error.instancePath.slice(1).replaceAll('/', '.')
  const where = at === '' ? '' : ` in "${at}"`
  if (error.keyword === 'additionalProperties') {
    return bad(`unknown parameter "${error.params.additionalProperty}"${where}`)
  }
  if (at === 'parse_mode') return bad('unsupported parse_mode')
  if (at.startsWith('reaction')) return bad('REACTION_INVALID')
  if (error.keyword !== 'required') return bad(`parameter "${at}" ${error.message}`)
  const name = String(error.params.missingProperty)
  if (at !== '') return bad(`can't find field "${name}"${where}`)
  return bad(missing[name] ?? `parameter "${name}" is required`)
}

const depth = (error: ErrorObject): number => error.instancePath.split('/').length

/** Of a union's failures the deepest one comes from the branch that was meant. */
function telling(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const plain = errors.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'const')
  const sorted = (plain.length > 0 ? plain : [...errors]).sort((a, b) => depth(b) - depth(a))
  return sorted[0]
}

interface Shape {
  type?: string | string[]
  $ref?: string
  anyOf?: Shape[]
  enum?: unknown[]
}

const admitsText = ({ type, anyOf, $ref }: Shape): boolean => {
  if (anyOf !== undefined) return anyOf.some(admitsText)
  if ($ref !== undefined) return admitsText(shapeAt($ref))
  return type === 'string' || (Array.isArray(type) && type.includes('string'))
}

const shapeAt = (reference: string): Shape =>
  definitions[reference.replace('#/definitions/', '')] as Shape

const parseModes = ['HTML', 'MarkdownV2', 'Markdown']

/** Form fields and query strings carry text alone: numbers, booleans and JSON are read from it. */
function fromText(name: string, shape: Shape, value: unknown): unknown {
  if (typeof value !== 'string') return value
  const isId = Array.isArray(shape.type) && /^-?\d+$/.test(value)
  if (isId) return Number(value)
  if (name.endsWith('parse_mode')) {
    return parseModes.find((mode) => mode.toLowerCase() === value.toLowerCase()) ?? value
  }
  if (admitsText(shape)) return value
  if (shape.type === 'boolean') return /^(true|yes|1|y)$/i.test(value)
  try {
    return JSON.parse(value)
  } catch {
    throw bad(`can't parse ${name} JSON object`)
  }
}

function coerced(definition: string, given: Record<string, unknown>): Record<string, unknown> {
  const { properties = {} } = (definitions[definition] ?? {}) as { properties?: object }
  const shapes: Record<string, Shape> = { ...properties }
  const entries = Object.entries(given).map(([name, value]) => {
    const shape = shapes[name]
    return [name, shape === undefined ? value : fromText(name, shape, value)]
  })
  return Object.fromEntries(entries)
}

const parameterless = { type: 'object', additionalProperties: false }

/** The parameters of a call, checked against the Bot API's schema; throws Telegram's refusal. */
export function checked<M extends Served>(method: M, given: Record<string, unknown>): Params<M> {
  const definition = definitionOf(method)
  const exists = definitions[definition] !== undefined
  // Compiled at the first call: all 60 at once would cost the start half a second.
  const validate = exists
    ? ajv.getSchema<Params<M>>(`api#/definitions/${definition}`)
    : ajv.compile<Params<M>>(parameterless)
  if (validate === undefined) throw new Error(`no schema for ${method}`)
  const params: unknown = coerced(definition, given)
  if (validate(params)) return params
  const error = telling(validate.errors ?? [])
  throw error === undefined ? bad('wrong parameters') : describe(error)
}
