import type { ChatMember } from 'grammy/types'
import { communityOfChat, suspendCommunity } from '../../../../shared/store/community.ts'
import { updateProfile } from '../../../../shared/store/member.ts'
import { followMigration } from '../../../../shared/store/migration.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { reply } from '../../answer.ts'
import { once } from '../../once.ts'
import type { Ctx } from '../../world.ts'
import { welcome } from './card.ts'

const isInside = (member: ChatMember): boolean =>
  member.status === 'restricted' ? member.is_member : !/left|kicked/.test(member.status)

/** The bot came into a group: it says who it is, or that it is back. */
async function cameIn(ctx: Ctx, chat: number): Promise<void> {
  const { table, bot, words } = ctx.world
  const community = await suspendCommunity(table, bot, chat, false)
  if (community) {
    if (!community.suspended) return
    const back = { text: wordsOf(community.language).html('setup-back') }
    return once(ctx, () => reply(ctx, back))
  }
  // A team's group, or one that has just moved, is known already.
  if (await communityOfChat(table, bot, chat)) return
  await once(ctx, () => reply(ctx, welcome(words)))
}

async function memberChanged(ctx: Ctx, was: boolean, is: boolean): Promise<void> {
  const { table, bot } = ctx.world
  if (!ctx.chat || ctx.chat.type === 'channel' || was === is) return
  // In private, being blocked is what being put out is in a group.
  if (ctx.chat.type === 'private') return updateProfile(table, ctx.chat.id, { reachable: is })
  if (is) return cameIn(ctx, ctx.chat.id)
  await suspendCommunity(table, bot, ctx.chat.id, true)
}

/** What Telegram tells of the bot itself and of its groups. */
export async function event(ctx: Ctx): Promise<void> {
  const { table, bot, now } = ctx.world
  const change = ctx.myChatMember
  if (change) {
    const { old_chat_member: was, new_chat_member: is } = change
    return memberChanged(ctx, isInside(was), isInside(is))
  }
  const { chat, migrate_to_chat_id: to, migrate_from_chat_id: from } = ctx.message ?? {}
  if (chat && to !== undefined) await followMigration(table, bot, chat.id, to, now)
  if (chat && from !== undefined) await followMigration(table, bot, from, chat.id, now)
}
