import { digest } from '../../../../shared/domain/ids.ts'

/** A code of four digits, as an admin who writes as the group sends it. */
export const codeIn = (text: string): string | undefined => /^\d{4}$/.exec(text.trim())?.[0]

/** The code of a person in a group. It is no secret: only a group's admins can write as the group. */
export const codeOf = (bot: number, chat: number, user: number, attempt: number): string =>
  String(1000 + (Number.parseInt(digest(bot, chat, user, attempt).slice(-6), 36) % 9000))

const nameLimit = 60

/** A community's name as typed: one line, not too long. */
export function nameIn(text: string): string | undefined {
  const name = text.replace(/\s+/gu, ' ').trim()
  return name && [...name].length <= nameLimit ? name : undefined
}
