import { digest, parseMemberId } from '../../../../shared/domain/ids.ts'
import { ledgerOf } from '../../../../shared/domain/ledger.ts'
import { ledgerFacts } from '../../../../shared/store/ledger.ts'
import { readMember, readNames } from '../../../../shared/store/member.ts'
import {
  dropRequest,
  joinTeam,
  leaveTeam,
  liftCapacity,
  placesOf,
  requestsOf,
  updateTeam,
} from '../../../../shared/store/team.ts'
import { keepTeamCode } from '../../../../shared/store/team-code.ts'
import {
  renderKinds,
  renderLedger,
  renderPeople,
  renderProgrammes,
  renderTakeOut,
} from '../../../../shared/views/team.ts'
import { refuse, replace, reply, silence, toast } from '../../answer.ts'
import { hush, listen } from '../../asking.ts'
import { forTeam } from '../../gate.ts'
import type { InTeam } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { cardOf, reads, show } from './card.ts'
import { capacityIn, kindIn, programmeIn } from './input.ts'

/** For those who read it: its leader, the leading group and the coordinators. */
export async function ledger(ctx: Ctx, here: InTeam): Promise<void> {
  const { table, now, words } = ctx.world
  const { community, team } = here
  if (!reads(here)) return refuse(ctx, 'not-allowed', { who: 'books' })
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
  const named = ids
    .map((m) => ({ id: m, name: names.get(m) ?? words.plain('name-unknown') }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
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

/** Taking somebody out is asked about first: one press too many is quickly made. */
async function askOut(ctx: Ctx, here: InTeam, id: string): Promise<void> {
  const { table, words } = ctx.world
  const m = parseMemberId(id)
  const member = m && (await readMember(table, here.team.community, m))
  if (!member) return refuse(ctx, 'role-gone')
  const name = member.name ?? words.plain('name-unknown')
  await show(ctx, renderTakeOut(here.team, { id: member.id, name }, words))
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

async function askCapacity(ctx: Ctx, { team }: InTeam): Promise<void> {
  const { words } = ctx.world
  const data = { community: team.community, team: team.id }
  const dialogue = { verb: 'team', step: 'capacity', data }
  await listen(ctx, dialogue)
  await silence(ctx)
  await reply(ctx, { text: words.html('team-capacity-ask', { team: team.name }) })
}

async function setProgramme(ctx: Ctx, here: InTeam, name: string | undefined): Promise<void> {
  const programme = programmeIn(name)
  if (!programme) return refuse(ctx, 'button-old')
  await updateTeam(ctx.world.table, here.team.community, here.team.id, { programme })
  await show(ctx, await cardOf(ctx, here))
}

async function setKind(ctx: Ctx, here: InTeam, name: string | undefined): Promise<void> {
  const kind = kindIn(name)
  if (!kind) return refuse(ctx, 'button-old')
  await updateTeam(ctx.world.table, here.team.community, here.team.id, { kind })
  await show(ctx, await cardOf(ctx, here))
}

/** What a team's leader and the coordinators look after. */
export const led = forTeam('leader', async (ctx, here, [action, arg = '']) => {
  switch (action) {
    case 'ledger':
      return ledger(ctx, here)
    case 'people':
    case 'requests':
      return people(ctx, here, action, Number(arg) || 0)
    case 'out':
      return askOut(ctx, here, arg)
    case 'yes':
    case 'gone':
      return place(ctx, here, arg, action === 'yes')
    case 'no':
      return decline(ctx, here, arg)
    case 'chat':
      return giveCode(ctx, here)
    case 'capacity':
      return askCapacity(ctx, here)
    case 'programmes':
      return show(ctx, renderProgrammes(here.team, ctx.world.words))
    case 'kinds':
      return show(ctx, renderKinds(here.team, ctx.world.words))
    case 'kind':
      return setKind(ctx, here, arg)
    case 'programme':
      return setProgramme(ctx, here, arg)
    default:
      return refuse(ctx, 'button-old')
  }
})

/** The answer to how many a team takes. */
export const answered = forTeam('leader', async (ctx, here, [text = '']) => {
  const { table, words } = ctx.world
  const capacity = capacityIn(text)
  if (capacity === undefined)
    return void (await reply(ctx, { text: words.html('team-bad-capacity') }))
  const { community: c, id } = here.team
  if (capacity === 'none') await liftCapacity(table, c, id)
  else await updateTeam(table, c, id, { capacity })
  await hush(ctx)
  await reply(ctx, await cardOf(ctx, here))
})
