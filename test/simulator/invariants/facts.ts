import type { Activity } from '../../../shared/domain/activity.ts'
import { type ActivityId, type MemberId, memberOf } from '../../../shared/domain/ids.ts'
import type { Roster } from '../../../shared/domain/roster.ts'
import { parseActivity } from '../../../shared/store/activity.ts'
import { parseRoster } from '../../../shared/store/roster.ts'
import type { Written } from '../engine/rows.ts'
import type { Place } from '../world/communities.ts'
import type { Machine } from '../world/machine.ts'
import type { Said } from '../world/surroundings.ts'

/** One state of a roster, and from which change of the table on it was so. */
export interface Moment {
  roster: Roster
  index: number
  at: number
}

/** A message that the bot got through, and to whom it spoke about which activity. */
export interface Told {
  said: Said
  people: MemberId[]
}

/** What really happened, read from the table's own history and from Telegram. */
export interface Facts {
  machine: Machine
  places: Place[]
  written: Written[]
  rosters: Map<ActivityId, Moment[]>
  activities: Map<ActivityId, Activity>
  /** Every title that an activity ever had. */
  titles: Map<string, ActivityId>
}

export function factsOf(machine: Machine, places: Place[]): Facts {
  const rosters = new Map<ActivityId, Moment[]>()
  const activities = new Map<ActivityId, Activity>()
  const titles = new Map<string, ActivityId>()
  for (const [index, { key, after, at }] of machine.rows.written.entries()) {
    if (!after || !key.pk.startsWith('A#')) continue
    if (key.sk === 'ROSTER') {
      const roster = parseRoster(after)
      const moments = rosters.get(roster.activity) ?? []
      moments.push({ roster, index, at })
      rosters.set(roster.activity, moments)
    }
    if (key.sk === 'META') {
      const activity = parseActivity(after)
      activities.set(activity.id, activity)
      titles.set(activity.title, activity.id)
    }
  }
  return { machine, places, written: machine.rows.written, rosters, activities, titles }
}

/** The roster as it was once so many changes had been written. */
export const rosterAt = (facts: Facts, a: ActivityId, index: number): Roster | undefined =>
  facts.rosters.get(a)?.findLast((moment) => moment.index < index)?.roster

/** Every state that the roster had while something was being said. */
export const rostersDuring = (facts: Facts, a: ActivityId, said: Said): Roster[] => {
  const first = rosterAt(facts, a, said.since)
  const later = (facts.rosters.get(a) ?? []).filter(
    ({ index }) => index >= said.since && index < said.until,
  )
  return [...(first ? [first] : []), ...later.map(({ roster }) => roster)]
}

const mention = /tg:\/\/user\?id=(\d+)/g

/** To whom a message speaks: the one whose chat it is, or those it calls by name. */
export function peopleOf({ params }: Said): MemberId[] {
  const chat = Number(params.chat_id)
  if (chat > 0) return [memberOf(chat)]
  const text = String(params.text ?? '')
  return [...text.matchAll(mention)].map((found) => memberOf(Number(found[1])))
}

/** The activity whose title a message names. */
export function activityOf(facts: Facts, { params }: Said): ActivityId | undefined {
  const text = String(params.text ?? '')
  const title = [...facts.titles.keys()].find((one) => text.includes(`<b>${one}</b>`))
  return title === undefined ? undefined : facts.titles.get(title)
}
