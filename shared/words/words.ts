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
const bundles = new Map<Language, FluentBundle>()

// Read at start, once: a new language is a new file here, and nothing else.
for (const file of readdirSync(folder).sort()) {
  if (!file.endsWith('.ftl')) continue
  const language = file.slice(0, -4) as Language
  const bundle = new FluentBundle(language, { useIsolating: false })
  const errors = bundle.addResource(new FluentResource(readFileSync(new URL(file, folder), 'utf8')))
  if (errors.length > 0) throw new Error(`words of ${language} can't be read`, { cause: errors })
  bundles.set(language, bundle)
}

export const languages: Language[] = [...bundles.keys()]
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

function format(language: Language, key: string, values: Record<string, FluentVariable>): string {
  const bundle = bundles.get(language)
  const pattern = bundle?.getMessage(key)?.value
  if (!bundle || !pattern) throw new Error(`no words for ${key} in ${language}`)
  const errors: Error[] = []
  const text = bundle.formatPattern(pattern, values, errors)
  if (errors.length > 0)
    throw new Error(`words for ${key} in ${language} lack a value`, { cause: errors })
  return text
}

const spoken = new Map<Language, Words>()

/** The words of a language; of the nearest one that we have. */
export function wordsOf(...wishes: (string | undefined)[]): Words {
  const language = pickLanguage(...wishes)
  const known = spoken.get(language)
  if (known) return known
  const words: Words = {
    language,
    plain: (key, values = {}) => format(language, key, values),
    html: (key, values = {}) => format(language, key, escaped(values)),
    has: (key) => bundles.get(language)?.hasMessage(key) ?? false,
  }
  spoken.set(language, words)
  return words
}
