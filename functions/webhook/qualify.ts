import type { Activity } from '../../shared/domain/activity.ts'
import {
  type ActivityId,
  type MemberId,
  memberOf,
  parseActivityId,
} from '../../shared/domain/ids.ts'
import { permits } from '../../shared/domain/permit.ts'
import {
  type LastChange,
  type Roster,
  type RosterOp,
  type RosterResult,
  roleLimit,
  standing,
} from '../../shared/domain/roster.ts'
import { readActivityAndRoster } from '../../shared/store/activity.ts'
import { readCommunity } from '../../shared/store/community.ts'
import { permitsOf } from '../../shared/store/permit.ts'
import { changeRoster } from '../../shared/store/roster.ts'
import { nextTrainingFor } from '../../shared/store/training.ts'
import { standingLine } from '../../shared/views/standing.ts'
import { momentText } from '../../shared/views/when.ts'
import { refuse, toast } from './answer.ts'
import type { Ctx } from './world.ts'

type Join = Extract<RosterOp, { op: 'join' }>

interface Asked {
  activity: Activity
  roster: Roster
  /** The permit that the role asks for. */
  requires?: string
}

async function asked(ctx: Ctx, a: ActivityId, role: number): Promise<Asked | undefined> {
  const found = await readActivityAndRoster(ctx.world.table, a)
  const requires = found?.roster.roles[role]?.requires
  return found && { ...found, ...(requires && { requires }) }
}

/** Whether someone holds what the role asks for until the activity is over. */
async function isTrained(ctx: Ctx, { activity, requires }: Asked, m: MemberId): Promise<boolean> {
  if (!requires) return true
  const held = await permitsOf(ctx.world.table, activity.community, m)
  return permits(held, requires, activity.end)
}

/** Which training the role asks for, and when the next one is. */
async function untrainedText(ctx: Ctx, { activity, requires = '' }: Asked): Promise<string> {
  const { table, words } = ctx.world
  const next = await nextTrainingFor(table, activity.community, requires, ctx.world.now)
  if (!next) return words.plain('untrained', { permit: requires })
  const zone = (await readCommunity(table, activity.community))?.zone ?? 'UTC'
  const when = momentText(words, next.start, zone)
  return words.plain('untrained-next', { permit: requires, title: next.title, when })
}

/** A sign-up that was refused for lack of training: done all the same for those who hold it. */
export async function joinIfTrained(
  ctx: Ctx,
  a: ActivityId,
  op: Join,
  last: LastChange,
): Promise<RosterResult | { text: string } | 'gone'> {
  const found = await asked(ctx, a, op.role)
  if (!found) return 'gone'
  if (!(await isTrained(ctx, found, op.member))) return { text: await untrainedText(ctx, found) }
  return changeRoster(ctx.world.table, a, { ...op, trained: true }, last)
}

/** `1qin:activity:role`: signs up for a role that asks for a permit. */
export async function qualify(ctx: Ctx, [id = '', index = '']: string[]): Promise<void> {
  const { now, words } = ctx.world
  const [a, role] = [parseActivityId(id), Number(index)]
  if (!a || !(Number.isInteger(role) && role >= 0 && role < roleLimit))
    return refuse(ctx, 'button-old')
  const m = memberOf(ctx.from?.id ?? 0)
  const message = ctx.callbackQuery?.message?.message_id
  const place = { ...(ctx.chat && { chat: ctx.chat.id }), ...(message && { message }) }
  const last = { kind: 'join' as const, member: m, via: 'button' as const, at: now, ...place }
  const result = await joinIfTrained(
    ctx,
    a,
    { op: 'join', member: m, role, seats: undefined },
    last,
  )
  if (result === 'gone') return refuse(ctx, 'no-activity')
  if ('text' in result) return toast(ctx, result.text, { box: true })
  if (!result.ok) return refuse(ctx, `shut-${result.reason}`)
  await toast(ctx, standingLine(words, result.roster, standing(result.roster, m)))
}
