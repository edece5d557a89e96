import { InlineKeyboard } from 'grammy/web'
import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { readActivity } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readNames, readProfiles } from '../../../../shared/store/member.ts'
import { type Request, readRequest } from '../../../../shared/store/roll.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { durationText } from '../../../../shared/views/minutes.ts'
import { dateText } from '../../../../shared/views/when.ts'
import { escapeHtml, type Words, wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

const answerOf = (request: Request): string => {
  if (request.second) return 'second-told-agreed'
  return request.refusedBy ? 'second-told-declined' : 'second-told-nobody'
}

type Names = Map<Request['by'], string>

// A long list is cut: Telegram's message has 4,096 characters.
const most = 40

function people(words: Words, request: Request, names: Names): string {
  const lines = request.records.slice(0, most).map((record) => {
    const name = names.get(record.member) ?? words.plain('name-unknown')
    return `• ${escapeHtml(name)} ${durationText(words, record.served)}`
  })
  const more = request.records.length - lines.length
  return [...lines, ...(more > 0 ? [words.plain('post-more', { count: more })] : [])].join('\n')
}

/** Minutes that need a second pair of eyes: who, how long, from whom, and two buttons. */
export const second: Messenger<'second'> = async (deps, intent) => {
  const { table } = deps
  const [request, activity] = await Promise.all([
    readRequest(table, intent.activity, intent.id),
    readActivity(table, intent.activity),
  ])
  const community = activity && (await readCommunity(table, activity.community))
  const chat = telegramIdOf(intent.member)
  if (!request || !community || chat === undefined) return done
  // Answered by another coordinator meanwhile.
  if (!intent.done && (request.second || request.refusedBy)) return done
  const language = (await readProfiles(table, [intent.member])).get(intent.member)?.language
  const words = wordsOf(language, community.language)
  const who = [...request.records.map((record) => record.member), request.by]
  const names = await readNames(table, community.id, who)
  const values = {
    title: activity.title,
    date: dateText(words, request.date),
    by: names.get(request.by) ?? words.plain('name-unknown'),
    reason: request.records[0]?.reason ?? words.plain('second-late'),
  }
  const head = words.html(intent.done ? answerOf(request) : 'second-ask', values)
  const data = (word: string) => callbackData('second', request.activity, request.id, word)
  const keyboard = new InlineKeyboard()
    .text(words.plain('second-yes'), data('y'))
    .text(words.plain('second-no'), data('n'))
  const text = `${head}\n\n${people(words, request, names)}`
  const sent = await send(deps, { chat }, { text, ...(!intent.done && { keyboard }) })
  return sent.kind === 'sent' || sent.kind === 'unreachable' ? done : ofOutcome(sent)
}
