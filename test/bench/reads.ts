import { notice } from '../../functions/deliver/messages/notice/message.ts'
import { summary } from '../../functions/deliver/messages/summary/message.ts'
import { samplePeople } from '../../infra/local/sample/people.ts'
import { type Programme, programmes } from '../../shared/domain/activity.ts'
import type { ActivityId, CommunityId, NeedId } from '../../shared/domain/ids.ts'
import { memberOf } from '../../shared/domain/ids.ts'
import { needOf } from '../../shared/domain/need-case.ts'
import { type CalendarDate, type CalendarMonth, hour, instant } from '../../shared/domain/time.ts'
import { lineItem } from '../../shared/store/archive.ts'
import { writeItems } from '../../shared/store/batch.ts'
import { matchesFor } from '../../shared/store/match.ts'
import { botApi, botIdOf } from '../../shared/telegram/api.ts'
import { activity, publish, saturday } from '../world/activities.ts'
import { token, wednesdayTen } from '../world/bot.ts'
import { countingUnits } from '../world/units.ts'
import { atMost, type Bench, type Figure } from './bench.ts'
import { stageWith } from './stage.ts'

const community = 'guihua' as CommunityId
const anna = 8001
const volunteers = 1525
const archived = 5000
const mebibytes = () => Math.round(process.memoryUsage().rss / 2 ** 20)

const lineOf = (n: number) =>
  lineItem({
    activity: `old${String(n).padStart(7, '0')}` as ActivityId,
    community,
    title: `${['敬老院', '广场', '小学', '社区门口'][n % 4]}${['演出', '义诊', '大扫除'][n % 3]}${n}`,
    start: instant(saturday.start - n * 17 * hour),
    end: instant(saturday.start - n * 17 * hour + 2 * hour),
    programme: programmes[n % 7] as Programme,
    kind: 'service',
    photos: 0,
    rating: { sum: 0, count: 0 },
  })

type Stage = Awaited<ReturnType<typeof stageWith>>

/** Runs something on a counted table, twice: the first time warms code, fonts and connections. */
async function costing(
  { table }: Stage,
  what: string,
  act: (table: Stage['table']) => Promise<unknown>,
): Promise<Figure[]> {
  await act(table)
  const counted = countingUnits(table)
  const began = performance.now()
  await act(counted.table)
  const ms = Math.round(performance.now() - began)
  return [
    { what: `${what}: read units`, value: counted.read(), unit: '' },
    { what: `${what}: time`, value: ms, unit: 'ms' },
    { what: `${what}: memory of the process after it`, value: mebibytes(), unit: 'MiB' },
  ]
}

/** The heaviest things that the product reads, in a community of full size with ten years of books. */
export const reads: Bench = {
  name: 'reads',
  title: 'Matching 1,525 volunteers, a notice, a month with its picture, 5,000 activities searched',
  async run() {
    const stage = await stageWith(120)
    const { table, telegram, queue, community: here } = stage
    const now = instant(wednesdayTen)
    const people = samplePeople({ community, now, leaders: {}, count: volunteers })
    await writeItems(table, people.items)
    await writeItems(
      table,
      Array.from({ length: archived }, (_, n) => lineOf(n)),
    )
    for (let n = 0; n < 9; n += 1) {
      const id = `week${String(n).padStart(6, '0')}` as ActivityId
      const planned = activity(here, anna, { id, title: `本周活动${n}` })
      await publish(table, here, planned, [{ label: '志愿者', seats: 12 }], now)
    }
    const need = needOf(
      {
        ...{ id: 'need000001' as NeedId, community, by: memberOf(1), origin: 'resident' as const },
        ...{ what: '我家灯坏了，想请人换灯', programme: 'aid' as const, urgent: false },
        when: { start: saturday.start, end: instant(saturday.start + 3 * hour) },
      },
      now,
    )
    const deps = (counted: typeof table) => ({
      table: counted,
      queue,
      api: botApi(token, telegram.url),
      bot: botIdOf(token),
      botInfo: () => botApi(token, telegram.url).getMe(),
      clock: Date.now,
      editGapMs: 0,
    })
    const month = '2026-10' as CalendarMonth
    const from = '2026-11-23' as CalendarDate
    const matching = await costing(stage, 'matching', (t) => matchesFor(t, here, need, now, 8))
    const figures = [
      ...matching,
      atMost('matching: time', matching[1]?.value ?? 0, 'ms', 1000),
      ...(await costing(stage, 'weekly notice of ten activities', (t) =>
        notice(deps(t), { kind: 'notice', community, what: 'bench', from, to: anna }, now),
      )),
      ...(await costing(stage, 'monthly summary with its picture', (t) =>
        summary(deps(t), { kind: 'summary', community, month, to: anna }, now),
      )),
    ]
    const found = await stage.say(anna, '/archive 敬老院演出')
    await stage.close()
    return [
      ...figures,
      { what: '/archive in 5,000: units', value: found.units, unit: '' },
      { what: '/archive in 5,000: time', value: Math.round(found.ms), unit: 'ms' },
    ]
  },
}
