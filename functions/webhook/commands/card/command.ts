import { phase } from '../../../../shared/domain/activity.ts'
import { day } from '../../../../shared/domain/time.ts'
import { activitiesBetween } from '../../../../shared/store/activity.ts'
import type { Dialogue } from '../../../../shared/store/dialogue.ts'
import { renderCardList } from '../../../../shared/views/card.ts'
import { answerAlone, replace, silence } from '../../answer.ts'
import { hush } from '../../asking.ts'
import { forActivity, forCommunity } from '../../gate.ts'
import type { InActivity, InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { type Action, showAnew, showCard, stale } from './board.ts'
import { apply, applyTeam, ask, change, clear, fieldTyped, fill, later, set } from './facts.ts'
import { type Asked, parseAsked } from './input.ts'
import { add, addNew, askRemove, nameTyped, remove, removeNow } from './people.ts'
import { cut, seats, seatsTyped } from './seats.ts'
import { cancel, cancelNow, close, go, reopen, repost, there, why, whyTyped } from './status.ts'
import { message, messageTyped, remind, send } from './tell.ts'

// No activity is longer than that and still of use on the list.
const longest = day
const ahead = 180 * day
const listLimit = 40

async function list(ctx: Ctx, { community }: InCommunity): Promise<void> {
  const { table, now, words } = ctx.world
  const found = await activitiesBetween(table, community.id, now - longest, now + ahead)
  const live = found.filter((a) => phase(a, now) !== 'over' && a.cancelledWhy === undefined)
  const shown = renderCardList(live.slice(0, listLimit), community.zone, words)
  await silence(ctx)
  if (ctx.callbackQuery) return replace(ctx, shown)
  await answerAlone(ctx, shown, 'card')
}

/** Whoever goes back to the card means to answer nothing any more. */
const show: Action = async (ctx, here) => {
  await hush(ctx)
  await showCard(ctx, here)
}

/** What can be looked at, whatever became of the activity. */
const always = new Map<string, Action>([
  ['show', show],
  ['list', list],
  ['repost', repost],
  ['there', there],
])

/** What can be done while it is still to come. */
const upcoming = new Map<string, Action>([
  ['change', change],
  ['ask', ask],
  ['fill', fill],
  ['clear', clear],
  ['apply', apply],
  ['set', set],
  ['later', later],
  ['seats', seats],
  ['cut', cut],
  ['add', add],
  ['new', addNew],
  ['remove', remove],
  ['rm', askRemove],
  ['rmok', removeNow],
  ['message', message],
  ['send', send],
  ['remind', remind],
  ['close', close],
  ['go', go],
  ['open', reopen],
  ['cancel', cancel],
  ['why', why],
  ['cancelok', cancelNow],
])

/** What can be done until its hours are in the books: it may belong to another team's ledger. */
const ofTeam = new Map<string, Action>([
  ['ask', ask],
  ['fill', fill],
  ['clear', clear],
])

const isLive = ({ roster }: InActivity): boolean =>
  roster.status === 'open' || roster.status === 'closed'

const isUpcoming = (here: InActivity, now: number): boolean =>
  phase(here.activity, now) === 'upcoming' && isLive(here)

/** A cancelled activity is cancelled already for whoever's tap comes twice. */
const doneAlready = ({ roster }: InActivity, action: string): boolean =>
  action === 'cancelok' && roster.status === 'cancelled'

async function afterwards(ctx: Ctx, here: InActivity, name: string, args: string[]) {
  const action = args[0] === 'team' ? ofTeam.get(name) : name === 'apply' ? applyTeam : undefined
  await (isLive(here) && action ? action(ctx, here, args) : stale(ctx, here))
}

const act = forActivity('coordinator', async (ctx, here, [name, ...args]) => {
  // A button of an alert keeps the alert: its card comes as a message of its own.
  if (name === undefined) return showAnew(ctx, here)
  const action = always.get(name)
  if (action) return action(ctx, here, args)
  if (doneAlready(here, name)) return showCard(ctx, here)
  if (!isUpcoming(here, ctx.world.now)) return afterwards(ctx, here, name, args)
  await (upcoming.get(name) ?? stale)(ctx, here, args)
})

/** What was typed in answer to the card's question. */
function typed(ctx: Ctx, here: InActivity, step: string, asked: Asked, text: string) {
  if (step === 'field' && asked.field === 'team' && isLive(here))
    return fieldTyped(ctx, here, 'team', text)
  if (!isUpcoming(here, ctx.world.now)) return showCard(ctx, here)
  if (step === 'field') return fieldTyped(ctx, here, asked.field, text)
  if (step === 'seats') return seatsTyped(ctx, here, asked.role, text)
  if (step === 'message') return messageTyped(ctx, here, text)
  if (step === 'add') return nameTyped(ctx, here, text)
  return step === 'cancel' ? whyTyped(ctx, here, text) : showCard(ctx, here)
}

function heard(ctx: Ctx, { data, step }: Dialogue, text: string): Promise<void> {
  const asked = parseAsked(data)
  const handler = forActivity('coordinator', (_, here) => typed(ctx, here, step, asked, text))
  return handler.run(ctx, [asked.activity])
}

const listHere = forCommunity('coordinator', list)

export const card: Verb = {
  command: listHere,
  buttons: { card: act },
  start: {
    who: 'coordinator',
    subject: 'activity',
    run: (ctx, args) => (args.length > 0 ? act.run(ctx, args) : listHere.run(ctx, [])),
  },
  dialogue: heard,
}
