import { InlineKeyboard } from 'grammy/web'
import { digest, type MemberId, neighbourId, parseMemberId } from '../../../../shared/domain/ids.ts'
import type { Member } from '../../../../shared/domain/member.ts'
import { isUnmarked, sheetLines } from '../../../../shared/domain/roll.ts'
import type { Team } from '../../../../shared/domain/team.ts'
import { type Mark, markAttendance } from '../../../../shared/store/check-in.ts'
import { readDialogue } from '../../../../shared/store/dialogue.ts'
import { addMember, membersOf, newMember, readMember } from '../../../../shared/store/member.ts'
import { teamsOf } from '../../../../shared/store/team.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { nameOf, renderPerson, renderSheet } from '../../../../shared/views/roll.ts'
import type { Words } from '../../../../shared/words/words.ts'
import { refuse, replace, reply, silence, toast } from '../../answer.ts'
import { listen } from '../../asking.ts'
import { forActivity } from '../../gate.ts'
import type { InActivity } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { beginCorrection } from './correcting.ts'
import { askedOf, namesakes } from './input.ts'
import { card, lineOf, readSheet } from './sheet.ts'

const pageOf = (text: string | undefined): number => Number.parseInt(text ?? '0', 10) || 0

/** Once the roll call was confirmed, marks change nothing: corrections do. */
async function isOver(ctx: Ctx, here: InActivity): Promise<boolean> {
  if (here.roster.status !== 'finished' && here.roster.status !== 'cancelled') return false
  await toast(ctx, ctx.world.words.plain('roll-already'), { box: true })
  await replace(ctx, await card(ctx, here))
  return true
}

/** Whoever left altogether since the card was made is on it no more, and nothing of them is written. */
async function marked(ctx: Ctx, here: InActivity, m: MemberId, mark: Mark, page: number) {
  if (!lineOf(await readSheet(ctx, here), m)) {
    await refuse(ctx, 'role-gone')
    return replace(ctx, await card(ctx, here, page))
  }
  await markAttendance(ctx.world.table, here.activity.id, m, mark)
  await silence(ctx)
  await replace(ctx, await card(ctx, here, page))
}

/** `rmark:activity:member:present|absent:page` */
export const mark = forActivity('coordinator', async (ctx, here, [who = '', wanted, page]) => {
  const m = parseMemberId(who)
  if (!m || (wanted !== 'present' && wanted !== 'absent')) return refuse(ctx, 'button-old')
  if (await isOver(ctx, here)) return
  await marked(ctx, here, m, { presence: wanted }, pageOf(page))
})

/** `rmin:activity:member:minutes:page` */
export const setMinutes = forActivity('coordinator', async (ctx, here, [who = '', text, page]) => {
  const [m, minutes] = [parseMemberId(who), Number(text)]
  if (!m || !Number.isInteger(minutes) || minutes < 0 || minutes > 1440)
    return refuse(ctx, 'button-old')
  if (await isOver(ctx, here)) return
  await marked(ctx, here, m, { minutes }, pageOf(page))
})

const markRest = (presence: 'present' | 'absent') =>
  forActivity('coordinator', async (ctx, here, [page]) => {
    if (await isOver(ctx, here)) return
    const view = await readSheet(ctx, here)
    const { table } = ctx.world
    const unmarked = sheetLines(view).filter(isUnmarked)
    const { id } = here.activity
    await Promise.all(unmarked.map(({ member }) => markAttendance(table, id, member, { presence })))
    await silence(ctx)
    await replace(ctx, renderSheet(await readSheet(ctx, here), pageOf(page)))
  })

/** `rall:activity:page`: all who were not marked and did not check in were here. */
export const everyone = markRest('present')

/** `rnone:activity:page`: none of them was. */
export const nobodyElse = markRest('absent')

/** `rone:activity:member:page`: one person's times, and other minutes to choose. */
export const person = forActivity('coordinator', async (ctx, here, [who = '', page]) => {
  const m = parseMemberId(who)
  if (await isOver(ctx, here)) return
  const view = await readSheet(ctx, here)
  const line = m && lineOf(view, m)
  if (!line) return refuse(ctx, 'button-old')
  await silence(ctx)
  await replace(ctx, renderPerson(view, line, pageOf(page)))
})

