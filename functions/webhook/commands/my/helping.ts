import type { MemberId } from '../../../../shared/domain/ids.ts'
import type { Need } from '../../../../shared/domain/need-case.ts'
import { openNeeds } from '../../../../shared/store/need.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import type { MakePart } from './part.ts'

const isMine = (m: MemberId, { asked, helper, state }: Need): boolean =>
  asked.includes(m) || (helper === m && state === 'serving')

/** Neighbours whom the person helps or was asked to help: found again when the message is far up. */
export const helping: MakePart = async ({ world: { table, words } }, { id, communities }) => {
  const open = await Promise.all(communities.map((c) => openNeeds(table, c.id)))
  const mine = open.flat().filter((need) => isMine(id, need))
  const line = ({ what, helper }: Need) =>
    words.html(helper === id ? 'my-need-yours' : 'my-need-asked', { what })
  return {
    lines: mine.length > 0 ? [[words.html('my-needs'), ...mine.map(line)].join('\n')] : [],
    rows: mine.map(({ id: need, what }) => [
      {
        text: words.plain('my-need-open', { what: [...what].slice(0, 24).join('') }),
        callback_data: callbackData('helper', need, 'show'),
      },
    ]),
  }
}
