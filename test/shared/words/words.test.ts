import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultLanguage, languages, pickLanguage, wordsOf } from '../../../shared/words/words.ts'

const root = new URL('../../../', import.meta.url)
const textOf = (language: string) =>
  readFileSync(new URL(`shared/words/locales/${language}.ftl`, root), 'utf8')

/** Each message's key with the names of the values that it uses. */
function messages(ftl: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const block of ftl.split(/\n(?=[a-z][\w-]* =)/)) {
    const key = /^([a-z][\w-]*) =/m.exec(block)?.[1]
    if (key) found.set(key, [...new Set(block.match(/\$\w+/g) ?? [])].sort())
  }
  return found
}

function sources(folder: string): string[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(`${folder}/${file}`, root), 'utf8'))
}

// A key is used whole, or as a stem that data completes: `programme-${key}`.
const code = [...sources('functions'), ...sources('shared')].join('\n')
const whole = new Set([...code.matchAll(/['"`]([a-z][\w-]*)['"`]/g)].map((m) => m[1]))
const stems = [...code.matchAll(/`([a-z][\w-]*-)\$\{/g)].map((m) => m[1] ?? '')

describe('the words', () => {
  const reference = messages(textOf(defaultLanguage))

  it.each([...languages])('say the same things with the same values in %s', (language) => {
    const own = messages(textOf(language))
    expect([...own.keys()].sort()).toEqual([...reference.keys()].sort())
    for (const [key, values] of reference) expect([key, own.get(key)]).toEqual([key, values])
  })

  it('hold no message that nobody says', () => {
    const unused = [...reference.keys()].filter(
      (key) => !whole.has(key) && !stems.some((stem) => key.startsWith(stem)),
    )
    expect(unused).toEqual([])
  })

  it.each([...languages] as string[])('never say one thing twice in %s', (language) => {
    const keys: string[] = textOf(language).match(/^[a-z][\w-]* =/gm) ?? []
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  })

  it.each([...languages])('stand each by itself and can all be read in %s', (language) => {
    const text = textOf(language)
    expect(text.match(/\{ *-?[a-z][\w-]* *\}/g) ?? []).toEqual([])
    const words = wordsOf(language)
    expect([...reference.keys()].filter((key) => !words.has(key))).toEqual([])
  })

  it('speak the nearest language that there is', () => {
    expect(pickLanguage('zh-hans')).toBe('zh-CN')
    expect(pickLanguage('en-GB')).toBe('en')
    expect(pickLanguage('tlh', 'en')).toBe('en')
    expect(pickLanguage(undefined)).toBe(defaultLanguage)
  })

  it('show HTML in a value as text', () => {
    const line = wordsOf('en').html('post-note', { note: '<b>&</b>' })
    expect(line).toContain('&#60;b&#62;&#38;&#60;/b&#62;')
  })
})
