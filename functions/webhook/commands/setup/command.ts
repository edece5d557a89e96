import { isZone } from '../../../../shared/domain/calendar.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import { defaultQuiet } from '../../../../shared/domain/community.ts'
import { communityIdOf, memberOf } from '../../../../shared/domain/ids.ts'
import { consentVersion, type Member } from '../../../../shared/domain/member.ts'
import { defaultPolicy, policyKey } from '../../../../shared/domain/policy.ts'
import { calendarFor, findZones, zoneFor } from '../../../../shared/domain/zones.ts'
import {
  communityOfChat,
  foundCommunity,
  readCommunity,
} from '../../../../shared/store/community.ts'
import { communityJobs } from '../../../../shared/store/community-job.ts'
import { newMember } from '../../../../shared/store/member.ts'
import {
  beginSetup,
  changeSetup,
  endSetup,
  keepCode,
  readSetup,
  type SetupDraft,
  userOfCode,
} from '../../../../shared/store/setup.ts'
import { languages } from '../../../../shared/words/words.ts'
import { edit, refuse, replace, reply, type Spoken, silence, toast } from '../../answer.ts'
import { isGroupAdmin, writesAsGroup } from '../../gate.ts'
import { setPersonMenu } from '../../menus.ts'
import { once } from '../../once.ts'
import { forAnyone, type Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { askLanguage, askName, askZone, card, invite, ready, welcome } from './card.ts'
import { event } from './event.ts'
import { codeIn, codeOf, nameIn } from './input.ts'

interface Group {
  id: number
  title: string
}

const groupOf = ({ chat }: Ctx): Group | undefined =>
  chat?.type === 'group' || chat?.type === 'supergroup' ? chat : undefined

/** What a group that is set up already is shown. */
async function alreadyThere(ctx: Ctx, chat: number): Promise<Spoken | undefined> {
  const { table, bot } = ctx.world
  const link = await communityOfChat(table, bot, chat)
  const community = link && (await readCommunity(table, link.community))
  return community && ready(community, ctx.me.username)
}

function firstDraft(ctx: Ctx, { title }: Group, by: number): SetupDraft {
  const { language } = ctx.world.words
  const zone = zoneFor(language)
  const thread = ctx.msg?.is_topic_message ? ctx.msg.message_thread_id : undefined
  return { by, name: title, language, ...(zone && { zone }), ...(thread && { thread }) }
}

const begin = (ctx: Ctx, group: Group, by: number): Promise<SetupDraft> => {
  const { table, bot, now } = ctx.world
  return beginSetup(table, bot, group.id, firstDraft(ctx, group, by), now)
}

/** Tells a presser whom Telegram doesn't call an admin how an anonymous one shows who they are. */
async function giveCode(ctx: Ctx, chat: number, user: number): Promise<void> {
  const { table, bot, now, words } = ctx.world
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const code = codeOf(bot, chat, user, attempt)
    if (!(await keepCode(table, bot, chat, code, user, now))) continue
    return toast(ctx, words.plain('setup-code', { code }), { box: true })
  }
  await refuse(ctx, 'setup-admins')
}

async function beginPressed(ctx: Ctx, group: Group, user: number): Promise<void> {
  const there = await alreadyThere(ctx, group.id)
  if (there) return show(ctx, there)
  if (!(await isGroupAdmin(ctx, group.id, user))) return giveCode(ctx, group.id, user)
  const draft = await begin(ctx, group, user)
  if (draft.by !== user) return refuse(ctx, 'setup-other')
  await show(ctx, card(draft, ctx.world.now))
}

async function show(ctx: Ctx, spoken: Spoken): Promise<void> {
  await silence(ctx)
  await replace(ctx, spoken)
}

const founderOf = (ctx: Ctx, community: Community): Member => ({
  ...newMember(community.id, memberOf(ctx.from?.id ?? 0), ctx.world.now),
  name: ctx.from?.first_name ?? '',
  // The button that was pressed says so.
  consent: { version: consentVersion, at: ctx.world.now },
  roles: { coordinator: true },
})

function communityOf(ctx: Ctx, chat: number, draft: SetupDraft, zone: string): Community {
  const { bot, now } = ctx.world
  const { by, name, language, thread } = draft
  return {
    id: communityIdOf(bot, chat),
    name,
    zone,
    language,
    chat,
    ...(thread !== undefined && { thread }),
    quiet: defaultQuiet,
    policy: policyKey(defaultPolicy),
    calendar: calendarFor(zone),
    createdAt: now,
    coordinators: [memberOf(by)],
  }
}

