import { memberOf } from '../../../../shared/domain/ids.ts'
import { lineUp, type RoleLine, type Roster } from '../../../../shared/domain/roster.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { board, type Deed, type Doing, group, press, pressable, rostersOf } from '../doing.ts'

const openRosters = (doing: Doing): Roster[] =>
  rostersOf(doing).filter(({ status }) => status === 'open')

/** Somebody presses that under the activity's post, whether the post has such a button or not. */
function answerAs(doing: Doing, { activity }: Roster, answer: string): void {
  const out = callbackData('out', activity)
  const isPost = (one: { callback_data: string }) => one.callback_data === out
  const post = board(doing, group(doing)).find((m) => pressable(m).some(isPost))
  if (post) press(doing, post, { text: answer, callback_data: answer })
}

/** Who has the last seat gives it up once another waits for it, and then wants it back. */
function tradeOnce(doing: Doing, roster: Roster, { role, confirmed, waiting }: RoleLine): void {
  const { people } = doing.place
  const leaver = people.find((who) => memberOf(who) === confirmed.at(-1)?.member)
  if (waiting.length > 0) {
    if (leaver !== undefined)
      answerAs({ ...doing, who: leaver }, roster, callbackData('out', roster.activity))
    return
  }
  const left = (who: number) => roster.out[memberOf(who)] ?? 0
  const free = people.filter((who) => !(memberOf(who) in roster.tickets))
  const [next] = free.sort((a, b) => left(b) - left(a))
  if (next !== undefined)
    answerAs({ ...doing, who: next }, roster, callbackData('in', roster.activity, role))
}

/** What is seldom done, and by few at the same time, if nobody sets out to do it. */
export const directed = {
  /** One step of two people who trade a role's last seat; the same chance is the same seat. */
  trade(doing) {
    const roster = doing.chance.pick(openRosters(doing))
    const lines = roster ? lineUp(roster) : []
    const line = doing.chance.pick(lines.filter(({ role }) => !roster?.roles[role]?.requires))
    if (roster && line) tradeOnce(doing, roster, line)
  },
  /** Presses a button of a time when the role asked for no permit yet. */
  outdated(doing) {
    const asking = openRosters(doing).flatMap((roster) =>
      roster.roles.flatMap(({ requires }, role) => (requires ? [{ roster, role }] : [])),
    )
    const one = doing.chance.pick(asking)
    if (one) answerAs(doing, one.roster, callbackData('in', one.roster.activity, one.role))
  },
} satisfies Record<string, Deed>
