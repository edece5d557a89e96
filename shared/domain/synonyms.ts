/** A catalogue: for each key the words that people write for it, separated by `|`. */
export type Catalogue<Key extends string> = Readonly<Record<Key, readonly string[]>>

/** Finds the keys that a text speaks of, in the catalogue's order. */
export type Finder<Key extends string> = (text: string) => Key[]

/**
 * A finder for a catalogue, compiled once. Latin words match as whole words, also with a plural s;
 * Chinese ones anywhere. `…` in a word stands for a few other characters of the same clause, so
 * that 灯…坏 finds 灯又坏了, and "light…broken" finds "the lights are broken".
 */
export function finder<Key extends string>(catalogue: Catalogue<Key>): Finder<Key> {
  const patterns = keysOf(catalogue).map((key) => ({ key, pattern: patternOf(catalogue[key]) }))
  return (text) => {
    const plain = text.normalize('NFKC').toLowerCase()
    return patterns.filter(({ pattern }) => pattern.test(plain)).map(({ key }) => key)
  }
}

const keysOf = <Key extends string>(catalogue: Catalogue<Key>): Key[] =>
  Object.keys(catalogue) as Key[]

/** The words of one key, one by one. */
export const wordsOf = (entry: readonly string[]): string[] =>
  entry.flatMap((words) => words.split('|'))

const patternOf = (entry: readonly string[]): RegExp =>
  new RegExp(wordsOf(entry).map(wordPattern).join('|'), 'u')

function wordPattern(word: string): string {
  const latin = /^[a-z]/.test(word)
  const gap = `[^，。！？；,.!?;\\n]{0,${latin ? 20 : 4}}`
  const pattern = word.replaceAll('…', gap)
  return latin ? `(?<![a-z])${pattern}s?(?![a-z])` : pattern
}
