import { InlineKeyboard } from 'grammy/web'
import { phase } from '../../../../shared/domain/activity.ts'
import { minutesIn } from '../../../../shared/domain/text/minutes-text.ts'
import { day, hour } from '../../../../shared/domain/time.ts'
import { activitiesBetween, readActivitiesAndRosters } from '../../../../shared/store/activity.ts'
import { markAttendance } from '../../../../shared/store/check-in.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { dayText } from '../../../../shared/views/when.ts'
import { answerAlone, refuse, replace, reply, type Spoken, silence } from '../../answer.ts'
import { hush } from '../../asking.ts'
import { forActivity, forCommunity } from '../../gate.ts'
import type { InActivity, InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { closeNobodys, confirmRoll, summarise } from './confirming.ts'
import { askReason, enterCorrection, fix, lookAtRequest, second } from './correcting.ts'
import { type Asked, askedOf } from './input.ts'
import {
  addMemberFound,
  addSomebodyElse,
  askMinutes,
  everyone,
  mark,
  named,
  nobodyElse,
  person,
  setMinutes,
  walkIn,
} from './marking.ts'
import { card } from './sheet.ts'

// Long enough to find what ten working days and a long holiday left behind.
const behind = 30 * day
const most = 12

async function list(ctx: Ctx, { community }: InCommunity): Promise<Spoken> {
  const { table, now, words } = ctx.world
  const options = { newestFirst: true, limit: 60 }
  const found = await activitiesBetween(table, community.id, now - behind, now + hour, options)
  const held = found.filter((one) => one.cancelledWhy === undefined).slice(0, most)
  if (held.length === 0) return { text: words.html('roll-none') }
  const keyboard = new InlineKeyboard()
  const ids = held.map(({ id }) => id)
  const rosters = new Map(
    (await readActivitiesAndRosters(table, ids)).map(({ roster }) => [roster.activity, roster]),
  )
  for (const one of held) {
    const isEntered = rosters.get(one.id)?.status === 'finished'
    const sign = phase(one, now) !== 'over' ? '⏳ ' : isEntered ? '📗 ' : '📋 '
    const text = `${sign}${dayText(words, one.start, community.zone)} ${one.title}`
    keyboard.text(text, callbackData('roll', one.id, 0)).row()
  }
  return { text: words.html('roll-choose'), keyboard }
}

async function typedMinutes(ctx: Ctx, here: InActivity, asked: Asked, text: string, step: string) {
  const { table, words } = ctx.world
  const minutes = minutesIn(text)
  if (minutes === undefined || !asked.member)
    return void (await reply(ctx, { text: words.html('roll-bad-minutes') }))
  if (step === 'fix-minutes') return askReason(ctx, here, asked, minutes)
  await hush(ctx)
  if (here.roster.status === 'finished') return refuse(ctx, 'roll-already')
  await markAttendance(table, here.activity.id, asked.member, { minutes })
  await reply(ctx, await card(ctx, here))
}

const answered = (step: string, asked: Asked, text: string) =>
  forActivity('coordinator', async (ctx, here) => {
    if (step === 'walkin' || step === 'namesake') return named(ctx, here, text)
    if (step === 'fix-reason') return enterCorrection(ctx, here, asked, text.trim().slice(0, 200))
    await typedMinutes(ctx, here, asked, text, step)
  })

/** The roll call: who came, for how long, confirmed once, corrected by new entries only. */
export const rollcall: Verb = {
  command: forCommunity('coordinator', async (ctx, here) =>
    answerAlone(ctx, await list(ctx, here), 'rollcall'),
  ),
  start: forCommunity(
    'coordinator',
    async (ctx, here) => void (await reply(ctx, await list(ctx, here))),
  ),
  async dialogue(ctx, { step, data }, text) {
    const asked = askedOf(data)
    if (asked) await answered(step, asked, text).run(ctx, [asked.activity])
  },
  buttons: {
    roll: forActivity('coordinator', async (ctx, here, [page = '0']) => {
      await silence(ctx)
      await replace(ctx, await card(ctx, here, Number.parseInt(page, 10) || 0))
    }),
    rmark: mark,
    rmin: setMinutes,
    rall: everyone,
    rnone: nobodyElse,
    rclose: closeNobodys,
    rone: person,
    rask: askMinutes,
    rwalk: walkIn,
    walkadd: addMemberFound,
    walknew: addSomebodyElse,
    rollsum: summarise,
    rollok: confirmRoll,
    rfix: fix,
    second,
    seclook: lookAtRequest,
  },
}
