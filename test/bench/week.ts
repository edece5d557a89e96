import Papa from 'papaparse'
import { samplePeople } from '../../infra/local/sample/people.ts'
import { hour, instant, minute } from '../../shared/domain/time.ts'
import { writeItems } from '../../shared/store/batch.ts'
import { saturday } from '../world/activities.ts'
import { startWorld, type TestWorld, wednesdayTen } from '../world/bot.ts'
import { sharedDynamoDb } from '../world/dynamodb.ts'
import { type Meter, startMeter } from '../world/meter.ts'
import type { Bench, Figure } from './bench.ts'

const volunteers = 1525
const [anna, li, zhang, wang, zhao] = [8001, 8002, 8003, 8005, 8006]
const title = '桂花苑楼道大扫除'
// The hour for the resident, and two hours each for the three who sweep.
const confirmedMinutes = 60 + 3 * 120

interface Step {
  name: string
  live(world: TestWorld): Promise<unknown>
}

/** Says it, or presses it, one after the other, in one's private chat. */
const alone = async (world: TestWorld, as: number, ...acts: (string | RegExp)[]) => {
  for (const act of acts)
    if (typeof act === 'string') await world.say(as, as, act)
    else await world.press(as, as, act)
}

const steps: Step[] = [
  {
    name: 'a need, from its sentence to the coordinator’s card',
    live: (world) =>
      alone(
        world,
        wang,
        '我家厨房的灯坏了，明天上午有人能帮忙换吗',
        /请社区帮忙/,
        /我家/,
        /发给负责人/,
      ),
  },
  {
    name: `matching it among ${volunteers.toLocaleString('en')}, asking the best, who accepts`,
    async live(world) {
      await alone(world, anna, /找志愿者/, /☐ 李芳/, /问勾选的人/)
      await alone(world, li, /我来帮/)
    },
  },
  {
    name: 'the need done, its hour entered',
    async live(world) {
      world.passTo(wednesdayTen + 26 * hour)
      await alone(world, li, /帮好了/, /^1 小时$/)
      await alone(world, anna, /确认 1 小时/)
    },
  },
  {
    name: 'an activity, from one message to its post',
    live: (world) =>
      alone(
        world,
        anna,
        `/recruit 周六 9:00-11:00 ${title} 地点:桂花苑东门 清扫6 风险:无 队伍:周末服务队`,
        /发布/,
      ),
  },
  {
    name: 'three sign-ups, the post renewed',
    async live(world) {
      for (const who of [li, zhang, zhao]) await world.press(who, world.group, '清扫')
    },
  },
  {
    name: 'the reminders and the door, by the clock',
    async live(world) {
      await world.moveTo(saturday.start - 24 * hour)
      await world.moveTo(saturday.start - 2 * hour)
      await world.moveTo(saturday.start - 10 * minute)
    },
  },
  {
    name: 'a check-in and a check-out',
    async live(world) {
      await world.press(li, world.group, '签到')
      world.passTo(saturday.end)
      await world.press(li, world.group, '签退')
    },
  },
  {
    name: 'the roll call: its card, the others marked, looked at',
    async live(world) {
      await world.moveTo(saturday.end + 10 * minute)
      await alone(world, anna, /没标的都到了/, /看一遍再确认/)
    },
  },
  {
    name: 'the records of three people, and what follows from them',
    live: (world) => alone(world, anna, /确认记入/, /^30$/),
  },
  {
    name: 'the ledger of the team',
    live: (world) => alone(world, anna, '/team 周末服务队', /台账/),
  },
  { name: '/my', live: (world) => alone(world, li, '/my') },
  {
    name: 'the archive: words, a rating, a search, its page',
    async live(world) {
      await world.say(zhang, world.group, '楼道亮堂多了', world.find(world.group, title))
      await world.press(zhang, world.group, '5⭐')
      await alone(world, zhang, '/archive 大扫除', /^1$/)
    },
  },
  {
    name: 'the export of the service records',
    live: (world) => alone(world, anna, '/export', /服务记录 · Excel/),
  },
]

/** What the file of all service records says that was served, in minutes. */
async function exported(world: TestWorld): Promise<number> {
  await alone(world, anna, '/export')
  const asked = world.find(anna, /服务记录 · Excel/)
  const buttons = world.buttonsOf(asked)
  const csv = buttons[buttons.findIndex((b) => b.text.includes('服务记录')) + 1]
  if (!csv || !('callback_data' in csv)) throw new Error('no export')
  await world.pressData(anna, anna, asked, csv.callback_data)
  const id = world.seen(anna).at(-1)?.message.document?.file_id ?? ''
  const row = world.telegram.world.tables.files.get(id)
  const text = await (await fetch(`${world.telegram.url}/play/file/${row?.id}`)).text()
  const rows = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), { header: true })
  return rows.data.reduce((sum, row) => sum + Number(row.计入分钟 ?? 0), 0)
}

async function begin(meter: Meter): Promise<TestWorld> {
  const world = await startWorld({ endpoint: meter.url, still: true })
  const community = await world.found()
  const now = instant(wednesdayTen)
  const crowd = { community: community.id, now, leaders: {}, count: volunteers }
  await writeItems(world.table, samplePeople(crowd).items)
  await alone(world, anna, '/team 新建 周末服务队')
  await alone(world, li, '/offer 明天上午')
  await world.settled()
  return world
}

/** The units of each thing that a community does in a week, with everything that follows from it. */
export const week: Bench = {
  name: 'week',
  title: 'A week of the community, step by step',
  async run() {
    const meter = await startMeter((await sharedDynamoDb()).endpoint)
    const world = await begin(meter)
    const figures: Figure[] = []
    for (const { name, live } of steps) {
      meter.reset()
      await live(world)
      await world.settled()
      const { readUnits, writeUnits, reads, writes } = meter.metered()
      figures.push(
        { what: `${name}: read units`, value: readUnits, unit: '' },
        { what: `${name}: write units`, value: writeUnits, unit: '' },
        { what: `${name}: database calls`, value: reads + writes, unit: '' },
      )
    }
    const value = await exported(world)
    const met = value === confirmedMinutes
    const what = 'minutes exported, of those that were confirmed'
    figures.push({ what, value, unit: '', goal: `= ${confirmedMinutes}`, met })
    await world.close()
    await meter.close()
    return figures
  },
}
