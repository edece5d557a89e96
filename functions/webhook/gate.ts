import type { Community } from '../../shared/domain/community.ts'
import { type CommunityId, memberOf, parseActivityId } from '../../shared/domain/ids.ts'
import type { MemberRoles } from '../../shared/domain/member.ts'
import { readActivityAndRoster } from '../../shared/store/activity.ts'
import { communityOfChat, readCommunity } from '../../shared/store/community.ts'
import { readMember } from '../../shared/store/member.ts'
import { refuse } from './answer.ts'
import type { Audience, Handler, InActivity, InCommunity, Me } from './verb.ts'
import type { Ctx } from './world.ts'

/** Telegram's stand-in for an admin who writes as the group. */
export const anonymousAdmin = 1087968824

/** Whether the rights of a person suffice. Coordinators may do what leaders and the leading do. */
export function allows(audience: Audience, roles: MemberRoles): boolean {
  if (audience === 'anyone' || roles.coordinator) return true
  if (audience === 'leading') return roles.leading ?? false
  return audience === 'leader' && (roles.leads?.length ?? 0) > 0
}

/** Whether Telegram counts the person among the group's admins. */
export async function isGroupAdmin(ctx: Ctx, chat: number, user: number): Promise<boolean> {
  try {
    const { status } = await ctx.api.getChatMember(chat, user)
    return status === 'creator' || status === 'administrator'
  } catch {
    return false
  }
}

/** The writer or presser in a community. Group admins are coordinators until somebody says otherwise. */
export async function meIn(ctx: Ctx, community: Community, audience: Audience): Promise<Me> {
  const { id: telegramId = 0, first_name: firstName = '' } = ctx.from ?? {}
  const member = await readMember(ctx.world.table, community.id, memberOf(telegramId))
  const roles = { ...member?.roles }
  if (audience !== 'anyone' && roles.coordinator === undefined && !allows(audience, roles)) {
    roles.coordinator = await isGroupAdmin(ctx, community.chat, telegramId)
  }
  return { id: memberOf(telegramId), telegramId, firstName, roles, ...(member && { member }) }
}

async function admit(
  ctx: Ctx,
  c: CommunityId,
  audience: Audience,
): Promise<InCommunity | undefined> {
  const community = await readCommunity(ctx.world.table, c)
  if (!community) return void (await refuse(ctx, 'no-community'))
  const me = await meIn(ctx, community, audience)
  if (allows(audience, me.roles)) return { community, me }
  return void (await refuse(ctx, 'not-allowed', { who: audience }))
}

/** Which community a chat is about: the group's own, or the one that the person belongs to. */
export async function communityHere(ctx: Ctx): Promise<CommunityId | undefined> {
  const { table, bot, profile } = ctx.world
  if (!ctx.chat || ctx.chat.type === 'private') return profile?.communities[0]
  return (await communityOfChat(table, bot, ctx.chat.id))?.community
}

/** For everybody, about nothing that needs a right. */
export const forAnyone = (run: Handler['run']): Handler => ({
  who: 'anyone',
  subject: 'nothing',
  run,
})

/** About the community of this chat, for those who may. */
export const forCommunity = (
  who: Audience,
  run: (ctx: Ctx, here: InCommunity, args: string[]) => Promise<void>,
): Handler => ({
  who,
  subject: 'community',
  async run(ctx, args) {
    const c = await communityHere(ctx)
    if (!c)
      return refuse(ctx, ctx.chat?.type === 'private' ? 'no-community-private' : 'no-community')
    const here = await admit(ctx, c, who)
    if (here) await run(ctx, here, args)
  },
})

/** About the activity that the first argument names, for those who may in its community. */
export const forActivity = (
  who: Audience,
  run: (ctx: Ctx, here: InActivity, args: string[]) => Promise<void>,
): Handler => ({
  who,
  subject: 'activity',
  async run(ctx, [id = '', ...args]) {
    const a = parseActivityId(id)
    const found = a && (await readActivityAndRoster(ctx.world.table, a))
    if (!found) return refuse(ctx, 'no-activity')
    const here = await admit(ctx, found.activity.community, who)
    if (here) await run(ctx, { ...here, ...found }, args)
  },
})
