import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { MemberId } from '../../shared/domain/ids.ts'
import { changeRoster, rosterItem } from '../../shared/store/roster.ts'
import { callbackData } from '../../shared/telegram/callback.ts'
import { freshTable } from '../world/dynamodb.ts'
import { emptyRoster } from '../world/rosters.ts'
import { countingUnits } from '../world/units.ts'
import { atMost, type Bench, type Figure, median } from './bench.ts'
import { stageWith } from './stage.ts'

const years = [1, 10, 100]
const asked = ['/my', '/minutes', '/week', '/team', '/theme', '/recruit', '/archive']

/** Units of each command after so many years of 500 activities and 2,000 records each. */
async function commandsAfter(history: number): Promise<Map<string, number>> {
  const stage = await stageWith(history * 12)
  const costs = new Map<string, number>()
  for (const text of asked) costs.set(text, (await stage.say(8001, text)).units)
  const press = callbackData('in', stage.activity.id, 0)
  costs.set('sign-up', (await stage.press(8002, press)).units)
  await stage.close()
  return costs
}

/** Units and time of one more sign-up where so many have signed up already. */
async function signUpAfter(people: number) {
  const { client, tableName: name } = await freshTable()
  const counted = countingUnits({ client, name })
  const roster = emptyRoster([{ label: '表演', seats: 50 }])
  const tickets = Object.fromEntries(
    Array.from({ length: people }, (_, i) => [`m${100_000 + i}`, 8 * (i + 1)]),
  )
  const next = 8 * (people + 1)
  await client.send(
    new PutCommand({ TableName: name, Item: rosterItem({ ...roster, tickets, next }) }),
  )
  const times: number[] = []
  const rounds = 9
  for (let i = 0; i < rounds; i += 1) {
    const member = `n${i}` as MemberId
    const op = { op: 'join' as const, member, role: 0, seats: undefined }
    const last = { kind: 'join' as const, member, via: 'button' as const, at: roster.start }
    const began = performance.now()
    await changeRoster(counted.table, roster.activity, op, {
      ...last,
      at: (roster.start - 1) as never,
    })
    times.push(performance.now() - began)
  }
  return { units: counted.write() / rounds, ms: median(times) }
}

/** That a command costs the same after a century, and a sign-up no more than its roster is long. */
export const growth: Bench = {
  name: 'growth',
  title: 'Cost growth: history of 1, 10 and 100 years, rosters of 20 to 2,000',
  async run() {
    const after: Map<string, number>[] = []
    for (const history of years) after.push(await commandsAfter(history))
    const [first, ten, last] = after
    const figures: Figure[] = [...(first ?? [])].map(([text, units]) => {
      const [later, latest] = [ten?.get(text) ?? 0, last?.get(text) ?? 0]
      const what = `${text}: units after 1, 10, 100 years ${units}, ${later}, ${latest}; the last of the first`
      return atMost(what, units === 0 ? 1 : latest / units, '×', 1.1)
    })
    const small = await signUpAfter(20)
    for (const people of [20, 200, 1990]) {
      const { units, ms } = people === 20 ? small : await signUpAfter(people)
      figures.push(
        { what: `sign-up beside ${people}: write units`, value: units, unit: '' },
        { what: `sign-up beside ${people}: time of the one call`, value: ms, unit: 'ms' },
      )
      if (people > 20)
        figures.push(
          atMost(
            `units a person, beside ${people} of beside 20`,
            units / people / (small.units / 20),
            '×',
            1,
          ),
        )
    }
    return figures
  },
}