async function ask(ctx: Ctx, here: InActivity, step: string, data: object): Promise<void> {
  const dialogue = { verb: 'rollcall', step, data: { activity: here.activity.id, ...data } }
  await listen(ctx, dialogue)
}

/** `rask:activity:member`: other minutes are typed. */
export const askMinutes = forActivity('coordinator', async (ctx, here, [who = '']) => {
  const m = parseMemberId(who)
  if (!m) return refuse(ctx, 'button-old')
  if (await isOver(ctx, here)) return
  await ask(ctx, here, 'minutes', { member: m })
  const name = nameOf(await readSheet(ctx, here), m)
  await silence(ctx)
  await reply(ctx, { text: ctx.world.words.html('roll-ask-minutes', { name }) })
})

/** `rwalk:activity`: somebody who came without having signed up is added by name. */
export const walkIn = forActivity('coordinator', async (ctx, here) => {
  await ask(ctx, here, 'walkin', {})
  await silence(ctx)
  await reply(ctx, { text: ctx.world.words.html('roll-ask-name') })
})

/** Two of the same name are told apart by their teams, or by their official number. */
function toldApart(words: Words, { name = '', teams = [], officialNumber }: Member, all: Team[]) {
  const known = all.filter(({ id }) => teams.includes(id)).map((team) => team.name)
  const marks = known.length > 0 ? [known.join(words.plain('list-comma'))] : [officialNumber ?? '']
  return [name, ...marks.filter((mark) => mark !== '')].join(' · ')
}

/** The typed name: found among the members, or a neighbour who has no Telegram. */
export async function named(ctx: Ctx, here: InActivity, text: string): Promise<void> {
  const { table, words } = ctx.world
  const name = text.trim().slice(0, 40)
  const found = namesakes(await membersOf(table, here.community.id), name)
  if (found.length === 0) return addNeighbour(ctx, here, name)
  await ask(ctx, here, 'namesake', { name })
  const keyboard = new InlineKeyboard()
  const teams = await teamsOf(table, here.community.id)
  for (const member of found)
    keyboard
      .text(toldApart(words, member, teams), callbackData('walkadd', here.activity.id, member.id))
      .row()
  keyboard.text(
    words.plain('roll-somebody-else', { name }),
    callbackData('walknew', here.activity.id),
  )
  await reply(ctx, { text: words.html('roll-which'), keyboard })
}

async function came(ctx: Ctx, here: InActivity, m: MemberId): Promise<void> {
  if (here.roster.status === 'finished') return beginCorrection(ctx, here, m)
  await markAttendance(ctx.world.table, here.activity.id, m, { presence: 'present' })
  await reply(ctx, await card(ctx, here))
}

async function addNeighbour(ctx: Ctx, here: InActivity, name: string): Promise<void> {
  const { table, now } = ctx.world
  const m = neighbourId(digest(here.activity.id, here.me.id, name))
  await addMember(table, { ...newMember(here.community.id, m, now), name, sponsor: here.me.id })
  await came(ctx, here, m)
}

/** `walkadd:activity:member` */
export const addMemberFound = forActivity('coordinator', async (ctx, here, [who = '']) => {
  const m = parseMemberId(who)
  const member = m && (await readMember(ctx.world.table, here.community.id, m))
  if (!member) return refuse(ctx, 'role-gone')
  await silence(ctx)
  await came(ctx, here, member.id)
})

/** `walknew:activity`: none of those found, so the name that was typed is a new neighbour's. */
export const addSomebodyElse = forActivity('coordinator', async (ctx, here) => {
  const { table, bot, now } = ctx.world
  const dialogue = await readDialogue(table, bot, here.me.telegramId, now)
  const asked = dialogue?.verb === 'rollcall' ? askedOf(dialogue.data) : undefined
  if (!asked?.name || asked.activity !== here.activity.id) return refuse(ctx, 'button-old')
  await silence(ctx)
  await addNeighbour(ctx, here, asked.name)
})
