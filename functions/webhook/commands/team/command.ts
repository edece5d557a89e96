import { digest, parseMemberId, type TeamId } from '../../../../shared/domain/ids.ts'
import { ledgerOf } from '../../../../shared/domain/ledger.ts'
import { programmesIn, teamKindsIn } from '../../../../shared/domain/offers.ts'
import type { Team } from '../../../../shared/domain/team.ts'
import { communityOfChat, linkChat } from '../../../../shared/store/community.ts'
import { endDialogue, writeDialogue } from '../../../../shared/store/dialogue.ts'
import { ledgerFacts } from '../../../../shared/store/ledger.ts'
import { readMember, readNames } from '../../../../shared/store/member.ts'
import {
  addTeam,
  dropRequest,
  hasRequested,
  joinTeam,
  leaveTeam,
  placesOf,
  readTeam,
  requestsOf,
  requestTeam,
  teamsOf,
  updateTeam,
} from '../../../../shared/store/team.ts'
import { keepTeamCode, teamOfCode } from '../../../../shared/store/team-code.ts'
import {
  renderLedger,
  renderPeople,
  renderProgrammes,
  renderTeam,
  renderTeamList,
  type TeamView,
} from '../../../../shared/views/team.ts'
import { answerAlone, refuse, replace, reply, type Spoken, silence, toast } from '../../answer.ts'
import { forCommunity, forCommunityNamed, forTeam, meIn } from '../../gate.ts'
import type { InCommunity, InTeam, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { capacityIn, goodTeamName, programmeIn, teamAsked, teamNameKey, teamText } from './input.ts'

async function mineOf(ctx: Ctx, { me, team }: InTeam): Promise<TeamView['mine']> {
  const { coordinator, leads = [] } = me.roles
  if (coordinator || leads.includes(team.id)) return 'leads'
  if (me.member?.teams?.includes(team.id)) return 'in'
  const asked = await hasRequested(ctx.world.table, team.community, me.id, [team.id])
  return asked.length > 0 ? 'asked' : 'out'
}

async function cardOf(ctx: Ctx, here: InTeam): Promise<Spoken> {
  const { table, words } = ctx.world
  const { community: c, id } = here.team
  const team = (await readTeam(table, c, id)) ?? here.team
  const [places, requests, names, mine] = await Promise.all([
    placesOf(table, c, id),
    requestsOf(table, c, id),
    readNames(table, c, team.leaders),
    mineOf(ctx, { ...here, team }),
  ])
  const leaders = team.leaders.map((m) => names.get(m) ?? words.plain('name-unknown'))
  const counts = { members: places.length, requests: requests.length }
  return renderTeam({ team, leaders, mine, ...counts }, words)
}

async function listOf(ctx: Ctx, { community, me }: InCommunity, page: number): Promise<Spoken> {
  const teams = await teamsOf(ctx.world.table, community.id)
  const own = [...(me.member?.teams ?? []), ...(me.roles.leads ?? [])]
  return renderTeamList(community.id, teams, own, page, ctx.world.words)
}

async function show(ctx: Ctx, spoken: Spoken): Promise<void> {
  await silence(ctx)
  await replace(ctx, spoken)
}

/** A new team, named once: the same name written again is the same team. */
async function found(ctx: Ctx, here: InCommunity, name: string): Promise<Spoken> {
  const { table, now, words } = ctx.world
  if (!here.me.roles.coordinator) return { text: words.html('not-allowed', { who: 'coordinator' }) }
  if (!goodTeamName(name)) return { text: words.html('team-bad-name') }
  const [kind] = teamKindsIn(name)
  const [programme] = programmesIn(name)
  const team: Team = {
    id: digest('team', here.community.id, teamNameKey(name)) as TeamId,
    community: here.community.id,
    name,
    leaders: [],
    createdAt: now,
    version: 1,
    ...(kind && { kind }),
    ...(programme && { programme }),
  }
  await addTeam(table, team)
  return cardOf(ctx, { ...here, team })
}

async function searched(ctx: Ctx, here: InCommunity, name: string): Promise<Spoken> {
  const teams = await teamsOf(ctx.world.table, here.community.id)
  const fits = teams.filter((team) => teamNameKey(team.name).includes(teamNameKey(name)))
  const [team] = fits
  if (team && fits.length === 1) return cardOf(ctx, { ...here, team })
  return renderTeamList(here.community.id, fits, here.me.member?.teams ?? [], 0, ctx.world.words)
}

/** In a group: the code that its leader was given makes it the team's own. */
async function link(ctx: Ctx, code: string): Promise<void> {
  const { table, bot, now, words } = ctx.world
  const chat = ctx.chat
  const found = await teamOfCode(table, bot, code, now)
  const team = found && (await readTeam(table, found.community, found.team))
  if (!chat || chat.type === 'private') return refuse(ctx, 'team-link-where')
  if (!team) return refuse(ctx, 'team-link-bad')
  const known = await communityOfChat(table, bot, chat.id)
  // The community's own group, or another team's, isn't given away by a code.
  if (known && known.team !== team.id) return refuse(ctx, 'team-link-taken')
  const thread = ctx.msg?.is_topic_message ? ctx.msg.message_thread_id : undefined
  const place = { community: team.community, team: team.id }
  await linkChat(table, bot, chat.id, { ...place, ...(thread !== undefined && { thread }) })
  await updateTeam(table, team.community, team.id, { chat: chat.id })
  await reply(ctx, { text: words.html('team-linked', { team: team.name }) })
}

const inCommunity = forCommunity('anyone', async (ctx, { community }, [text = '']) => {
  // Founding is the coordinators': group admins are among them until somebody says otherwise.
  const here = { community, me: await meIn(ctx, community, 'coordinator') }
  const wanted = teamText(text)
  const linked = await communityOfChat(ctx.world.table, ctx.world.bot, ctx.chat?.id ?? 0)
  const own = linked?.team && (await readTeam(ctx.world.table, community.id, linked.team))
  const spoken =
    wanted.kind === 'new'
      ? await found(ctx, here, wanted.name)
      : wanted.kind === 'search'
        ? await searched(ctx, here, wanted.name)
        : own
          ? await cardOf(ctx, { ...here, team: own })
          : await listOf(ctx, here, 0)
  await answerAlone(ctx, spoken, `team_${community.id}`)
})

async function join(ctx: Ctx, here: InTeam): Promise<void> {
  const { table, now, words } = ctx.world
  const { team, me } = here
  if (!me.member?.consent) return refuse(ctx, 'team-register-first')
  if (me.member.teams?.includes(team.id)) return show(ctx, await cardOf(ctx, here))
  await requestTeam(table, team.community, team.id, me.id, now)
  await toast(ctx, words.plain('team-asked', { team: team.name }))
  await replace(ctx, await cardOf(ctx, here))
}

async function leave(ctx: Ctx, here: InTeam): Promise<void> {
  const { table, now } = ctx.world
  const { team, me } = here
  await dropRequest(table, team.community, team.id, me.id)
  if (me.member) await leaveTeam(table, { team, member: me.member }, { by: me.id, at: now })
  const me2 = { ...me, member: await readMember(table, team.community, me.id) }
  const { member, ...rest } = me2
  await show(ctx, await cardOf(ctx, { ...here, me: { ...rest, ...(member && { member }) } }))
}

const opened = forTeam('anyone', async (ctx, here, [action]) => {
  if (action === 'join') return join(ctx, here)
  if (action === 'leave') return leave(ctx, here)
  const me = await meIn(ctx, here.community, 'coordinator')
  await show(ctx, await cardOf(ctx, { ...here, me }))
})

async function ledger(ctx: Ctx, { community, team }: InTeam): Promise<void> {
  const { table, now, words } = ctx.world
  const book = ledgerOf(await ledgerFacts(table, community, team, now), now, community.zone)
  const names = await readNames(
    table,
    community.id,
    book.away.slice(0, 15).map(({ member }) => member),
  )
  await show(ctx, renderLedger(team, book, names, words))
}

async function people(
  ctx: Ctx,
  { team }: InTeam,
  kind: 'people' | 'requests',
  page: number,
): Promise<void> {
  const { table, words } = ctx.world
  const { community: c, id } = team
  const ids =
    kind === 'people'
      ? (await placesOf(table, c, id)).map(({ member }) => member)
      : await requestsOf(table, c, id)
  const names = await readNames(table, c, ids)
  const named = ids.map((m) => ({ id: m, name: names.get(m) ?? words.plain('name-unknown') }))
  await show(ctx, renderPeople(team, named, kind, page, words))
}

/** Lets somebody in, or takes them out. Whoever comes second finds it done. */
async function place(ctx: Ctx, here: InTeam, id: string, isIn: boolean): Promise<void> {
  const { table, now, words } = ctx.world
  const { team, me } = here
  const m = parseMemberId(id)
  const member = m && (await readMember(table, team.community, m))
  if (!member) return refuse(ctx, 'role-gone')
  const by = { by: me.id, at: now }
  const result = await (isIn ? joinTeam : leaveTeam)(table, { team, member }, by)
  if (result === 'full' || result === 'stale') return refuse(ctx, `team-${result}`)
  await toast(
    ctx,
    words.plain(isIn ? 'team-let-in' : 'team-taken-out', { name: member.name ?? '' }),
  )
  await replace(ctx, await cardOf(ctx, here))
}

async function decline(ctx: Ctx, here: InTeam, id: string): Promise<void> {
  const m = parseMemberId(id)
  if (!m) return refuse(ctx, 'button-old')
  await dropRequest(ctx.world.table, here.team.community, here.team.id, m)
  await show(ctx, await cardOf(ctx, here))
}

async function giveCode(ctx: Ctx, { team }: InTeam): Promise<void> {
  const { table, bot, now, words } = ctx.world
  // Telegram's number of the press is known to nobody else.
  const code = digest('team-code', team.id, ctx.callbackQuery?.id ?? '').slice(-8)
  await keepTeamCode(table, bot, code, { community: team.community, team: team.id }, now)
  await silence(ctx)
  await reply(ctx, { text: words.html('team-code', { code, team: team.name }) })
}

async function askCapacity(ctx: Ctx, { team, me }: InTeam): Promise<void> {
  const { table, bot, now, words } = ctx.world
  const data = { community: team.community, team: team.id }
  const dialogue = { verb: 'team', step: 'capacity', data }
  await writeDialogue(table, bot, me.telegramId, dialogue, now)
  await silence(ctx)
  await reply(ctx, { text: words.html('team-capacity-ask', { team: team.name }) })
}

async function setProgramme(ctx: Ctx, here: InTeam, name: string | undefined): Promise<void> {
  const programme = programmeIn(name)
  if (!programme) return refuse(ctx, 'button-old')
  await updateTeam(ctx.world.table, here.team.community, here.team.id, { programme })
  await show(ctx, await cardOf(ctx, here))
}

const led = forTeam('leader', async (ctx, here, [action, arg = '']) => {
  switch (action) {
    case 'ledger':
      return ledger(ctx, here)
    case 'people':
    case 'requests':
      return people(ctx, here, action, Number(arg) || 0)
    case 'yes':
    case 'out':
      return place(ctx, here, arg, action === 'yes')
    case 'no':
      return decline(ctx, here, arg)
    case 'chat':
      return giveCode(ctx, here)
    case 'capacity':
      return askCapacity(ctx, here)
    case 'programmes':
      return show(ctx, renderProgrammes(here.team, ctx.world.words))
    case 'programme':
      return setProgramme(ctx, here, arg)
    default:
      return refuse(ctx, 'button-old')
  }
})

const answered = forTeam('leader', async (ctx, here, [text = '']) => {
  const { table, bot, words } = ctx.world
  const capacity = capacityIn(text)
  if (capacity === undefined)
    return void (await reply(ctx, { text: words.html('team-bad-capacity') }))
  await updateTeam(table, here.team.community, here.team.id, { capacity })
  await endDialogue(table, bot, here.me.telegramId)
  await reply(ctx, await cardOf(ctx, here))
})

/** Teams: to find, join and leave one; for its leader the ledger and the people. */
export const team: Verb = {
  command: {
    ...inCommunity,
    async run(ctx, [text = '']) {
      const wanted = teamText(text)
      // A group that is to be linked belongs to no community yet.
      return wanted.kind === 'link' ? link(ctx, wanted.code) : inCommunity.run(ctx, [text])
    },
  },
  start: forCommunityNamed('anyone', async (ctx, here) => {
    await reply(ctx, await listOf(ctx, here, 0))
  }),
  buttons: {
    team: opened,
    lead: led,
    teams: forCommunityNamed('anyone', async (ctx, here, [page]) =>
      show(ctx, await listOf(ctx, here, Number(page) || 0)),
    ),
  },
  async dialogue(ctx, dialogue, text) {
    const { community, team: t } = teamAsked(dialogue.data)
    await answered.run(ctx, [community, t, text])
  },
}
