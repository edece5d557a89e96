import type { Programme } from '../../shared/domain/activity.ts'
import { addDays, weekday } from '../../shared/domain/calendar.ts'
import { digest } from '../../shared/domain/ids.ts'
import type { Team } from '../../shared/domain/team.ts'
import type { CalendarDate } from '../../shared/domain/time.ts'

/** An outing as its coordinator means to hold it; minutes count from midnight. */
export interface Outing {
  date: CalendarDate
  from: number
  to: number
  title: string
  team: Team
  programme: Programme
  seats: number
  /** How many want to come: more than there are seats, now and then. */
  wanting: number
  isTraining: boolean
  /** Confirmed two days later, so that a second coordinator has to look at it. */
  isLate: boolean
}

/** The same number from 0 to 1 for the same words. */
export const lot = (...parts: (string | number)[]): number =>
  Number.parseInt(digest(...parts).slice(-6), 36) / 36 ** 6
export const pick = <T>(all: readonly T[], ...parts: (string | number)[]): T =>
  all[Math.floor(lot(...parts) * all.length)] as T

const titles: Record<Programme, readonly string[]> = {
  aid: ['陪老人聊天', '上门理发', '困难家庭探访', '送餐上门'],
  charity: ['爱心义卖', '旧衣回收', '便民服务日'],
  culture: ['养老院文艺演出', '广场舞会', '红歌传唱', '书画展'],
  education: ['四点半课堂', '普法讲座', '手机课'],
  health: ['义诊', '量血压', '健康讲座'],
  civility: ['楼道大扫除', '文明劝导', '垃圾分类宣传'],
  safety: ['消防检查', '夜间巡逻', '反诈宣传'],
}

// Two on the mornings of the weekend, one on Saturday afternoon, one on each working day.
const slots = (date: CalendarDate): number[] => {
  const day = weekday(date)
  if (day === 6) return [540, 540, 870]
  return day === 7 ? [540, 540] : [870]
}

function outing(date: CalendarDate, from: number, teams: readonly Team[], n: number): Outing {
  const team = pick(teams, 'team', date, n)
  const programme = team.programme ?? 'charity'
  const isTraining = lot('training', date, n) < 0.04
  const seats = 6 + Math.floor(lot('seats', date, n) * 8)
  const what = isTraining ? '志愿者培训' : pick(titles[programme], 'title', date, n)
  return {
    date,
    from,
    to: from + pick([60, 90, 120, 150], 'length', date, n),
    title: `${what}${date.slice(5).replace('-', '')}${'甲乙丙'[n]}`,
    team,
    programme,
    seats,
    wanting: 5 + Math.floor(lot('wanting', date, n) * 13),
    isTraining,
    isLate: lot('late', date, n) < 0.06,
  }
}

/** What is held on one day. */
export const outingsOn = (date: CalendarDate, teams: readonly Team[]): Outing[] =>
  slots(date).map((from, n) => outing(date, from, teams, n))

/** So many days from the first on. */
export const daysFrom = (first: CalendarDate, count: number): CalendarDate[] =>
  Array.from({ length: count }, (_, i) => addDays(first, i))
