type Word = string | number

/** The same number from 0 up to 1 for the same words: FNV-1a with a last stir. */
export function lot(...words: Word[]): number {
  let hash = 2166136261
  for (const char of words.join('\u0000')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619)
  }
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507)
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** The same one of all for the same words. */
export const pick = <T>(all: readonly T[], ...words: Word[]): T =>
  all[Math.floor(lot(...words) * all.length)] as T
