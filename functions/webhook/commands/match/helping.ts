import { InlineKeyboard } from 'grammy/web'
import { waitsForGuardian } from '../../../../shared/domain/member.ts'
import {
  act,
  type Move,
  type Need,
  type Refusal,
  report,
  volunteer,
} from '../../../../shared/domain/need-case.ts'
import { addMember, newMember, readNames } from '../../../../shared/store/member.ts'
import { changeNeed, readPrivate } from '../../../../shared/store/need.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { minutesKeyboard, namedIn, renderForVolunteer } from '../../../../shared/views/need-tell.ts'
import { refuse, replace, silence, toast } from '../../answer.ts'
import { forNeed } from '../../gate.ts'
import { present, underLine } from '../../need-card.ts'
import type { InNeed } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

type Told = { need: Need } | { refused: Refusal }

async function moved(ctx: Ctx, here: InNeed, step: Move): Promise<Told> {
  const { table, now } = ctx.world
  const result = await changeNeed(table, here.need, step, now)
  return result.ok ? { need: result.need } : { refused: result.reason }
}

/** What the message under the button says from now on; without facts once they are nobody's business. */
async function say(ctx: Ctx, key: string, here?: InNeed): Promise<void> {
  const line = ctx.world.words.html(key)
  await silence(ctx)
  const spoken = here ? underLine(ctx, here, line, new InlineKeyboard()) : { text: line }
  await replace(ctx, spoken)
}

/** "I'll help": of several at once the first one is it, by one conditional write. */
async function take(ctx: Ctx, here: InNeed): Promise<void> {
  const told = await moved(ctx, here, act({ kind: 'take', member: here.me.id }, here.me.id))
  if ('need' in told) return say(ctx, 'help-taken', { ...here, need: told.need })
  if (told.refused === 'taken') return say(ctx, 'help-late')
  if (told.refused === 'wrong-state') return say(ctx, 'need-told-off')
  await refuse(ctx, `need-shut-${told.refused}`)
}

async function decline(ctx: Ctx, here: InNeed): Promise<void> {
  const told = await moved(ctx, here, act({ kind: 'decline', member: here.me.id }, here.me.id))
  // Who can't come needn't hear that it was settled meanwhile.
  if ('need' in told || told.refused === 'wrong-state') return say(ctx, 'help-declined')
  await refuse(ctx, `need-shut-${told.refused}`)
}

/** Of an open need that a volunteer found by themselves: the coordinator decides. */
async function offer(ctx: Ctx, here: InNeed): Promise<void> {
  const { table, now, words } = ctx.world
  const { community, me } = here
  // Whoever was asked already has the yes of a coordinator.
  if (here.need.asked.includes(me.id)) return take(ctx, here)
  if (waitsForGuardian(me.member)) return refuse(ctx, 'register-guardian-waits')
  if (!me.member) await addMember(table, newMember(community.id, me.id, now))
  const told = await moved(ctx, here, volunteer(me.id))
  if ('refused' in told) return refuse(ctx, `need-shut-${told.refused}`)
  await toast(ctx, words.plain('help-offered'), { box: true })
}

/** What somebody was asked or has taken on, as they were told it; the private part for the helper. */
async function showAgain(ctx: Ctx, { need, community, me }: InNeed): Promise<void> {
  const { table, now, words } = ctx.world
  const isHelper = need.helper === me.id && need.state === 'serving'
  if (!isHelper && !need.asked.includes(me.id)) return say(ctx, 'need-told-off')
  const [names, details] = await Promise.all([
    readNames(table, community.id, namedIn(need)),
    isHelper ? readPrivate(table, need.id, now) : undefined,
  ])
  const view = { need, zone: community.zone, words, names, ...(details && { details }) }
  await present(ctx, renderForVolunteer(view, isHelper ? 'yours' : 'ask'))
}

async function askLong(ctx: Ctx, here: InNeed): Promise<void> {
  const { words } = ctx.world
  const { need, me } = here
  if (need.helper !== me.id) return refuse(ctx, 'need-shut-wrong-state')
  const data = (minutes: number) => callbackData('helper', need.id, 'mins', minutes)
  await silence(ctx)
  await replace(
    ctx,
    underLine(ctx, here, words.html('help-how-long'), minutesKeyboard(words, data)),
  )
}

async function tellLong(ctx: Ctx, here: InNeed, value: string): Promise<void> {
  const minutes = Number(value)
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 720) return refuse(ctx, 'button-old')
  const told = await moved(ctx, here, report(minutes, here.me.id))
  if ('refused' in told) return refuse(ctx, `need-shut-${told.refused}`)
  await say(ctx, 'help-reported', here)
}

/** The helper can't come after all: the need is the coordinator's again. */
async function giveBack(ctx: Ctx, here: InNeed): Promise<void> {
  const { need, me } = here
  if (need.helper !== me.id) return say(ctx, 'help-given-back')
  const told = await moved(ctx, here, act({ kind: 'reassign', reason: 'helper' }, me.id))
  if ('refused' in told) return refuse(ctx, `need-shut-${told.refused}`)
  await say(ctx, 'help-given-back')
}

const actions: Record<string, (ctx: Ctx, here: InNeed, value: string) => Promise<void>> = {
  show: showAgain,
  take,
  no: decline,
  offer,
  done: askLong,
  mins: tellLong,
  off: giveBack,
}

/** `helper:n:action`: what a volunteer answers. Who may is decided by the need: it knows whom it asked. */
export const helper = forNeed('anyone', async (ctx, here, [action = '', value = '']) => {
  await (actions[action]?.(ctx, here, value) ?? refuse(ctx, 'button-old'))
})
