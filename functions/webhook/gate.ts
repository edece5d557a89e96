import { InlineKeyboard } from 'grammy/web'
import type { Community } from '../../shared/domain/community.ts'
import {
  type CommunityId,
  memberOf,
  parseActivityId,
  parseCommunityId,
  parseNeedId,
  parseTeamId,
} from '../../shared/domain/ids.ts'
import type { Member } from '../../shared/domain/member.ts'
import { note } from '../../shared/log.ts'
import { readActivityAndRoster } from '../../shared/store/activity.ts'
import {
  communityOfChat,
  markHinted,
  readCommunities,
  readCommunity,
} from '../../shared/store/community.ts'
import { type Draft, readDraft } from '../../shared/store/draft.ts'
import { addMember, newMember, readMember } from '../../shared/store/member.ts'
import { readNeed } from '../../shared/store/need.ts'
import { type NeedDraft, readNeedDraft } from '../../shared/store/need-draft.ts'
import { changeRole } from '../../shared/store/role.ts'
import { readTeam } from '../../shared/store/team.ts'
import { callbackData } from '../../shared/telegram/callback.ts'
import { refuse, reply, silence } from './answer.ts'
import { allows } from './menus.ts'
import { once } from './once.ts'
import type { Audience, Handler, InActivity, InCommunity, InNeed, InTeam, Me } from './verb.ts'
import { answersFor } from './whereabouts.ts'
import type { Ctx } from './world.ts'

/** Telegram's stand-in for an admin who writes as the group. */
export const anonymousAdmin = 1087968824

/** Whether Telegram counts the person among the group's admins. */
export async function isGroupAdmin(ctx: Ctx, chat: number, user: number): Promise<boolean> {
  try {
    const { status } = await ctx.api.getChatMember(chat, user)
    return status === 'creator' || status === 'administrator'
  } catch {
    return false
  }
}

/** Whether an admin writes as the group itself; Telegram lets nobody else do so. */
export const writesAsGroup = (ctx: Ctx): boolean =>
  ctx.from?.id === anonymousAdmin && ctx.message?.sender_chat?.id === ctx.chat?.id

/**
 * A coordinator finds the community in the private chat from here on; where nobody is left whom the
 * bot could turn to, it turns to them.
 */
async function coordinates(ctx: Ctx, community: Community, known: Member | undefined) {
  const { table, now } = ctx.world
  const id = memberOf(ctx.from?.id ?? 0)
  if (!known) await addMember(table, newMember(community.id, id, now))
  if (community.coordinators.length > 0) return
  const member = known ?? newMember(community.id, id, now)
  await changeRole(
    table,
    { community, member },
    { role: 'coordinator', on: true },
    { by: id, at: now },
  )
}

/** The writer or presser in a community. Group admins are coordinators until somebody says otherwise. */
export async function meIn(ctx: Ctx, community: Community, audience: Audience): Promise<Me> {
  note({ community: community.id })
  const { id: telegramId = 0, first_name: firstName = '' } = ctx.from ?? {}
  const member = await readMember(ctx.world.table, community.id, memberOf(telegramId))
  const roles = { ...member?.roles }
  if (audience !== 'anyone' && roles.coordinator === undefined && !allows(audience, roles)) {
    roles.coordinator =
      (writesAsGroup(ctx) && ctx.chat?.id === community.chat) ||
      (await isGroupAdmin(ctx, community.chat, telegramId))
  }
  if (roles.coordinator && !ctx.from?.is_bot) await coordinates(ctx, community, member)
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
  const nobody = community.coordinators.length === 0
  return void (await refuse(ctx, nobody ? 'nobody-coordinates' : 'not-allowed', { who: audience }))
}

/**
 * Which community a chat is about: the group's own, or the one that the person acts in. None in
 * private for whoever is in several and has not said which: see {@link askCommunity}.
 */
export async function communityHere(ctx: Ctx): Promise<CommunityId | undefined> {
  const { table, bot, profile } = ctx.world
  if (!ctx.chat || ctx.chat.type === 'private') return profile?.here
  return (await communityOfChat(table, bot, ctx.chat.id))?.community
}

/** The person in the community of this chat with all their rights, if there is one. */
export async function findMe(ctx: Ctx): Promise<InCommunity | undefined> {
  const c = await communityHere(ctx)
  const community = c && (await readCommunity(ctx.world.table, c))
  return community && { community, me: await meIn(ctx, community, 'coordinator') }
}

/** A group that nobody has set up hears so once; after that the bot keeps quiet there. */
export async function hintSetUp(ctx: Ctx): Promise<void> {
  const { table, bot, now, words } = ctx.world
  if (!ctx.chat || ctx.callbackQuery) return refuse(ctx, 'no-community')
  if (!(await markHinted(table, bot, ctx.chat.id, now))) return
  const keyboard = new InlineKeyboard().text(
    words.plain('setup-begin'),
    callbackData('setup', 'begin'),
  )
  await reply(ctx, { text: words.html('no-community'), keyboard })
}

/** Whether they have to say first in which of their communities they want to act. */
export const isUndecided = ({ chat, world }: Ctx): boolean =>
  chat?.type === 'private' && !world.profile?.here && (world.profile?.communities ?? []).length > 1

