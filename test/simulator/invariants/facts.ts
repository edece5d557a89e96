import type { Activity } from '../../../shared/domain/activity.ts'
import type { Swap } from '../../../shared/domain/forget.ts'
import {
  type ActivityId,
  type CommunityId,
  type MemberId,
  memberOf,
  type NeedId,
} from '../../../shared/domain/ids.ts'
import type { Need } from '../../../shared/domain/need-case.ts'
import type { Roster } from '../../../shared/domain/roster.ts'
import { parseActivity } from '../../../shared/store/activity.ts'
import { parseNeed } from '../../../shared/store/need.ts'
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

/** Somebody who wanted to be forgotten, with the pseudonym that stands for them since. */
export interface Erased extends Swap {
  telegramId: number
  /** From which change of the table on: asked for, seats given back, and done. */
  asked: number
  left?: number
  done?: number
  /** When it was done. */
  at?: number
}

/** When the bot was out of a community's group; epoch milliseconds. */
export interface Absence {
  community: CommunityId
  from: number
  to: number
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
  needs: Map<NeedId, Step[]>
  erased: Erased[]
  absences: Absence[]
}

/** One state of a need, and from which change of the table on it was so. */
export interface Step {
  need: Need
  index: number
  at: number
}

function erasedIn(written: Written[]): Erased[] {
  const all = new Map<string, Erased>()
  for (const [index, { key, before, after, at }] of written.entries()) {
    if (key.sk !== 'JOB#FORGET') continue
    const telegramId = Number(key.pk.slice(2))
    const known = all.get(`${key.pk} ${(after ?? before)?.alias}`)
    if (after && !known) {
      const swap = { member: memberOf(telegramId), pseudonym: after.alias as MemberId }
      all.set(`${key.pk} ${after.alias}`, { ...swap, telegramId, asked: index })
    } else if (known && after?.phase === 'erase') known.left ??= index
    else if (known && !after) Object.assign(known, { done: index, at })
  }
  return [...all.values()]
}

function absencesIn(machine: Machine, places: Place[]): Absence[] {
  const absences: Absence[] = []
  for (const { my_chat_member: change } of machine.taken) {
    if (!change || change.chat.type === 'private') continue
    const chats = machine.telegram.world.tables.chats
    const place = places.find(
      ({ chat }) => chat === change.chat.id || chats.get(chat)?.migratedTo === change.chat.id,
    )
    if (!place) continue
    const at = change.date * 1000
    const isOut = /kicked|left/.test(change.new_chat_member.status)
    const last = absences.findLast(({ community }) => community === place.id)
    if (isOut) absences.push({ community: place.id, from: at, to: Number.POSITIVE_INFINITY })
    else if (last) last.to = Math.min(last.to, at)
  }
  return absences
}

/** Whether the bot was out of the community's group at some time in between. */
export const wasOut = (facts: Facts, community: string, from: number, to: number): boolean =>
  facts.absences.some((one) => one.community === community && one.from <= to && one.to >= from)

export function factsOf(machine: Machine, places: Place[]): Facts {
  const rosters = new Map<ActivityId, Moment[]>()
  const activities = new Map<ActivityId, Activity>()
  const titles = new Map<string, ActivityId>()
  const needs = new Map<NeedId, Step[]>()
  for (const [index, { key, after, at }] of machine.rows.written.entries()) {
    if (after && key.pk.startsWith('N#') && key.sk === 'META') {
      const need = parseNeed(after)
      needs.set(need.id, [...(needs.get(need.id) ?? []), { need, index, at }])
    }
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
  const { written } = machine.rows
  const [erased, absences] = [erasedIn(written), absencesIn(machine, places)]
  return { machine, places, written, rosters, activities, titles, needs, erased, absences }
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
