import { InlineKeyboard } from 'grammy/web'
import type { Activity } from '../domain/activity.ts'
import type { MemberId } from '../domain/ids.ts'
import type { ServiceRecord } from '../domain/service-record.ts'
import type { CalendarDate } from '../domain/time.ts'
import { callbackData } from '../telegram/callback.ts'
import { escapeHtml, type Words } from '../words/words.ts'
import { unnamed } from './mention.ts'
import { durationText } from './minutes.ts'
import { dateText } from './when.ts'

export interface SecondView {
  activity: Activity
  /** The request, and who entered what when. */
  id: string
  date: CalendarDate
  by: MemberId
  records: readonly ServiceRecord[]
  /** What came of it; absent while the reader is asked. */
  came?: 'agreed' | 'declined' | 'nobody'
  names: Map<MemberId, string>
  words: Words
}

// A long list is cut: Telegram's message has 4,096 characters.
const most = 40

function people({ records, names, words }: SecondView): string {
  const lines = records.slice(0, most).map((record) => {
    const name = names.get(record.member) ?? unnamed(words, record.member)
    const times = [...new Set([record.served, record.credited])]
    return `• ${escapeHtml(name)} ${times.map((minutes) => durationText(words, minutes)).join(' → ')}`
  })
  const more = records.length - lines.length
  return [...lines, ...(more > 0 ? [words.plain('post-more', { count: more })] : [])].join('\n')
}

/** Why one coordinator is not enough: said by the entry itself, where nobody gave a reason. */
function reasonOf({ records, words }: SecondView): string {
  const given = records[0]?.reason
  if (given) return given
  const isLate = records.some(({ provenance }) => provenance === 'back-filled')
  return words.plain(isLate ? 'second-late' : 'second-long')
}

/** Minutes that need a second pair of eyes: who, how long, from whom, and two buttons. */
export function renderSecond(view: SecondView): { text: string; keyboard?: InlineKeyboard } {
  const { activity, id, date, by, came, names, words } = view
  const head = words.html(came ? `second-told-${came}` : 'second-ask', {
    title: activity.title,
    date: dateText(words, date),
    by: names.get(by) ?? unnamed(words, by),
    reason: reasonOf(view),
  })
  const text = `${head}\n\n${people(view)}`
  if (came) return { text }
  const data = (word: string) => callbackData('second', activity.id, id, word)
  const keyboard = new InlineKeyboard()
    .text(words.plain('second-yes'), data('y'))
    .text(words.plain('second-no'), data('n'))
  return { text, keyboard }
}
