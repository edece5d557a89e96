import { setTimeout as sleep } from 'node:timers/promises'
import { editGapMs, pace } from '../../functions/deliver/pace.ts'
import { callbackData } from '../../shared/telegram/callback.ts'
import { activity, publish } from '../world/activities.ts'
import { startWorld } from '../world/bot.ts'
import { atMost, type Bench } from './bench.ts'

const people = 100
const overMs = 5000

/** A hundred neighbours press within five seconds; the post follows at Telegram's pace. */
export const edits: Bench = {
  name: 'edits',
  title: 'Edits of the post for 100 sign-ups in 5 s',
  async run() {
    const world = await startWorld({ rates: true, pace: pace(28), editGapMs })
    const community = await world.found()
    const planned = activity(community, world.anna.id)
    await publish(world.table, community, planned, [{ label: '表演', seats: 60 }], world.clock())
    await world.settled()
    const { telegram, group } = world
    const post = world.find(group, planned.title).message
    for (let i = 0; i < people; i += 1)
      telegram.play.person({
        id: 20_000 + i,
        first_name: `邻居${i}`,
        started: true,
        language_code: 'zh-hans',
      })
    // Let the quiet time of the post's own sending pass.
    await sleep(editGapMs)
    const before = telegram.calls.entries.length
    const presses: Promise<unknown>[] = []
    for (let i = 0; i < people; i += 1) {
      const as = 20_000 + i
      telegram.play.join({ chat: group, person: as })
      const data = callbackData('in', planned.id, 0)
      presses.push(telegram.play.press({ as, chat: group, id: post.message_id, data }))
      await sleep(overMs / people)
    }
    await Promise.all(presses)
    const last = performance.now()
    const shows = () => {
      const shown = world.textOf(world.find(group, planned.title))
      return shown.includes('60/60') && shown.includes('40')
    }
    while (!shows() && performance.now() - last < 60_000) await sleep(20)
    const lateMs = performance.now() - last
    // Whoever is new is asked for consent, too; that may take its time and must not change the post.
    await world.settled()
    const edited = telegram.calls.entries
      .slice(before)
      .filter(({ method }) => method === 'editMessageText')
    const isTrue = shows()
    await world.close()
    return [
      atMost('edits', edited.length, '', 3),
      atMost('after the last sign-up, until the post shows it', lateMs / 1000, 's', 3.2),
      {
        what: 'the post shows 60 in and 40 waiting',
        value: Number(isTrue),
        unit: '',
        goal: '= 1',
        met: isTrue,
      },
    ]
  },
}
