import { InlineKeyboard } from 'grammy/web'
import type { Activity } from '../../../../shared/domain/activity.ts'
import {
  type CheckInAnswer,
  checkIn,
  checkOut,
  openHours,
} from '../../../../shared/domain/check-in.ts'
import { checkInCode } from '../../../../shared/domain/check-in-code.ts'
import { doorOf } from '../../../../shared/domain/roll.ts'
import { confirmed } from '../../../../shared/domain/roster.ts'
import { enqueue } from '../../../../shared/queue/queue.ts'
import { recordPairs } from '../../../../shared/store/check-in.ts'
import { addMember, newMember } from '../../../../shared/store/member.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { momentText, timeText } from '../../../../shared/views/when.ts'
import { answerAlone, refuse, replace, reply, type Spoken, toast } from '../../answer.ts'
import { forActivity, forCommunity } from '../../gate.ts'
import type { InActivity, InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { codeIn } from './input.ts'
import { doorsNear, fromList, list } from './list.ts'

type Way = 'in' | 'out'

/** What is said to whoever checked in or out, or couldn't. */
function line(
  ctx: Ctx,
  { activity, community, roster, me }: InActivity,
  way: Way,
  answer: CheckInAnswer,
) {
  const { words } = ctx.world
  const { zone } = community
  if (!answer.ok) {
    const open = openHours(doorOf(activity, community))
    const from = momentText(words, open.start, zone)
    return words.plain(`checkin-${answer.reason}`, { from, until: timeText(words, open.end, zone) })
  }
  const last = answer.pairs.at(-1)
  const time = timeText(words, (way === 'out' ? last?.out : last?.in) ?? ctx.world.now, zone)
  const expected = confirmed(roster).includes(me.id)
  return words.plain(way === 'in' && !expected ? 'checkin-in-walk-in' : `checkin-${way}`, { time })
}

async function note(ctx: Ctx, here: InActivity, way: Way): Promise<{ ok: boolean; text: string }> {
  const { table, now, words } = ctx.world
  const { status } = here.roster
  if (status === 'finished' || status === 'cancelled')
    return { ok: false, text: words.plain(`shut-${status}`) }
  // Whoever drops in is somebody from here on, though nothing but their id is kept.
  if (!here.me.member) await addMember(table, newMember(here.community.id, here.me.id, now))
  const door = doorOf(here.activity, here.community)
  const rule = way === 'in' ? checkIn : checkOut
  const answer = await recordPairs(table, here.activity.id, here.me.id, (pairs) =>
    rule(pairs, door, now),
  )
  return { ok: answer.ok, text: line(ctx, here, way, answer) }
}

/** Under what the code led to: the message that says how one stands there. */
const fromCard = 'c'

// The post is everybody's; a list of one's own says what became of it.
const pressed = (way: Way) =>
  forActivity('anyone', async (ctx, here, [from]) => {
    const { ok, text } = await note(ctx, here, way)
    await toast(ctx, text, { box: !ok })
    if (!ok) return
    if (from === fromCard) await replace(ctx, card(ctx, here, text))
    if (from === fromList) {
      const listed = await list(ctx, here)
      await replace(ctx, { ...listed, text: `${atText(ctx, here, text)}\n\n${listed.text}` })
    }
  })

const bothButtons = (ctx: Ctx, activity: Activity): InlineKeyboard =>
  new InlineKeyboard()
    .text(ctx.world.words.plain('button-check-in'), callbackData('ci', activity.id, fromCard))
    .text(ctx.world.words.plain('button-check-out'), callbackData('co', activity.id, fromCard))

const atText = (ctx: Ctx, { activity }: InActivity, text: string): string =>
  ctx.world.words.html('checkin-at', { title: activity.title, text })

const card = (ctx: Ctx, here: InActivity, text: string): Spoken => ({
  text: atText(ctx, here, text),
  keyboard: bothButtons(ctx, here.activity),
})

/** By the code that the coordinator shows: typed, or opened from its picture. */
async function byCode(ctx: Ctx, here: InActivity): Promise<void> {
  const { text } = await note(ctx, here, 'in')
  await reply(ctx, card(ctx, here, text))
}

const opened = forActivity('anyone', async (ctx, here, [code = '']) => {
  if (code !== checkInCode(ctx.api.token, here.activity)) return refuse(ctx, 'checkin-bad-code')
  await byCode(ctx, here)
})

async function typed(ctx: Ctx, here: InCommunity, text: string): Promise<void> {
  const code = codeIn(text)
  if (code === undefined) return answerAlone(ctx, await list(ctx, here), 'checkin')
  const found = await doorsNear(ctx, here)
  const activity = found.find((one) => checkInCode(ctx.api.token, one) === code)
  if (!activity) return refuse(ctx, 'checkin-bad-code')
  await opened.run(ctx, [activity.id, code])
}

/** People say when they came and left: by a button on the post, or by the code at the door. */
export const checkin: Verb = {
  command: forCommunity('anyone', (ctx, here, [text = '']) => typed(ctx, here, text)),
  async hears(ctx, text) {
    if (codeIn(text) === undefined) return false
    await checkin.command?.run(ctx, [text])
    return true
  },
  start: {
    who: 'anyone',
    subject: 'activity',
    async run(ctx, args) {
      const handler = args.length > 1 ? opened : checkin.command
      await handler?.run(ctx, args.length > 1 ? args : [''])
    },
  },
  buttons: {
    ci: pressed('in'),
    co: pressed('out'),
    door: forActivity('coordinator', async (ctx, { activity, me }) => {
      const { queue, words } = ctx.world
      const intent = { kind: 'door' as const, activity: activity.id, member: me.id }
      const once = `door:${activity.id}:${me.id}:${ctx.update.update_id}`
      await enqueue(queue, [{ intent, chat: me.telegramId, once }])
      await toast(ctx, words.plain('checkin-code-comes'))
    }),
  },
}
