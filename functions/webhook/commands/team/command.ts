import { digest, type TeamId } from '../../../../shared/domain/ids.ts'
import { programmesIn, teamKindsIn } from '../../../../shared/domain/offers.ts'
import type { Team } from '../../../../shared/domain/team.ts'
import { communityOfChat, linkChat } from '../../../../shared/store/community.ts'
import { readMember } from '../../../../shared/store/member.ts'
import {
  addTeam,
  dropRequest,
  leaveTeam,
  readTeam,
  requestTeam,
  teamsOf,
  updateTeam,
} from '../../../../shared/store/team.ts'
import { teamOfCode } from '../../../../shared/store/team-code.ts'
import { renderQuit, renderTeamList } from '../../../../shared/views/team.ts'
import { answerAlone, refuse, replace, reply, type Spoken, toast } from '../../answer.ts'
import { forCommunity, forCommunityNamed, forTeam, meIn } from '../../gate.ts'
import type { InCommunity, InTeam, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { cardOf, show } from './card.ts'
import { goodTeamName, teamAsked, teamFits, teamNameKey, teamText } from './input.ts'
import { answered, led, ledger } from './leading.ts'

async function listOf(ctx: Ctx, { community, me }: InCommunity, page: number): Promise<Spoken> {
  const teams = await teamsOf(ctx.world.table, community.id)
  if (teams.length === 0) return { text: ctx.world.words.html('team-none-yet') }
  const own = [...(me.member?.teams ?? []), ...(me.roles.leads ?? [])]
  return renderTeamList(community.id, teams, own, page, ctx.world.words)
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
  const fits = teamFits(teams, name)
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
  if (action === 'quit') return show(ctx, renderQuit(here.team, ctx.world.words))
  if (action === 'leave') return leave(ctx, here)
  const at = { ...here, me: await meIn(ctx, here.community, 'coordinator') }
  if (action === 'ledger') return ledger(ctx, at)
  await show(ctx, await cardOf(ctx, at))
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
