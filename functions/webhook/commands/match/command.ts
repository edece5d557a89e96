import type { InlineKeyboardButton } from 'grammy/types'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import { parseMemberId } from '../../../../shared/domain/ids.ts'
import { letsAsk, waitsForGuardian } from '../../../../shared/domain/member.ts'
import { act } from '../../../../shared/domain/need-case.ts'
import { matchesFor } from '../../../../shared/store/match.ts'
import { readMembers, readNames } from '../../../../shared/store/member.ts'
import { teamsOf } from '../../../../shared/store/team.ts'
import { outcomeOf } from '../../../../shared/telegram/outcome.ts'
import { renderMatches, ticked, tickedOn } from '../../../../shared/views/match.ts'
import { refuse, silence, toast } from '../../answer.ts'
import { forNeed } from '../../gate.ts'
import { move, present, showNeed } from '../../need-card.ts'
import type { InNeed, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { helper } from './helping.ts'

const shown = 8

async function show(ctx: Ctx, here: InNeed): Promise<void> {
  const { table, now, words } = ctx.world
  const { community, need } = here
  const matches = await matchesFor(table, community, need, now, shown)
  const ids = matches.map(({ member }) => member)
  const named = matches.some(({ reasons }) => reasons.some(({ code }) => code === 'team'))
  const [names, teams] = await Promise.all([
    readNames(table, community.id, ids),
    named ? teamsOf(table, community.id) : [],
  ])
  const teamNames = new Map(teams.map((team) => [team.id, team.name]))
  const view = { need, zone: community.zone, words, names, matches, teams: teamNames }
  await present(ctx, renderMatches(view))
}

/** The buttons of the pressed message, as Telegram knows them; none when it is too old. */
function rowsOf(ctx: Ctx): InlineKeyboardButton[][] {
  const message = ctx.callbackQuery?.message
  return (message && 'reply_markup' in message && message.reply_markup?.inline_keyboard) || []
}

/** Ticks somebody. Nothing is stored: the message itself is the list until the coordinator asks. */
async function tick(ctx: Ctx, { need }: InNeed, [id = '', wanted]: string[]): Promise<void> {
  const m = parseMemberId(id)
  const rows = rowsOf(ctx)
  if (!m || rows.length === 0) return refuse(ctx, 'button-old')
  await silence(ctx)
  const inline_keyboard = ticked(rows, need, m, wanted === '1')
  try {
    await ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard } })
  } catch (error) {
    if (outcomeOf(error, ctx.chat?.id ?? 0).kind !== 'unchanged') throw error
  }
}

/** Of those ticked, who is of this community and still lets themselves be asked. */
async function mayBeAsked(ctx: Ctx, { community }: InNeed, ids: MemberId[]): Promise<MemberId[]> {
  const members = await readMembers(ctx.world.table, community.id, ids)
  return ids.filter((m) => {
    const member = members.get(m)
    return member?.consent && letsAsk(member) && !waitsForGuardian(member)
  })
}

/** Asks those who are ticked, each privately; they are asked once, however often this is pressed. */
async function ask(ctx: Ctx, here: InNeed): Promise<void> {
  const { words } = ctx.world
  const wanted = tickedOn(rowsOf(ctx)).flatMap((id) => parseMemberId(id) ?? [])
  const members = await mayBeAsked(ctx, here, wanted)
  if (members.length === 0) return toast(ctx, words.plain('match-tick-first'), { box: true })
  const fresh = members.some((m) => !here.need.asked.includes(m))
  if (!fresh) return showNeed(ctx, here)
  const need = await move(ctx, here.need, act({ kind: 'match', members }, here.me.id))
  if (!need) return
  await toast(ctx, words.plain('match-asked', { count: members.length }))
  await showNeed(ctx, { ...here, need })
}

/** Who could help with a need: shown with reasons, ticked by a coordinator, asked privately. */
export const match: Verb = {
  buttons: {
    match: forNeed('coordinator', async (ctx, here, [action = '', ...args]) => {
      if (action === 'show') return show(ctx, here)
      if (action === 'tick') return tick(ctx, here, args)
      return action === 'ask' ? ask(ctx, here) : refuse(ctx, 'button-old')
    }),
    helper,
  },
}