/** Founds the community, once: whoever comes second is shown what the first one founded. */
async function found(ctx: Ctx, group: Group, draft: SetupDraft): Promise<void> {
  const { table, bot, entries, profile } = ctx.world
  if (!draft.zone) return show(ctx, askZone(draft, 'setup-ask-zone'))
  const community = communityOf(ctx, group.id, draft, draft.zone)
  const jobs = communityJobs(community, community.createdAt)
  await foundCommunity(table, bot, community, founderOf(ctx, community), jobs)
  await show(ctx, (await alreadyThere(ctx, group.id)) ?? ready(community, ctx.me.username))
  await endSetup(table, bot, group.id)
  await setPersonMenu(ctx.api, entries, draft.by, { coordinator: true }, profile?.language)
}

type Change = Parameters<typeof changeSetup>[4]

const changes: Record<string, (value: string) => Change | undefined> = {
  card: () => ({}),
  name: () => ({ asks: 'name' }),
  zones: () => ({ asks: 'zone' }),
  languages: () => ({}),
  zone: (zone) => (isZone(zone) ? { zone } : undefined),
  language: (language) => (languages.some((l) => l === language) ? { language } : undefined),
}

const views: Record<string, (draft: SetupDraft) => Spoken> = {
  name: askName,
  zones: (draft) => askZone(draft, 'setup-ask-zone'),
  languages: askLanguage,
}

/** A draft that is over: the community is there by now, or it is begun anew. */
async function over(ctx: Ctx, group: Group): Promise<void> {
  const there = await alreadyThere(ctx, group.id)
  if (there) return show(ctx, there)
  await refuse(ctx, 'setup-over')
  await replace(ctx, welcome(ctx.world.words))
}

async function pressed(ctx: Ctx, [step = '', value = '']: string[]): Promise<void> {
  const [group, user] = [groupOf(ctx), ctx.from?.id]
  if (!group || user === undefined) return refuse(ctx, 'button-old')
  if (step === 'begin') return beginPressed(ctx, group, user)
  const { table, bot, now } = ctx.world
  const draft = await readSetup(table, bot, group.id)
  if (!draft) return over(ctx, group)
  if (draft.by !== user) return refuse(ctx, 'setup-not-yours')
  if (step === 'found') return found(ctx, group, draft)
  const change = changes[step]?.(value)
  const changed = change && (await changeSetup(table, bot, group.id, user, change))
  if (!changed) return change ? over(ctx, group) : refuse(ctx, 'button-old')
  await show(ctx, views[step]?.(changed) ?? card(changed, now))
}

/** What a reply to the card says: the community's name, or a place in its time zone. */
function heard(draft: SetupDraft, text: string): Change | Spoken | undefined {
  if (draft.asks === 'name') {
    const name = nameIn(text)
    return name ? { name } : askName(draft)
  }
  if (draft.asks !== 'zone') return undefined
  const zones = findZones(text, languages)
  const [zone] = zones
  if (zone && zones.length === 1) return { zone }
  return zone ? askZone(draft, 'setup-which-zone', zones) : askZone(draft, 'setup-no-zone')
}

/** A reply to the card; replies of those who didn't begin are talk among neighbours. */
async function replied(ctx: Ctx, text: string): Promise<void> {
  const group = groupOf(ctx)
  const { table, bot, now } = ctx.world
  const draft = group && (await readSetup(table, bot, group.id))
  if (!draft || (ctx.from?.id !== draft.by && !writesAsGroup(ctx))) return
  const answer = heard(draft, text)
  if (!answer) return
  if ('text' in answer) return edit(ctx, answer)
  const changed = await changeSetup(table, bot, group.id, draft.by, answer)
  if (changed) await edit(ctx, card(changed, now))
}

/** An admin who writes as the group: the code says which person may press. */
async function asGroup(ctx: Ctx, group: Group, text: string): Promise<Spoken> {
  const { table, bot, now, words } = ctx.world
  const code = codeIn(text)
  const user = code && (await userOfCode(table, bot, group.id, code, now))
  if (!user) return welcome(words)
  const draft = await begin(ctx, group, user)
  return draft.by === user ? card(draft, now) : { text: words.html('setup-other') }
}

async function byCommand(ctx: Ctx, group: Group, text: string): Promise<Spoken> {
  const { now, words } = ctx.world
  const there = await alreadyThere(ctx, group.id)
  if (there) return there
  if (writesAsGroup(ctx)) return asGroup(ctx, group, text)
  const user = ctx.from?.id ?? 0
  if (!(await isGroupAdmin(ctx, group.id, user))) return { text: words.html('setup-admins') }
  const draft = await begin(ctx, group, user)
  return draft.by === user ? card(draft, now) : { text: words.html('setup-other') }
}

/** A group gets its bot: a welcome, a card to confirm, and a coordinator. */
export const setup: Verb = {
  command: forAnyone(async (ctx, [text = '']) => {
    const group = groupOf(ctx)
    if (!group) return void (await reply(ctx, invite(ctx.world.words, ctx.me.username)))
    await once(ctx, async () => reply(ctx, await byCommand(ctx, group, text)))
  }),
  buttons: { setup: forAnyone(pressed) },
  reply: replied,
  event,
}
