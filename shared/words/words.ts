import { readdirSync, readFileSync } from 'node:fs'
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'

export type Language = string & { readonly of: 'Language' }
export type Values = Record<string, string | number>

/** One reader's words: plain for toasts and buttons, HTML with the values escaped for messages. */
export interface Words {
  language: Language
  plain(key: string, values?: Values): string
  html(key: string, values?: Values): string
  /** Whether there is such a message, for keys made of data (a programme, a reason). */
  has(key: string): boolean
}

const folder = new URL('./locales/', import.meta.url)

/** The languages that there are: a new one is a new file, and nothing else. */
export const languages: Language[] = readdirSync(folder)
  .filter((file) => file.endsWith('.ftl'))
  .map((file) => file.slice(0, -4) as Language)
  .sort()
export const defaultLanguage = 'zh-CN' as Language

/** The language to speak: the first wish that we have, also by its first part (`en-GB` → `en`). */
export function pickLanguage(...wishes: (string | undefined)[]): Language {
  for (const wish of wishes) {
    if (!wish) continue
    const exact = languages.find((l) => l.toLowerCase() === wish.toLowerCase())
    const near = languages.find((l) => l.split('-')[0] === wish.toLowerCase().split('-')[0])
    const found = exact ?? near
    if (found) return found
  }
  return defaultLanguage
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

const escaped = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([k, v]) => [k, typeof v === 'string' ? escapeHtml(v) : v]),
  )

interface Spoken {
  bundle: FluentBundle
  /** Messages as written, until they are first said. */
  written: Map<string, string>
}

/** Reads a language's file. No message refers to another, so each can be understood by itself. */
function read(language: Language): Spoken {
  const text = readFileSync(new URL(`${language}.ftl`, folder), 'utf8')
  const messages = text.split(/^(?=[a-zA-Z][\w-]* *=)/m).filter((part) => !part.startsWith('#'))
  const written = new Map(messages.map((part) => [part.slice(0, part.indexOf('=')).trim(), part]))
  return { bundle: new FluentBundle(language, { useIsolating: false }), written }
}

// Understanding all of a file takes longer than a sign-up; an environment that starts says one line.
function patternOf({ bundle, written }: Spoken, key: string) {
  const source = written.get(key)
  if (source !== undefined && !bundle.hasMessage(key))
    bundle.addResource(new FluentResource(source))
  return bundle.getMessage(key)?.value
}

function format(spoken: Spoken, key: string, values: Record<string, FluentVariable>): string {
  const { bundle } = spoken
  const pattern = patternOf(spoken, key)
  if (!pattern) throw new Error(`no words for ${key} in ${bundle.locales[0]}`)
  const errors: Error[] = []
  const text = bundle.formatPattern(pattern, values, errors)
  if (errors.length > 0)
    throw new Error(`words for ${key} in ${bundle.locales[0]} lack a value`, { cause: errors })
  return text
}

const known = new Map<Language, Words>()

/** The words of a language; of the nearest one that we have. */
export function wordsOf(...wishes: (string | undefined)[]): Words {
  const language = pickLanguage(...wishes)
  const before = known.get(language)
  if (before) return before
  const spoken = read(language)
  const words: Words = {
    language,
    plain: (key, values = {}) => format(spoken, key, values),
    html: (key, values = {}) => format(spoken, key, escaped(values)),
    has: (key) => patternOf(spoken, key) !== undefined,
  }
  known.set(language, words)
  return words
}
