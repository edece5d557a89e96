import { callbackData } from '../../shared/telegram/callback.ts'
import { atMost, type Bench, type Figure } from './bench.ts'
import { type Cost, stageWith } from './stage.ts'

const costed = (what: string, { calls, units }: Cost): Figure[] => [
  { what: `${what}: database calls`, value: calls, unit: '' },
  { what: `${what}: capacity units`, value: units, unit: '' },
]

/** What each kind of update asks of the database; counted, so it is the same on every machine. */
export const calls: Bench = {
  name: 'calls',
  title: 'Database calls and capacity units of one update',
  async run() {
    const stage = await stageWith(1)
    const [anna, li] = [8001, 8002]
    const { id } = stage.activity
    const join = (role: number) => callbackData('in', id, role)
    const first = await stage.press(li, join(0))
    const figures = [
      atMost('sign-up: database calls', first.calls, '', 1),
      { what: 'sign-up: capacity units', value: first.units, unit: '' },
      atMost('sign-up: calls of Telegram beside the HTTP answer', first.api, '', 0),
      ...costed('the same press again', await stage.press(li, join(0))),
      ...costed('another role', await stage.press(li, join(1))),
      ...costed('maybe', await stage.press(li, callbackData('maybe', id))),
      ...costed('leave', await stage.press(li, callbackData('out', id))),
      ...costed('reply “+2”', await stage.reply(li, '+2')),
    ]
    for (const text of ['/my', '/minutes', '/week', '/team', '/help', '/archive'])
      figures.push(...costed(text, await stage.say(li, text)))
    for (const text of ['/card', '/recruit', '/theme', '/schedule'])
      figures.push(...costed(`${text} of a coordinator`, await stage.say(anna, text)))
    await stage.close()
    return figures
  },
}
