import { formatWeekly } from '../../../../shared/domain/availability.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import type { Need } from '../../../../shared/domain/need-case.ts'
import { overlapping, overlaps, type Span } from '../../../../shared/domain/overlap.ts'
import { lineUp } from '../../../../shared/domain/roster.ts'
import { skillsIn } from '../../../../shared/domain/skills.ts'
import { type ParsedOffer, parseOffer } from '../../../../shared/domain/text/offer-text.ts'
import { hour } from '../../../../shared/domain/time.ts'
import { activitiesBetween, readActivitiesAndRosters } from '../../../../shared/store/activity.ts'
import { addMember, newMember, readMember, updateMember } from '../../../../shared/store/member.ts'
import { openNeeds } from '../../../../shared/store/need.ts'
import { addOffer, dropOffers, offersOf } from '../../../../shared/store/offer.ts'
import { renderOffer } from '../../../../shared/views/offer.ts'
import { answerAlone, refuse, replace, silence } from '../../answer.ts'
import { hush, listen } from '../../asking.ts'
import { forCommunity, forCommunityNamed } from '../../gate.ts'
import { once } from '../../once.ts'
import { forAnyone, type InCommunity, type Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

type Read = Extract<ParsedOffer, { ok: true }>

const spansOf = ({ windows }: Read): Span[] =>
  windows.map(({ from, to }) => ({ start: from, end: to }))

/** Keeps what was offered until it is over; times of every week go with the person's other times. */
async function keep(ctx: Ctx, { community, me }: InCommunity, read: Read): Promise<void> {
  const { table, now } = ctx.world
  if (!me.member) await addMember(table, newMember(community.id, me.id, now))
  for (const span of spansOf(read)) await addOffer(table, community.id, { member: me.id, ...span })
  if (read.weekly.length === 0) return
  const known = (await readMember(table, community.id, me.id))?.times ?? []
  const times = [...new Set([...known, ...read.weekly.map(formatWeekly)])].slice(0, 30)
  await updateMember(table, community.id, me.id, { times })
}

// Those that a coordinator has looked at, and that nobody serves yet.
const wanting = new Set<Need['state']>(['accepted', 'matched', 'reassigned'])

/** Needs that fit in the time offered, those that the person has the skills for first. */
async function needsThen(ctx: Ctx, { community, me }: InCommunity, spans: readonly Span[]) {
  const open = await openNeeds(ctx.world.table, community.id)
  const has = new Set((me.member?.skills ?? []).flatMap((s) => [s, ...skillsIn(s)]))
  const fits = ({ what }: Need) => skillsIn(what).filter((skill) => has.has(skill)).length
  return open
    .filter(({ state, by }) => wanting.has(state) && by !== me.id)
    .filter(({ when }) => when === undefined || overlapping(when, spans).length > 0)
    .sort((one, other) => fits(other) - fits(one) || one.createdAt - other.createdAt)
}

const longest = 24 * hour

/** Activities in the time offered that have a seat left. */
async function activitiesThen(ctx: Ctx, community: Community, m: MemberId, spans: readonly Span[]) {
  const { table, now } = ctx.world
  const [first, last] = [spans[0]?.start ?? now, Math.max(...spans.map(({ end }) => end))]
  const near = await activitiesBetween(table, community.id, first - longest, last, { limit: 100 })
  const then = near.filter((a) => a.start > now && spans.some((span) => overlaps(a, span)))
  const found = await readActivitiesAndRosters(
    table,
    then.map(({ id }) => id),
  )
  const free = (one: (typeof found)[number]) =>
    lineUp(one.roster).some(
      ({ role, confirmed }) => confirmed.length < (one.roster.roles[role]?.seats ?? 0),
    )
  return found.filter(
    (one) => one.roster.status === 'open' && !(m in one.roster.tickets) && free(one),
  )
}

async function showFitting(
  ctx: Ctx,
  here: InCommunity,
  spans: readonly Span[],
  weekly: Read['weekly'] = [],
): Promise<void> {
  const { community, me } = here
  const [needs, activities] = await Promise.all([
    needsThen(ctx, here, spans),
    activitiesThen(ctx, community, me.id, spans),
  ])
  const consented = me.member?.consent !== undefined
  const { words } = ctx.world
  const view = { words, community, spans, weekly, needs, activities, consented }
  await answerAlone(ctx, renderOffer(view), 'offer')
}

async function ask(ctx: Ctx, here: InCommunity): Promise<void> {
  const { table, now, words } = ctx.world
  const spans = await offersOf(table, here.community.id, now, here.me.id)
  if (spans.length > 0) return showFitting(ctx, here, spans)
  await listen(ctx, { verb: 'offer', step: 'when', data: {} })
  await answerAlone(ctx, { text: words.html('offer-ask') }, 'offer')
}

async function take(ctx: Ctx, here: InCommunity, text: string): Promise<void> {
  const { now } = ctx.world
  if (!text) return ask(ctx, here)
  const read = parseOffer(text, { now, zone: here.community.zone })
  if (!read.ok) return refuse(ctx, `offer-${read.reason}`)
  await hush(ctx)
  await keep(ctx, here, read)
  await showFitting(ctx, here, spansOf(read), read.weekly)
}

const command = forCommunity('anyone', (ctx, here, [text = '']) =>
  once(ctx, () => take(ctx, here, text)),
)

/** Plans change: what was offered is taken back at one tap. Weekly times stay in the profile. */
const drop = forCommunityNamed('anyone', async (ctx, { community, me }) => {
  const { table, now, words } = ctx.world
  await dropOffers(table, community.id, me.id, now)
  await silence(ctx)
  await replace(ctx, { text: words.html('offer-dropped') })
})

/** "With time, be a volunteer": a time offered is kept for matching, and answered with what fits. */
export const offer: Verb = {
  command,
  start: forAnyone((ctx) => command.run(ctx, [''])),
  buttons: {
    offer: forAnyone(async (ctx, [step, ...args]) =>
      step === 'drop' ? drop.run(ctx, args) : command.run(ctx, ['']),
    ),
  },
  dialogue: (ctx, _dialogue, text) => command.run(ctx, [text]),
}
