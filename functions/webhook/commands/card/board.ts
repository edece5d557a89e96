import { movesPeople } from '../../../../shared/domain/activity.ts'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import { decisionTime } from '../../../../shared/domain/job.ts'
import type { LastChange, RosterResult } from '../../../../shared/domain/roster.ts'
import { lineUp } from '../../../../shared/domain/roster.ts'
import {
  type ActivityChange,
  changeActivity,
  jobsOf,
  readActivityAndRoster,
} from '../../../../shared/store/activity.ts'
import { readDialogue } from '../../../../shared/store/dialogue.ts'
import { readNames } from '../../../../shared/store/member.ts'
import { postsOf } from '../../../../shared/store/post.ts'
import { readTeamName } from '../../../../shared/store/team.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { renderCard } from '../../../../shared/views/card.ts'
import { answerAlone, refuse, replace, type Spoken, silence, toast } from '../../answer.ts'
import { listen as ask } from '../../asking.ts'
import type { InActivity } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { type Asked, askedAt } from './input.ts'

/** One thing that a coordinator does about an activity; the arguments come from outside. */
export type Action = (ctx: Ctx, here: InActivity, args: string[]) => Promise<void>

/** A button of this card. */
export const button = ({ activity }: InActivity, action: string, ...args: (string | number)[]) =>
  callbackData('card', activity.id, action, ...args)

/** In place of the pressed message where it is private, else to the coordinator alone. */
export async function present(ctx: Ctx, { activity }: InActivity, spoken: Spoken): Promise<void> {
  await silence(ctx)
  if (ctx.callbackQuery && ctx.chat?.type === 'private') return replace(ctx, spoken)
  await answerAlone(ctx, spoken, `card_${activity.id}`)
}

/** Asks something: the next private text is the answer. */
export async function listen(
  ctx: Ctx,
  { activity }: InActivity,
  step: string,
  asked: Omit<Asked, 'activity'> = {},
): Promise<void> {
  await ask(ctx, { verb: 'card', step, data: { ...asked, activity: activity.id } })
}

/** What was asked at this step about this activity, if that was the last thing asked. */
export async function recall(
  ctx: Ctx,
  { activity }: InActivity,
  step: string,
): Promise<Asked | undefined> {
  const { table, bot, now } = ctx.world
  const dialogue = ctx.from && (await readDialogue(table, bot, ctx.from.id, now))
  return askedAt(dialogue, step, activity.id)
}

/** Everyone who has or waits for a seat. */
export const seated = ({ roster }: InActivity): MemberId[] => [
  ...new Set(
    lineUp(roster).flatMap((l) => [...l.confirmed, ...l.waiting].map((seat) => seat.member)),
  ),
]

export const namesOf = (ctx: Ctx, here: InActivity): Promise<Map<MemberId, string>> =>
  readNames(ctx.world.table, here.community.id, seated(here))

async function cardOf(ctx: Ctx, here: InActivity): Promise<Spoken> {
  const { table, words, now } = ctx.world
  const found = (await readActivityAndRoster(table, here.activity.id)) ?? here
  const current = { ...here, ...found }
  const { community } = here
  const { team: t } = found.activity
  const [names, posts, team] = await Promise.all([
    namesOf(ctx, current),
    postsOf(table, here.activity.id),
    t ? readTeamName(table, community.id, t) : undefined,
  ])
  const decision = decisionTime(found.activity, community)
  const { zone } = community
  return renderCard({ ...found, names, posts, zone, now, decision, ...(team && { team }) }, words)
}

/** The card as it is now, after one line on what was just done. */
export async function showCard(ctx: Ctx, here: InActivity, note?: string): Promise<void> {
  const card = await cardOf(ctx, here)
  if (note) await toast(ctx, note)
  await present(ctx, here, card)
}

/** The card as a message of its own; what was pressed stays as it is. */
export async function showAnew(ctx: Ctx, here: InActivity): Promise<void> {
  const card = await cardOf(ctx, here)
  await silence(ctx)
  await answerAlone(ctx, card, `card_${here.activity.id}`)
}

/** A button made for an older state does nothing but show the newest one. */
export async function stale(ctx: Ctx, here: InActivity): Promise<void> {
  await toast(ctx, ctx.world.words.plain('card-stale'), { box: true })
  await showCard(ctx, here)
}

/** Who did it, and from where, for those who are told of it. */
export const by = (
  ctx: Ctx,
  { me }: InActivity,
  kind: LastChange['kind'],
  member?: MemberId,
): LastChange => ({
  kind,
  via: 'card',
  at: ctx.world.now,
  by: me.id,
  ...(member && { member }),
})

/** The answer to a change of the roster: the refusal in words, or the card with a line. */
export async function answerChange(
  ctx: Ctx,
  here: InActivity,
  result: RosterResult | 'gone',
  note: (roster: InActivity['roster']) => string,
): Promise<void> {
  const { words } = ctx.world
  if (result === 'gone') return refuse(ctx, 'no-activity')
  if (result.ok) return showCard(ctx, here, note(result.roster))
  await toast(ctx, words.plain(`shut-${result.reason}`), { box: true })
  await showCard(ctx, here)
}

// Its hours may be in the books by then, under what it was.
const isShut = ({ status }: InActivity['roster']): boolean =>
  status === 'finished' || status === 'cancelled'

// Sign-ups go on meanwhile: each of them lets the write be tried again on the newer roster.
const rounds = 8

/**
 * Changes facts of the activity as it was shown. False when its facts were changed by somebody
 * else since; sign-ups in between don't matter.
 */
export async function changeFacts(
  ctx: Ctx,
  here: InActivity,
  change: ActivityChange & { status?: 'cancelled' },
  options: { askAgain?: boolean } = {},
): Promise<boolean> {
  const { table, now } = ctx.world
  const { status: _, ...facts } = change
  const after = { ...here.activity, ...facts }
  const moves = movesPeople(here.activity, after)
  const { askAgain = moves } = options
  const all = jobsOf(after, here.community, now)
  const decides = 'minimum' in facts || 'decision' in facts
  const jobs = moves ? all : decides ? all.filter(({ kind }) => kind === 'DECIDE') : []
  let seen: Pick<InActivity, 'activity' | 'roster'> | undefined = here
  for (let round = 0; round < rounds && seen; round += 1) {
    if (seen.activity.version !== here.activity.version || isShut(seen.roster)) return false
    const last = by(ctx, here, 'status')
    const done = await changeActivity(table, seen, change, { askAgain, jobs, last })
    if (done === 'changed') return true
    seen = await readActivityAndRoster(table, here.activity.id)
  }
  return false
}
