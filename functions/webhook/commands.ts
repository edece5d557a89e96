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
  {
    name: 'recruit',
    menu: 'coordinator',
    typed: ['招募'],
    buttons: ['recruit'],
    load: async () => (await import('./commands/recruit/command.ts')).recruit,
  },
  {
    name: 'card',
    menu: 'coordinator',
    typed: ['管理'],
    buttons: ['card'],
    load: async () => (await import('./commands/card/command.ts')).card,
  },
  {
    name: 'my',
    menu: 'anyone',
    typed: ['我的', '我的活动'],
    buttons: ['my'],
    load: async () => (await import('./commands/my/command.ts')).my,
  },
  {
    name: 'language',
    menu: 'anyone',
    typed: ['语言'],
    buttons: ['language'],
    load: async () => (await import('./commands/language/command.ts')).language,
  },
  {
    name: 'help',
    menu: 'anyone',
    typed: ['帮助'],
    load: async () => (await import('./commands/help/command.ts')).help,
  },
  {
    name: 'start',
    typed: ['开始'],
    load: async () => (await import('./commands/start/command.ts')).start,
  },
  {
    name: 'setup',
    typed: ['启用'],
    buttons: ['setup'],
    load: async () => (await import('./commands/setup/command.ts')).setup,
  },
  {
    name: 'agree',
    buttons: ['agree'],
    load: async () => (await import('./commands/agree/command.ts')).agree,
  },
  { name: 'talk', load: async () => (await import('./commands/talk/command.ts')).talk },
]

export const entry = (name: string) => entries.find((e) => e.name === name)

export const commands = new Map(
  entries.flatMap((e) => [e.name, ...(e.typed ?? [])].map((word) => [word, e] as const)),
)

export const buttons = new Map(
  entries.flatMap((e) => (e.buttons ?? []).map((b) => [b, e] as const)),
)
