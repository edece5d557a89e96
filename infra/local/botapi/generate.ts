/**
 * Writes bot-api.schema.json from the types of @gramio/types: the names of all methods, and the
 * parameters of those that are served. Run it after raising that package: npm run botapi:schema
 */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createGenerator, type Schema } from 'ts-json-schema-generator'
import { served } from './served.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const out = new URL('./bot-api.schema.json', import.meta.url)
// The package exports types alone, so nothing but its folder can be asked for.
const packageFolder = fileURLToPath(
  new URL('../../../node_modules/@gramio/types/out/', import.meta.url),
)

/** Over HTTP every value is JSON, and a file is named by a string: an id, a URL or attach://. */
const replaced: Record<string, Json> = {
  TelegramInputFile: { type: 'string' },
  TelegramInputRichMessage: { type: 'object' },
}

/** A type that only programs know, e.g. an object with toString, has no place on the wire. */
const isProgramOnly = (schema: Json): boolean => {
  const text = JSON.stringify(schema)
  return text.includes('"required":["toString"]') || text.includes('"required":["toJSON"]')
}

function alternatives(list: Json[]): Json {
  const kept = list.filter((one) => JSON.stringify(one).includes('$ref') || !isProgramOnly(one))
  const wire = kept.filter((one) => !isProgramOnly(one)).map(onTheWire)
  const distinct = [...new Map(wire.map((one) => [JSON.stringify(one), one])).values()]
  return distinct.length === 1 && distinct[0] !== undefined ? distinct[0] : { anyOf: distinct }
}

function onTheWire(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(onTheWire)
  if (schema === null || typeof schema !== 'object') return schema
  if (Array.isArray(schema.anyOf)) return alternatives(schema.anyOf)
  const name = typeof schema.$ref === 'string' ? schema.$ref.replace('#/definitions/', '') : ''
  const simple = replaced[name]
  if (simple !== undefined) return simple
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, onTheWire(value)]))
}

function reachable(definitions: Record<string, Json>, roots: string[]): Record<string, Json> {
  const found: Record<string, Json> = {}
  const visit = (name: string) => {
    const schema = definitions[name]
    if (schema === undefined || found[name] !== undefined) return
    found[name] = onTheWire(schema)
    const references = JSON.stringify(found[name]).matchAll(/"#\/definitions\/([^"]+)"/g)
    for (const [, next] of references) if (next !== undefined) visit(next)
  }
  for (const root of roots) visit(root)
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const parametersOf = (method: string): string =>
  `${method.charAt(0).toUpperCase()}${method.slice(1)}Params`

const allMethods = (): string[] => {
  const source = readFileSync(`${packageFolder}methods.d.ts`, 'utf8')
  return [...source.matchAll(/^ {4}(\w+): CallAPI/gm)].map(([, name = '']) => name).sort()
}

/** The schema file's text as it follows from the installed package. */
export function schemaText(): string {
  const generator = createGenerator({
    path: `${packageFolder}params.d.ts`,
    type: '*',
    skipTypeCheck: true,
    jsDoc: 'none',
    encodeRefs: false,
    additionalProperties: false,
  })
  const schema: Schema = generator.createSchema('*')
  const definitions: Record<string, Json> = JSON.parse(JSON.stringify(schema.definitions))
  const kept = reachable(definitions, served.map(parametersOf))
  const body = Object.entries(kept).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  )
  return `{"methods":${JSON.stringify(allMethods())},\n"definitions":{\n${body.join(',\n')}\n}}\n`
}

if (process.argv[1] !== undefined && import.meta.filename === realpathSync(process.argv[1])) {
  writeFileSync(out, schemaText())
}
