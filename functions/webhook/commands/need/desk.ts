import { InlineKeyboard } from 'grammy/web'
import { calendarDate } from '../../../../shared/domain/calendar.ts'
import {
  digest,
  parseActivityId,
  parseMemberId,
  parsePartnerId,
} from '../../../../shared/domain/ids.ts'
import { act, askBack, pick } from '../../../../shared/domain/need-case.ts'
import { byFit } from '../../../../shared/domain/partner.ts'
import { recruitmentFrom } from '../../../../shared/domain/recruitment.ts'
import { beginDraft } from '../../../../shared/store/draft.ts'
import { notePartnerAsked, partnersOf, readPartner } from '../../../../shared/store/partner.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { partnerLabel } from '../../../../shared/views/partner.ts'
import { timeText } from '../../../../shared/views/when.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { refuse, reply } from '../../answer.ts'
import { hush } from '../../asking.ts'
import { forNeed } from '../../gate.ts'
import { move, moveAndShow, present, showNeed, underLine } from '../../need-card.ts'
import type { InNeed } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { askMinutes, close, confirmMinutes } from './done.ts'
import { refusals } from './input.ts'
import { askAbout } from './mine.ts'

type Action = (ctx: Ctx, here: InNeed, args: string[]) => Promise<void>

const data = ({ need }: InNeed, action: string, ...args: string[]) =>
  callbackData('need', need.id, action, ...args)

const showRefusals: Action = async (ctx, here) => {
  const { words } = ctx.world
  const keyboard = new InlineKeyboard()
  for (const code of refusals)
    keyboard.text(words.plain(`need-why-${code}`), data(here, 'no', code)).row()
  keyboard.text(words.plain('need-why-write'), data(here, 'why')).row()
  keyboard.text(words.plain('back'), data(here, 'show'))
  await present(ctx, underLine(ctx, here, words.html('need-refuse-ask'), keyboard))
}

const refuseFor: Action = async (ctx, here, [code]) => {
  const reason = refusals.find((one) => one === code)
  if (!reason) return refuse(ctx, 'button-old')
  await moveAndShow(ctx, here, act({ kind: 'refuse', reason }, here.me.id))
}

/** The need as a recruitment's first line, in the words that recruiting reads. */
function lineOf({ need, community }: InNeed): string {
  const { zone } = community
  const { what, when, where } = need
  const words = wordsOf('en')
  const short = when && calendarDate(when.start, zone) === calendarDate(when.end - 1, zone)
  const time = short
    ? `时间:${calendarDate(when.start, zone)} ${timeText(words, when.start, zone)}-${timeText(words, when.end, zone)}`
    : ''
  const title = [...what.replace(/[\n:：]/gu, ' ')].slice(0, 40).join('')
  return [`标题:${title}`, time, where ? `地点:${where}` : ''].filter(Boolean).join('\n')
}

/** Opens a recruitment that is filled in already; once published, the need is served by it. */
const plan: Action = async (ctx, here) => {
  const { table, bot, now, words } = ctx.world
  const { community, need } = here
  const id = parseActivityId(digest('plan', bot, need.id))
  if (!id) return
  const begun = recruitmentFrom(lineOf(here), { now, zone: community.zone })
  const { programme } = need
  const filled = { ...begun, draft: { ...begun.draft, programme }, need: need.id }
  await beginDraft(table, bot, { id, community: community.id, data: filled }, now)
  const keyboard = new InlineKeyboard()
    .text(words.plain('need-plan-open'), callbackData('recruit', id, 'preview'))
    .row()
    .text(words.plain('back'), data(here, 'show'))
  await present(ctx, underLine(ctx, here, words.html('need-plan'), keyboard))
}

const showPartners: Action = async (ctx, here) => {
  const { table, words } = ctx.world
  const partners = await partnersOf(table, here.community.id)
  const keyboard = new InlineKeyboard()
  for (const partner of byFit(partners, here.need.what).slice(0, 20))
    keyboard.text(partnerLabel(words, partner), data(here, 'to', partner.id)).row()
  keyboard.text(words.plain('back'), data(here, 'show'))
  const line = words.html(partners.length > 0 ? 'need-hand-ask' : 'need-hand-none')
  await present(ctx, underLine(ctx, here, line, keyboard))
}

const hand: Action = async (ctx, here, [id = '']) => {
  const { table, now } = ctx.world
  const p = parsePartnerId(id)
  const partner = p && (await readPartner(table, here.community.id, p))
  if (!p || !partner) return refuse(ctx, 'button-old')
  const before = here.need.partner
  const need = await move(ctx, here.need, act({ kind: 'hand', partner: p }, here.me.id))
  if (!need) return
  if (before !== p)
    await notePartnerAsked(table, partner, { at: now, by: here.me.id, about: need.what })
  await showNeed(ctx, { ...here, need })
}

const take: Action = async (ctx, here, [id = '']) => {
  const m = parseMemberId(id)
  // Only whom the need itself knows to have offered.
  if (!m || !here.need.volunteers.includes(m)) return refuse(ctx, 'button-old')
  await moveAndShow(ctx, here, pick(m, here.me.id))
}

const actions = new Map<string, Action>(
  Object.entries({
    show: showNeed,
    accept: (ctx, here) => moveAndShow(ctx, here, act({ kind: 'accept' }, here.me.id)),
    refuse: showRefusals,
    no: refuseFor,
    why: (ctx, here) => askAbout(ctx, here, 'why'),
    ask: (ctx, here) => askAbout(ctx, here, 'ask'),
    again: (ctx, here) =>
      moveAndShow(ctx, here, act({ kind: 'reassign', reason: 'coordinator' }, here.me.id)),
    plan,
    hand: showPartners,
    to: hand,
    pick: take,
    done: askMinutes,
    mins: (ctx, here, [minutes]) => confirmMinutes(ctx, here, minutes),
    nomins: close,
  } satisfies Record<string, Action>),
)

/** `need:n:action`: what a coordinator does about a need. */
export const desk = forNeed('coordinator', async (ctx, here, [name = '', ...args]) => {
  await (actions.get(name) ?? showNeed)(ctx, here, args)
})

const most = 300
const limited = (text: string): string => [...text.trim()].slice(0, most).join('')

/** A reason in the coordinator's own words. */
export const hearWhy = forNeed('coordinator', async (ctx, here, [text = '']) => {
  await hush(ctx)
  await moveAndShow(ctx, here, act({ kind: 'refuse', reason: limited(text) }, here.me.id))
})

/** What the coordinator wants to know of who asked. */
export const hearQuestion = forNeed('coordinator', async (ctx, here, [text = '']) => {
  await hush(ctx)
  const need = await move(ctx, here.need, askBack(limited(text), here.me.id))
  if (need) await reply(ctx, { text: ctx.world.words.html('need-question-passed') })
})
