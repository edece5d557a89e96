import { InlineKeyboard } from 'grammy/web'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import { apply, lineUp, type Roster } from '../../../../shared/domain/roster.ts'
import { recruitLimits } from '../../../../shared/domain/text/recruit-draft.ts'
import { changeRoster } from '../../../../shared/store/roster.ts'
import { inRows } from '../../../../shared/views/recruit.ts'
import { escapeHtml } from '../../../../shared/words/words.ts'
import { refuse, toast } from '../../answer.ts'
import { hush } from '../../asking.ts'
import type { InActivity } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import {
  type Action,
  answerChange,
  button,
  by,
  listen,
  namesOf,
  present,
  showCard,
} from './board.ts'
import { countIn } from './input.ts'

const roleAt = ({ roster }: InActivity, written: string | undefined) => {
  const index = countIn(written, roster.roles.length - 1)
  const role = index === undefined ? undefined : roster.roles[index]
  return role && index !== undefined ? { ...role, index } : undefined
}

/** Which role is meant, a button each; the only one there is needs no question. */
export const askSeats: Action = async (ctx, here, [role]) => {
  const { words } = ctx.world
  const { roles } = here.roster
  if (role !== undefined || roles.length === 1) return askCount(ctx, here, role ?? '0')
  const choices = roles.map(({ label, seats }, i) => ({
    label: `${label} ${seats}`,
    data: button(here, 'seats', i),
  }))
  const keyboard = inRows(choices, 2).text(words.plain('back'), button(here, 'change'))
  await present(ctx, here, { text: words.html('card-seats-role'), keyboard })
}

const steps = [-5, -2, -1, 1, 2, 5]

async function askCount(
  ctx: Ctx,
  here: InActivity,
  written: string,
  wrong: string[] = [],
): Promise<void> {
  const { words } = ctx.world
  const role = roleAt(here, written)
  if (!role) return refuse(ctx, 'button-old')
  const counts = steps.map((step) => role.seats + step).filter((n) => n >= 0)
  const choices = counts.map((n) => ({
    label: String(n),
    data: button(here, 'seats', role.index, n),
  }))
  const keyboard = inRows(choices, 3).text(words.plain('back'), button(here, 'change'))
  const taken = lineUp(here.roster)[role.index]?.confirmed.length ?? 0
  const question = words.html('card-seats-ask', { role: role.label, taken, seats: role.seats })
  await listen(ctx, here, 'seats', { role: role.index })
  await present(ctx, here, { text: [...wrong, question].join('\n\n'), keyboard })
}

/** Those who have a seat, for themselves or a guest, that a cut would take from them. */
function displaced(roster: Roster, role: number, seats: number, now: number): MemberId[] {
  const { roster: after } = apply(roster, { op: 'seats', role, seats }, now)
  const waits = new Set(lineUp(after)[role]?.waiting.map((s) => s.key))
  const held = lineUp(roster)[role]?.confirmed ?? []
  return [...new Set(held.filter((s) => waits.has(s.key)).map((s) => s.member))]
}

async function askCut(
  ctx: Ctx,
  here: InActivity,
  role: number,
  seats: number,
  people: MemberId[],
): Promise<void> {
  const { words } = ctx.world
  const names = await namesOf(ctx, here)
  const { label = '' } = here.roster.roles[role] ?? {}
  const list = people
    .slice(0, 50)
    .map((m) => escapeHtml(names.get(m) ?? words.plain('name-unknown')))
  const head = words.html('card-seats-cut', { role: label, seats, count: people.length })
  const keyboard = new InlineKeyboard()
    .text(
      words.plain('card-seats-cut-yes', { seats }),
      button(here, 'cut', role, seats, here.roster.version),
    )
    .row()
    .text(words.plain('back'), button(here, 'seats', role))
  await present(ctx, here, { text: `${head}\n${list.join(words.plain('list-comma'))}`, keyboard })
}

async function resize(ctx: Ctx, here: InActivity, role: number, seats: number): Promise<void> {
  const { table, words } = ctx.world
  const op = { op: 'seats' as const, role, seats }
  const result = await changeRoster(table, here.activity.id, op, by(ctx, here, 'seats'))
  await hush(ctx)
  await answerChange(ctx, here, result, () => words.plain('card-changed'))
}

/** More seats promote by themselves; fewer than are taken needs a second tap that names who. */
async function wish(ctx: Ctx, here: InActivity, role: number, seats: number): Promise<void> {
  if (here.roster.roles[role]?.seats === seats) return showCard(ctx, here)
  const people = displaced(here.roster, role, seats, ctx.world.now)
  if (people.length > 0) return askCut(ctx, here, role, seats, people)
  await resize(ctx, here, role, seats)
}

export const seats: Action = async (ctx, here, [role, count]) => {
  const found = roleAt(here, role)
  if (role !== undefined && !found) return refuse(ctx, 'button-old')
  if (!found || count === undefined) return askSeats(ctx, here, role === undefined ? [] : [role])
  const wanted = countIn(count, recruitLimits.seats)
  if (wanted === undefined) return refuse(ctx, 'button-old')
  await wish(ctx, here, found.index, wanted)
}

/** The second tap of a cut: it holds for the roster that was shown. */
export const cut: Action = async (ctx, here, [role, count, version]) => {
  const found = roleAt(here, role)
  const wanted = countIn(count, recruitLimits.seats)
  if (!found || wanted === undefined) return refuse(ctx, 'button-old')
  if (found.seats === wanted) return showCard(ctx, here)
  if (Number(version) === here.roster.version) return resize(ctx, here, found.index, wanted)
  await toast(ctx, ctx.world.words.plain('card-stale'), { box: true })
  await wish(ctx, here, found.index, wanted)
}

/** A number written in answer to "how many". */
export async function seatsTyped(
  ctx: Ctx,
  here: InActivity,
  role: number | undefined,
  text: string,
): Promise<void> {
  const wanted = countIn(text, recruitLimits.seats)
  const written = String(role ?? 0)
  if (wanted === undefined)
    return askCount(ctx, here, written, [ctx.world.words.html('card-seats-wrong')])
  await (roleAt(here, written) ? wish(ctx, here, role ?? 0, wanted) : showCard(ctx, here))
}
