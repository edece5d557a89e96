import * as z from 'zod/mini'
import { addMonths, calendarMonth, monthRange } from '../../../../shared/domain/calendar.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import { parseTheme, themeLimit } from '../../../../shared/domain/text/theme-text.ts'
import { type CalendarMonth, isCalendarMonth } from '../../../../shared/domain/time.ts'
import { enqueue } from '../../../../shared/queue/queue.ts'
import { activitiesBetween } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readTheme, setTheme, tagActivity } from '../../../../shared/store/theme.ts'
import {
  askTheme,
  renderThemeSet,
  renderThemes,
  themeIdeas,
} from '../../../../shared/views/theme.ts'
import { answerAlone, refuse, replace, reply, type Spoken, silence } from '../../answer.ts'
import { hush, listen } from '../../asking.ts'
import { forActivity, forCommunity, meIn } from '../../gate.ts'
import type { Handler, InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

/** The month's theme with the activities that can carry it. */
async function themeCard(
  ctx: Ctx,
  { id, zone }: Community,
  month: CalendarMonth,
  theme: string,
): Promise<Spoken> {
  const { from, to } = monthRange(month, zone)
  const all = await activitiesBetween(ctx.world.table, id, Math.max(from, ctx.world.now), to)
  const activities = all.filter((a) => a.cancelledWhy === undefined)
  return renderThemeSet(ctx.world.words, { month, theme, zone, activities })
}

async function choose(
  ctx: Ctx,
  { community, me }: InCommunity,
  month: CalendarMonth,
  theme: string,
): Promise<Spoken> {
  const { table, now } = ctx.world
  await setTheme(table, community.id, month, theme, me.id, now)
  return themeCard(ctx, community, month, theme)
}

/** This month and the next. */
async function overview(ctx: Ctx, { id, zone }: Community): Promise<Spoken> {
  const current = calendarMonth(ctx.world.now, zone)
  const months = [current, addMonths(current, 1)]
  const themes = await Promise.all(months.map((month) => readTheme(ctx.world.table, id, month)))
  return renderThemes(
    ctx.world.words,
    months.map((month, i) => ({ month, theme: themes[i] })),
  )
}

/** A theme without a month is for the first of this month and the next that has none. */
async function monthFor(ctx: Ctx, { id, zone }: Community): Promise<CalendarMonth> {
  const current = calendarMonth(ctx.world.now, zone)
  return (await readTheme(ctx.world.table, id, current)) === undefined
    ? current
    : addMonths(current, 1)
}

async function ask(ctx: Ctx, { community }: InCommunity, month: CalendarMonth): Promise<void> {
  const { words } = ctx.world
  const data = { community: community.id, month }
  await listen(ctx, { verb: 'theme', step: 'text', data })
  await answerAlone(ctx, { text: askTheme(words, month) }, 'theme')
  await silence(ctx)
}

const typed = async (ctx: Ctx, here: InCommunity, text = ''): Promise<void> => {
  const said = parseTheme(text, calendarMonth(ctx.world.now, here.community.zone))
  if (said.theme && [...said.theme].length > themeLimit)
    return refuse(ctx, 'theme-long', { limit: themeLimit })
  if (said.month && !said.theme) return ask(ctx, here, said.month)
  if (!said.theme) return answerAlone(ctx, await overview(ctx, here.community), 'theme')
  const month = said.month ?? (await monthFor(ctx, here.community))
  await answerAlone(ctx, await choose(ctx, here, month, said.theme), 'theme')
}

const pressed = forCommunity('coordinator', async (ctx, here, [act, month = '', idea = '']) => {
  if (!isCalendarMonth(month)) return refuse(ctx, 'button-old')
  if (act === 'write') return ask(ctx, here, month)
  const theme = themeIdeas(ctx.world.words, month)[Number(idea)]
  if (act !== 'set' || !theme) return refuse(ctx, 'button-old')
  const card = await choose(ctx, here, month, theme)
  await silence(ctx)
  await replace(ctx, card)
})

/** An activity carries the month's theme, or doesn't: its post is to show it. */
const tagged = forActivity('coordinator', async (ctx, { community, activity, roster }, [on]) => {
  const { table, queue } = ctx.world
  const month = calendarMonth(activity.start, community.zone)
  const theme = await readTheme(table, community.id, month)
  if (!theme) return refuse(ctx, 'button-old')
  const wanted = on === '1' ? theme : undefined
  if (activity.theme !== wanted) {
    await tagActivity(table, activity.id, wanted)
    const version = activity.version + 1 + roster.version
    const { chat } = community
    const intent = { kind: 'post' as const, activity: activity.id, chat, version }
    await enqueue(queue, [{ intent, chat, once: `post:${activity.id}:${chat}:${version}` }])
  }
  await silence(ctx)
  await replace(ctx, await themeCard(ctx, community, month, theme))
})

const button: Handler = {
  who: 'coordinator',
  subject: 'community',
  run: (ctx, [act = '', ...args]) =>
    act === 'tag' ? tagged.run(ctx, args) : pressed.run(ctx, [act, ...args]),
}

const asked = z.object({ community: z.string(), month: z.string() })

export const theme: Verb = {
  command: forCommunity('coordinator', (ctx, here, [text]) => typed(ctx, here, text)),
  start: forCommunity('coordinator', (ctx, here) => typed(ctx, here)),
  buttons: { theme: button },
  async dialogue(ctx, dialogue, text) {
    const { table } = ctx.world
    const { month, community: c } = asked.parse(dialogue.data)
    const community = await readCommunity(table, c as Community['id'])
    if (!community || !isCalendarMonth(month)) return hush(ctx)
    const me = await meIn(ctx, community, 'coordinator')
    if (!me.roles.coordinator) return refuse(ctx, 'not-allowed', { who: 'coordinator' })
    const said = parseTheme(text, month)
    if (!said.theme || [...said.theme].length > themeLimit)
      return refuse(ctx, 'theme-long', { limit: themeLimit })
    await hush(ctx)
    await reply(ctx, await choose(ctx, { community, me }, said.month ?? month, said.theme))
  },
}
