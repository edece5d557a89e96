import { signup } from './commands/signup/command.ts'
import type { Entry } from './verb.ts'

/**
 * Every verb that people can address, a line each. Sign-up is the path that everybody takes, so
 * it comes with the bundle; the others are fetched when first wanted.
 */
export const entries: (Entry & { hot?: true })[] = [
  {
    name: 'signup',
    hot: true,
    buttons: ['in', 'out', 'maybe', 'coming'],
    load: async () => signup,
  },
]

export const entry = (name: string) => entries.find((e) => e.name === name)

export const commands = new Map(
  entries.flatMap((e) => [e.name, ...(e.typed ?? [])].map((word) => [word, e] as const)),
)

export const buttons = new Map(
  entries.flatMap((e) => (e.buttons ?? []).map((b) => [b, e] as const)),
)
