import { InlineKeyboard } from 'grammy/web'
import { calendarDate } from '../../../../shared/domain/calendar.ts'
import { claim, finish, type Need, servedSpan } from '../../../../shared/domain/need-case.ts'
import { policyIn } from '../../../../shared/domain/roll.ts'
import { claimedOn, confirm } from '../../../../shared/domain/service-record.ts'
import {
  type BookEntry,
  recordPut,
  recordsOfMember,
  type Work,
} from '../../../../shared/store/record.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { minutesKeyboard } from '../../../../shared/views/need-tell.ts'
import { refuse, toast } from '../../answer.ts'
import { move, present, showNeed, underLine } from '../../need-card.ts'
import type { InNeed } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { minutesIn } from './input.ts'

const titleMost = 60

/** What the books say of help to a neighbour: never who it was for, never a door. */
const workOf = ({ community, what, programme, where }: Need): Work => ({
  community,
  of: 'need',
  title: [...what].slice(0, titleMost).join(''),
  programme,
  ...(where && { place: where }),
})

/** How long did it take? */
export async function askMinutes(ctx: Ctx, here: InNeed): Promise<void> {
  const { words } = ctx.world
  const { need } = here
  if (!need.helper) return close(ctx, here)
  const data = (minutes: number) => callbackData('need', need.id, 'mins', minutes)
  const keyboard = minutesKeyboard(words, data, new InlineKeyboard())
    .text(words.plain('need-button-no-minutes'), callbackData('need', need.id, 'nomins'))
    .row()
    .text(words.plain('back'), callbackData('need', need.id, 'show'))
  await present(ctx, underLine(ctx, here, words.html('need-how-long'), keyboard))
}

/** Done, with nothing for the books. */
export async function close(ctx: Ctx, here: InNeed): Promise<void> {
  const need = await move(ctx, here.need, finish(here.me.id))
  if (need) await showNeed(ctx, { ...here, need })
}

// Of two coordinators who name the same minutes, the first one confirmed and the second seconds.
function hands({ need, me }: InNeed, minutes: number) {
  const first = need.claim?.minutes === minutes && need.claim.by !== me.id ? need.claim.by : me.id
  return { by: first, ...(first !== me.id && { second: me.id }) }
}

async function entryOf(ctx: Ctx, here: InNeed, minutes: number) {
  const { table, now } = ctx.world
  const { need, community } = here
  const { helper } = need
  if (!helper) return undefined
  const { zone } = community
  const span = servedSpan(need, minutes, now)
  const date = calendarDate(span.start, zone)
  const records = await recordsOfMember(table, community.id, helper, date, date)
  const answer = confirm(
    {
      activity: need.id,
      kind: 'service',
      countsHours: true,
      member: helper,
      door: { activity: span, zone, policy: policyIn(community) },
      pairs: [],
      breaks: [],
      minutes,
      claimedMinutes: claimedOn(date, records, need.id),
      ...hands(here, minutes),
    },
    now,
  )
  return { answer, work: workOf(need) }
}

/** `need:n:mins:60`: done, and the minutes go into the books with the very same write. */
export async function confirmMinutes(
  ctx: Ctx,
  here: InNeed,
  text: string | undefined,
): Promise<void> {
  const { table, words } = ctx.world
  const minutes = minutesIn(text)
  const { need, me } = here
  if (minutes === undefined) return refuse(ctx, 'button-old')
  if (need.state === 'done' || need.state === 'rated') return showNeed(ctx, here)
  // Nobody attests their own minutes.
  if (need.helper === me.id) return refuse(ctx, 'need-shut-same-person')
  const made = await entryOf(ctx, here, minutes)
  if (!made) return close(ctx, here)
  const { answer, work } = made
  if (answer.ok) {
    const entry: BookEntry = { ...answer.record, ...work }
    const done = await move(ctx, need, finish(me.id, minutes), () => [recordPut(table, entry)])
    if (!done) return
    await toast(ctx, words.plain('need-entered'))
    return showNeed(ctx, { ...here, need: done })
  }
  if (answer.reason !== 'needs-second') return refuse(ctx, `need-minutes-${answer.reason}`)
  const claimed = await move(ctx, need, claim(minutes, me.id))
  if (!claimed) return
  await toast(ctx, words.plain('need-needs-second'), { box: true })
  await showNeed(ctx, { ...here, need: claimed })
}