/** A button for each community, the one that holds now with a mark. */
export function communityChoice(all: Community[], here?: CommunityId): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  for (const { id, name } of all)
    keyboard.text(id === here ? `✅ ${name}` : name, callbackData('here', id)).row()
  return keyboard
}

/** Asks which community is meant, under what they wrote: with the answer that is done at once. */
export async function askCommunity(ctx: Ctx): Promise<void> {
  const { table, profile, words } = ctx.world
  const all = await readCommunities(table, profile?.communities ?? [])
  await silence(ctx)
  await ctx.reply(words.html('community-ask'), {
    parse_mode: 'HTML',
    reply_markup: communityChoice(all),
    ...(ctx.message && {
      reply_parameters: {
        message_id: ctx.message.message_id,
        allow_sending_without_reply: true,
      },
    }),
  })
}

/** Nobody knows which community they mean: asked, or told how to come into one. */
export async function withoutCommunity(ctx: Ctx): Promise<void> {
  if (isUndecided(ctx)) return once(ctx, () => askCommunity(ctx))
  return ctx.chat?.type === 'private' ? refuse(ctx, 'no-community-private') : hintSetUp(ctx)
}

/** About the community of this chat, for those who may. */
export const forCommunity = (
  who: Audience,
  run: (ctx: Ctx, here: InCommunity, args: string[]) => Promise<void>,
): Handler => ({
  who,
  subject: 'community',
  async run(ctx, args) {
    const c = await communityHere(ctx)
    if (!c) return withoutCommunity(ctx)
    const here = await admit(ctx, c, who)
    if (!here) return
    answersFor(ctx, here.community)
    await run(ctx, here, args)
  },
})

/** About the community that the first argument names, for those who may there. */
export const forCommunityNamed = (
  who: Audience,
  run: (ctx: Ctx, here: InCommunity, args: string[]) => Promise<void>,
): Handler => ({
  who,
  subject: 'community',
  async run(ctx, [id = '', ...args]) {
    const c = parseCommunityId(id)
    if (!c) return refuse(ctx, 'button-old')
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

/** About the draft that the first argument names, for those who may in its community. */
export const forDraft = (
  who: Audience,
  run: (ctx: Ctx, here: InCommunity & { draft: Draft }, args: string[]) => Promise<void>,
): Handler => ({
  who,
  subject: 'draft',
  async run(ctx, [id = '', ...args]) {
    const { table, bot, now } = ctx.world
    const name = parseActivityId(id)
    const draft = name && (await readDraft(table, bot, name, now))
    if (!draft) return refuse(ctx, 'recruit-gone')
    const here = await admit(ctx, draft.community, who)
    if (here) await run(ctx, { ...here, draft }, args)
  },
})

/** About the need that the first argument names, for those who may in its community. */
export const forNeed = (
  who: Audience,
  run: (ctx: Ctx, here: InNeed, args: string[]) => Promise<void>,
): Handler => ({
  who,
  subject: 'need',
  async run(ctx, [id = '', ...args]) {
    const n = parseNeedId(id)
    const need = n && (await readNeed(ctx.world.table, n))
    if (!need) return refuse(ctx, 'need-none')
    const here = await admit(ctx, need.community, who)
    if (here) await run(ctx, { ...here, need }, args)
  },
})

/** About the need that the first argument names, for who asked for it and nobody else. */
export const forOwnNeed = (
  run: (ctx: Ctx, here: InNeed, args: string[]) => Promise<void>,
): Handler =>
  forNeed('anyone', async (ctx, here, args) => {
    if (here.need.by !== here.me.id) return refuse(ctx, 'need-not-yours')
    await run(ctx, here, args)
  })

/** About the half-written need that the first argument names, for its writer and nobody else. */
export const forNeedDraft = (
  run: (ctx: Ctx, here: InCommunity & { draft: NeedDraft }, args: string[]) => Promise<void>,
): Handler => ({
  who: 'anyone',
  subject: 'need-draft',
  async run(ctx, [id = '', ...args]) {
    const { table, bot, now } = ctx.world
    const n = parseNeedId(id)
    const draft = n && (await readNeedDraft(table, bot, n, now))
    if (!draft || draft.by !== memberOf(ctx.from?.id ?? 0)) return refuse(ctx, 'need-gone')
    const here = await admit(ctx, draft.community, 'anyone')
    if (here) await run(ctx, { ...here, draft }, args)
  },
})

/** About the team that the first two arguments name; a leader's rights reach their own teams only. */
export const forTeam = (
  who: Audience,
  run: (ctx: Ctx, here: InTeam, args: string[]) => Promise<void>,
): Handler => ({
  who,
  subject: 'team',
  async run(ctx, [id = '', teamId = '', ...args]) {
    const [c, t] = [parseCommunityId(id), parseTeamId(teamId)]
    const team = c && t && (await readTeam(ctx.world.table, c, t))
    if (!team) return refuse(ctx, 'team-gone')
    const here = await admit(ctx, team.community, who)
    if (!here) return
    const { coordinator, leads = [] } = here.me.roles
    const isTheirs = who !== 'leader' || coordinator || leads.includes(team.id)
    if (!isTheirs) return refuse(ctx, 'not-allowed', { who })
    await run(ctx, { ...here, team }, args)
  },
})
