import { type MemberId, parseMemberId } from '../../../../shared/domain/ids.ts'
import { correct, type Entered } from '../../../../shared/domain/roll.ts'
import { readMember, readNames } from '../../../../shared/store/member.ts'
import { recordService, workOf } from '../../../../shared/store/record.ts'
import {
  answerRequest,
  askSecond,
  readRequest,
  somebodyCame,
} from '../../../../shared/store/roll.ts'
import { durationText } from '../../../../shared/views/minutes.ts'
import { nameOf, refusalText } from '../../../../shared/views/roll.ts'
import { renderSecond } from '../../../../shared/views/second.ts'
import { refuse, replace, reply, silence, toast } from '../../answer.ts'
import { hush, listen } from '../../asking.ts'
import { forActivity } from '../../gate.ts'
import type { InActivity } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import type { Asked } from './input.ts'
import { card, lineOf, readBooks, sameDay } from './sheet.ts'

async function ask(ctx: Ctx, here: InActivity, step: string, data: object): Promise<void> {
  const dialogue = { verb: 'rollcall', step, data: { activity: here.activity.id, ...data } }
  await listen(ctx, dialogue)
}

/** Asks for the right minutes of somebody whose activity is in the books. */
export async function beginCorrection(ctx: Ctx, here: InActivity, m: MemberId): Promise<void> {
  const { view, entries } = await readBooks(ctx, here)
  const mine = entries.filter((r) => r.member === m).at(-1)
  await ask(ctx, here, 'fix-minutes', { member: m })
  const { words } = ctx.world
  const time = durationText(words, mine?.served ?? 0)
  await reply(ctx, { text: words.html('books-ask-minutes', { name: nameOf(view, m), time }) })
}

/** In these books, or still a member: of whoever left altogether nothing more is written by name. */
async function isKnown(ctx: Ctx, here: InActivity, m: MemberId): Promise<boolean> {
  const { view, entries } = await readBooks(ctx, here)
  if (lineOf(view, m) || entries.some((r) => r.member === m)) return true
  return (await readMember(ctx.world.table, here.community.id, m)) !== undefined
}

/** `rfix:activity:member` */
export const fix = forActivity('coordinator', async (ctx, here, [who = '']) => {
  const m = parseMemberId(who)
  if (!m || here.roster.status !== 'finished') return refuse(ctx, 'button-old')
  if (!(await isKnown(ctx, here, m))) return refuse(ctx, 'role-gone')
  await silence(ctx)
  await beginCorrection(ctx, here, m)
})

export async function askReason(ctx: Ctx, here: InActivity, asked: Asked, minutes: number) {
  await ask(ctx, here, 'fix-reason', { member: asked.member, minutes })
  await reply(ctx, { text: ctx.world.words.html('books-ask-reason') })
}

/** Adds the correction to the books, or asks a second coordinator for it. */
export async function enterCorrection(ctx: Ctx, here: InActivity, asked: Asked, reason: string) {
  const { now, words } = ctx.world
  const { member, minutes } = asked
  if (!member || minutes === undefined) return refuse(ctx, 'button-old')
  if (!(await isKnown(ctx, here, member))) {
    await hush(ctx)
    return refuse(ctx, 'role-gone')
  }
  const { view, entries } = await readBooks(ctx, here)
  const entered = correct(view, {
    ...{ member, minutes, reason, entries, now },
    by: here.me.id,
    sameDay: await sameDay(ctx, here),
  })
  await hush(ctx)
  if (entered.kind === 'refused')
    return void (await reply(ctx, {
      text: refusalText(words, nameOf(view, member), entered.refusal),
    }))
  const kept = await keep(ctx, here, entered)
  const key = !kept ? 'books-raced' : entered.kind === 'entry' ? 'books-entered' : 'books-asked'
  const time = durationText(words, entered.record.credited)
  await reply(ctx, { text: words.html(key, { name: nameOf(view, member), time }) })
  await reply(ctx, await card(ctx, here))
}

/** False when somebody else corrected the same entry meanwhile: theirs stays. */
async function keep(ctx: Ctx, here: InActivity, entered: Exclude<Entered, { kind: 'refused' }>) {
  const { table } = ctx.world
  const { record } = entered
  if (here.activity.nobody && record.served > 0) await somebodyCame(table, here.activity.id)
  if (entered.kind === 'entry') return recordService(table, { ...record, ...workOf(here.activity) })
  const page = { activity: here.activity.id, community: here.community.id, date: record.date }
  const request = { ...page, by: record.by, at: record.at, records: [record] }
  // Named by its update, which comes again as the same, and not by a person who may be forgotten.
  return askSecond(table, { ...request, id: `fix-${ctx.update.update_id}` })
}

/** `second:activity:request:y|n`: the second pair of eyes on what was entered late or is long. */
export const second = forActivity('coordinator', async (ctx, here, [id = '', word]) => {
  const { table, words } = ctx.world
  const request = await readRequest(table, here.activity.id, id)
  if (!request || (word !== 'y' && word !== 'n')) return refuse(ctx, 'button-old')
  if (request.by === here.me.id) return refuse(ctx, 'second-own')
  if (request.records.some((r) => r.member === here.me.id)) return refuse(ctx, 'second-yours')
  const first = await answerRequest(table, request, here.me.id, word === 'y')
  const agreed = first ? word === 'y' : (await readRequest(table, here.activity.id, id))?.second
  const text = words.html(agreed ? 'second-agreed' : 'second-declined', {
    title: here.activity.title,
    count: request.records.length,
  })
  await toast(ctx, words.plain(first ? 'second-noted' : 'second-already'))
  await replace(ctx, { text })
})

/** `seclook:activity:request`: shows what waits, to a coordinator who was appointed since. */
export const lookAtRequest = forActivity('coordinator', async (ctx, here, [id = '']) => {
  const { table, words } = ctx.world
  const { activity, community } = here
  const request = await readRequest(table, activity.id, id)
  if (!request || request.second || request.refusedBy) return refuse(ctx, 'second-already')
  const who = [...request.records.map((record) => record.member), request.by]
  const names = await readNames(table, community.id, who)
  await silence(ctx)
  await replace(ctx, renderSecond({ ...request, activity, names, words }))
})
