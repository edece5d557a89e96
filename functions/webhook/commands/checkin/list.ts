import { InlineKeyboard } from 'grammy/web'
import type { Activity } from '../../../../shared/domain/activity.ts'
import { openHours } from '../../../../shared/domain/check-in.ts'
import { doorOf } from '../../../../shared/domain/roll.ts'
import { confirmed, type Roster } from '../../../../shared/domain/roster.ts'
import { day, hour } from '../../../../shared/domain/time.ts'
import { activitiesBetween, readActivitiesAndRosters } from '../../../../shared/store/activity.ts'
import { pairsAt } from '../../../../shared/store/check-in.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { timeText } from '../../../../shared/views/when.ts'
import type { Spoken } from '../../answer.ts'
import { meIn } from '../../gate.ts'
import { allows } from '../../menus.ts'
import type { InCommunity, Me } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

/** What a button of the list carries, so that the list shows what became of it. */
export const fromList = 'l'

const most = 10
const laterMs = 12 * hour

/** One activity as the person stands to it. */
interface Door {
  activity: Activity
  roster: Roster
  /** Signed up, or was there already. */
  mine: boolean
  /** Checked in, and not yet out. */
  inside: boolean
}

/** Activities that run, ran or begin within hours, soonest first. */
export async function doorsNear(ctx: Ctx, { community }: InCommunity): Promise<Activity[]> {
  const { table, now } = ctx.world
  const found = await activitiesBetween(table, community.id, now - day, now + laterMs)
  return found.filter(
    (activity) =>
      activity.cancelledWhy === undefined && openHours(doorOf(activity, community)).end >= now,
  )
}

async function doorsOf(ctx: Ctx, activities: Activity[], me: Me): Promise<Door[]> {
  const { table } = ctx.world
  const ids = activities.map((activity) => activity.id)
  const [found, pairs] = await Promise.all([
    readActivitiesAndRosters(table, ids),
    pairsAt(table, ids, me.id),
  ])
  return found
    .filter(({ roster }) => roster.status === 'open' || roster.status === 'closed')
    .map(({ activity, roster }) => {
      const [last] = pairs.get(activity.id)?.slice(-1) ?? []
      const mine = last !== undefined || confirmed(roster).includes(me.id)
      return { activity, roster, mine, inside: last !== undefined && last.out === undefined }
    })
    .sort((one, other) => Number(other.mine) - Number(one.mine))
}

function row(ctx: Ctx, { activity, inside }: Door, me: Me, keyboard: InlineKeyboard): void {
  const { words } = ctx.world
  const [key, verb] = inside ? ['checkin-leave', 'co'] : ['checkin-here', 'ci']
  keyboard.text(
    words.plain(key, { title: activity.title }),
    callbackData(verb, activity.id, fromList),
  )
  if (allows('coordinator', me.roles))
    keyboard.text(words.plain('checkin-show-code'), callbackData('door', activity.id))
  keyboard.row()
}

/** Where one can check in or out now, one's own first, and when the door of the next of them opens. */
export async function list(ctx: Ctx, here: InCommunity): Promise<Spoken> {
  const { words, now } = ctx.world
  const { community } = here
  const me = await meIn(ctx, community, 'coordinator')
  const opensAt = ({ activity }: Pick<Door, 'activity'>) =>
    openHours(doorOf(activity, community)).start
  const doors = await doorsOf(ctx, await doorsNear(ctx, here), me)
  const open = doors.filter((door) => opensAt(door) <= now).slice(0, most)
  const soon = doors
    .filter((door) => door.mine && opensAt(door) > now)
    .map((door) =>
      words.html('checkin-opens', {
        title: door.activity.title,
        time: timeText(words, opensAt(door), community.zone),
      }),
    )
  const keyboard = new InlineKeyboard()
  for (const door of open) row(ctx, door, me, keyboard)
  const head = words.html(open.length > 0 ? 'checkin-choose' : 'checkin-none')
  return { text: [head, ...soon].join('\n\n'), ...(open.length > 0 && { keyboard }) }
}
