import { InlineKeyboard } from 'grammy/web'
import { calendarDate, calendarMonth } from '../../../../shared/domain/calendar.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import { paperCode, serialOf } from '../../../../shared/domain/paper.ts'
import { currentRecords, foldRecords, sumOf } from '../../../../shared/domain/service-record.ts'
import type { CalendarDate } from '../../../../shared/domain/time.ts'
import { issuePaper, type Paper } from '../../../../shared/store/paper.ts'
import { type BookEntry, recordsOfMember } from '../../../../shared/store/record.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { answerAlone, refuse, reply, silence } from '../../answer.ts'
import { forCommunity, forCommunityNamed } from '../../gate.ts'
import type { InCommunity, Me, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { type Period, periodIn, sinceEver } from './input.ts'

/** What a transcript can't do without and this one would lack, by name. */
export function lacking(me: Me, community: Community, entries: BookEntry[]): string[] {
  const shown = currentRecords(entries).filter((entry) => entry.credited > 0)
  return [
    ...(me.member?.name ? [] : ['name']),
    ...(shown.length > 0 ? [] : ['time']),
    ...(shown.every((entry) => entry.title.trim()) ? [] : ['content']),
    ...(community.name.trim() ? [] : ['unit']),
  ]
}

/** The period that the paper names: no day that is still to come, and no year before the first entry. */
function spoken({ from, to }: Period, entries: BookEntry[], today: CalendarDate): Period {
  const first = entries.map(({ date }) => date).sort()[0] ?? from
  return { from: from === sinceEver ? first : from, to: to > today ? today : to }
}

async function issue(ctx: Ctx, { community, me }: InCommunity, { from, to }: Period) {
  const { table, now, words } = ctx.world
  const entries = await recordsOfMember(table, community.id, me.id, from, to)
  const lacks = lacking(me, community, entries)
  if (lacks.length > 0) {
    const fields = lacks.map((key) => words.plain(`paper-${key}`)).join(words.plain('list-comma'))
    return void (await reply(ctx, { text: words.html('paper-lacks', { fields }) }))
  }
  const totals = foldRecords(entries)
  const cause = [community.id, me.id, from, to, ctx.update.update_id]
  const code = paperCode(ctx.api.token, ...cause)
  const today = calendarDate(now, community.zone)
  const paper: Paper = {
    ...{ code, at: now, ...spoken({ from, to }, entries, today) },
    serial: serialOf(code, today),
    community: community.id,
    member: me.id,
    service: sumOf(totals, 'service'),
    training: sumOf(totals, 'training'),
  }
  // An update that comes twice issues one paper: the code is made of the update.
  if (await issuePaper(table, paper)) await reply(ctx, { text: words.html('paper-comes') })
}

async function choose(ctx: Ctx, { community }: InCommunity): Promise<void> {
  const { words, now } = ctx.world
  const year = Number(calendarMonth(now, community.zone).slice(0, 4))
  const keyboard = new InlineKeyboard()
  for (const text of [String(year), String(year - 1)])
    keyboard.text(
      words.plain('paper-year', { year: text }),
      callbackData('paper', community.id, text),
    )
  keyboard.row().text(words.plain('paper-all'), callbackData('paper', community.id, 'all'))
  await answerAlone(ctx, { text: words.html('paper-which'), keyboard }, 'transcript')
}

/** A person's own hours on paper: what was done, how it is known, who recorded it. */
export const transcript: Verb = {
  command: forCommunity('anyone', async (ctx, here, [text = '']) => {
    const period = periodIn(text)
    // In a group the paper is nobody else's business, so it is chosen in private.
    if (!period || ctx.chat?.type !== 'private') return choose(ctx, here)
    await issue(ctx, here, period)
  }),
  start: forCommunity('anyone', choose),
  buttons: {
    paper: forCommunityNamed('anyone', async (ctx, here, [text = '']) => {
      const period = periodIn(text)
      if (!period) return refuse(ctx, 'button-old')
      await silence(ctx)
      await issue(ctx, here, period)
    }),
  },
}
