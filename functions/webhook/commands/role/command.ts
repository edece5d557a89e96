import { parseMemberId, parseTeamId, telegramIdOf } from '../../../../shared/domain/ids.ts'
import type { Member } from '../../../../shared/domain/member.ts'
import { auditsOf } from '../../../../shared/store/audit.ts'
import {
  membersOf,
  readMember,
  readNames,
  readProfiles,
  updateMember,
} from '../../../../shared/store/member.ts'
import { changeRole, type RoleChange } from '../../../../shared/store/role.ts'
import { readTeam, teamsOf } from '../../../../shared/store/team.ts'
import {
  byRight,
  isHolder,
  named,
  type RoleView,
  renderFound,
  renderHolders,
  renderLeads,
  renderRole,
} from '../../../../shared/views/role.ts'
import { momentText } from '../../../../shared/views/when.ts'
import { answerAlone, refuse, replace, reply, type Spoken, silence, toast } from '../../answer.ts'
import { forCommunity, forCommunityNamed } from '../../gate.ts'
import { setPersonMenu } from '../../menus.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

const shown = 8

/** Members by name; without a name those who hold a right. */
async function search(ctx: Ctx, { community }: InCommunity, text: string): Promise<Spoken> {
  const { table, words } = ctx.world
  const [members, teams] = await Promise.all([
    membersOf(table, community.id),
    teamsOf(table, community.id),
  ])
  const fits = text ? named(members, text) : members.filter(isHolder).sort(byRight)
  const limit = text ? shown : 60
  const more = Math.max(0, fits.length - limit)
  const found = { community, members: fits.slice(0, limit), teams, more }
  return text ? renderFound(found, words) : renderHolders(found, words)
}

async function viewOf(ctx: Ctx, { community }: InCommunity, member: Member): Promise<RoleView> {
  const { table, words } = ctx.world
  const [teams, audits] = await Promise.all([
    teamsOf(table, community.id),
    auditsOf(table, community.id, 40),
  ])
  const own = audits.filter((a) => a.member === member.id).slice(0, 5)
  const names = await readNames(table, community.id, [member.id, ...own.map(({ by }) => by)])
  const name = (m: Member['id']) => names.get(m) ?? words.plain('name-unknown')
  const audit = own.map((a) => ({
    what: a.what,
    by: name(a.by),
    member: name(a.member),
    team: teams.find(({ id }) => id === a.team)?.name ?? '',
    when: momentText(words, a.at, community.zone),
  }))
  return { community, member, teams, audit }
}

async function show(ctx: Ctx, here: InCommunity, member: Member): Promise<void> {
  await replace(ctx, renderRole(await viewOf(ctx, here, member), ctx.world.words))
}

/** The commands that the person sees follow their rights. */
async function renewMenu(ctx: Ctx, { community }: InCommunity, member: Member): Promise<void> {
  const { table, entries } = ctx.world
  const user = telegramIdOf(member.id)
  const after = await readMember(table, community.id, member.id)
  if (user === undefined || !after) return
  const profile = (await readProfiles(table, [member.id])).get(member.id)
  if (profile?.reachable) await setPersonMenu(ctx.api, entries, user, after.roles, profile.language)
}

async function grant(
  ctx: Ctx,
  here: InCommunity,
  member: Member,
  change: RoleChange,
): Promise<boolean> {
  const { table, now, words } = ctx.world
  const { community } = here
  const by = { by: here.me.id, at: now }
  const result = await changeRole(table, { community, member }, change, by)
  if (result === 'changed') await renewMenu(ctx, here, member)
  const said = result === 'changed' || result === 'same' ? 'role-done' : `role-${result}`
  await toast(ctx, words.plain(said), { box: said !== 'role-done' })
  return said === 'role-done'
}

async function again(ctx: Ctx, here: InCommunity, m: Member['id']): Promise<Member | undefined> {
  return readMember(ctx.world.table, here.community.id, m)
}

async function lead(ctx: Ctx, here: InCommunity, member: Member, args: string[]): Promise<void> {
  const { table, words } = ctx.world
  const [id = '', on, page] = args
  const t = parseTeamId(id)
  const team = t && (await readTeam(table, here.community.id, t))
  if (!team) return refuse(ctx, 'team-gone')
  await grant(ctx, here, member, { role: 'leader', team, on: on === '1' })
  const after = (await again(ctx, here, member.id)) ?? member
  await replace(ctx, renderLeads(await viewOf(ctx, here, after), words, Number(page) || 0))
}

/** The yes of a guardian, told to the coordinator who records it. */
async function guardian(ctx: Ctx, here: InCommunity, member: Member): Promise<void> {
  const { table, now, words } = ctx.world
  if (member.age !== '14-17') return refuse(ctx, 'button-old')
  const guardianConsent = member.guardianConsent ?? { by: here.me.id, at: now }
  await updateMember(table, here.community.id, member.id, { guardianConsent })
  await toast(ctx, words.plain('role-guardian-done'))
  const who = member.name ?? words.plain('name-unknown')
  await replace(ctx, { text: words.html('role-guardian-noted', { who }) })
}

/** Nobody coordinated: whoever may press this does from now on, as the gate noted. */
async function takeOver(ctx: Ctx, here: InCommunity): Promise<void> {
  const { words } = ctx.world
  const member = await readMember(ctx.world.table, here.community.id, here.me.id)
  if (member) await renewMenu(ctx, here, member)
  await toast(ctx, words.plain('orphaned-yours', { community: here.community.name }), { box: true })
  await replace(ctx, { text: words.html('orphaned-taken') })
}

async function pressed(
  ctx: Ctx,
  here: InCommunity,
  [id = '', action, ...args]: string[],
): Promise<void> {
  if (action === 'take') return takeOver(ctx, here)
  const { table, words } = ctx.world
  const m = parseMemberId(id)
  const member = m && (await readMember(table, here.community.id, m))
  if (!member) return refuse(ctx, 'role-gone')
  if (action === 'lead') return lead(ctx, here, member, args)
  if (action === 'gc') return guardian(ctx, here, member)
  if (action === 'coordinator' || action === 'leading') {
    await grant(ctx, here, member, { role: action, on: args[0] === '1' })
    return show(ctx, here, (await again(ctx, here, member.id)) ?? member)
  }
  await silence(ctx)
  if (action !== 'leads') return show(ctx, here, member)
  await replace(ctx, renderLeads(await viewOf(ctx, here, member), words, Number(args[0]) || 0))
}

/** Who may do what: granted and taken by coordinators, each change kept with its author. */
export const role: Verb = {
  command: forCommunity('coordinator', async (ctx, here, [text = '']) =>
    answerAlone(ctx, await search(ctx, here, text), `role_${here.community.id}`),
  ),
  start: forCommunityNamed('coordinator', async (ctx, here) => {
    await reply(ctx, await search(ctx, here, ''))
  }),
  buttons: { role: forCommunityNamed('coordinator', pressed) },
}
