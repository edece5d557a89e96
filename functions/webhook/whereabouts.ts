import type { Community } from '../../shared/domain/community.ts'
import type { Ctx } from './world.ts'

// For which community the command that is being handled is answered, while nothing has said so.
const unsaid = new WeakMap<Ctx, string>()

/** Who is in several communities is told, in private, for which one the answer is. */
export function answersFor(ctx: Ctx, { name }: Community): void {
  const several = (ctx.world.profile?.communities.length ?? 0) > 1
  if (several && ctx.chat?.type === 'private' && !ctx.callbackQuery) unsaid.set(ctx, name)
}

// Telegram takes 4,096 characters: what fills a message by itself goes without.
const longest = 3900

/** The text of the first answer to a command, after the community that it is about. */
export function placed(ctx: Ctx, text: string): string {
  const name = unsaid.get(ctx)
  unsaid.delete(ctx)
  if (name === undefined || text.length > longest) return text
  const line = ctx.world.words.html('community-here', { name })
  // Many answers name it by themselves.
  return text.includes(line.replace(/^📍 |<[^>]*>/g, '')) ? text : `${line}\n\n${text}`
}
