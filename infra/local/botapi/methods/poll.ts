import type { Message, Poll } from 'grammy/types'
import { editable } from '../editing.ts'
import { formatted } from '../entities/format.ts'
import { bad } from '../errors.ts'
import type { Handlers, Host } from '../host.ts'
import { inlineKeyboard } from '../keyboard.ts'
import { change } from '../messages.ts'
import { send } from '../sending.ts'
import type { Params } from '../validate.ts'

type PollParams = Params<'sendPoll'>

function lengthBetween(text: string, most: number, what: string): void {
  if (text.length === 0) throw bad(`poll ${what} must be non-empty`)
  if (text.length > most) throw bad(`poll ${what} length must not exceed ${most}`)
}

function optionsOf({ random }: Host['world'], params: PollParams): Poll['options'] {
  const { options } = params
  if (options.length < 1) throw bad('poll must have at least 1 option')
  if (options.length > 12) throw bad("poll can't have more than 12 options")
  return options.map(({ text }) => {
    lengthBetween(text, 100, 'options')
    const persistent_id = Math.floor(random() * 1e9).toString(36)
    return { persistent_id, text, voter_count: 0 }
  })
}

function pollOf({ world }: Host, params: PollParams): Poll {
  const { text } = formatted(
    { text: params.question, mode: params.question_parse_mode },
    () => undefined,
  )
  lengthBetween(text, 300, 'question')
  return {
    id: String(Math.floor(world.random() * 9e17) + 1e17),
    question: text,
    options: optionsOf(world, params),
    total_voter_count: 0,
    is_closed: params.is_closed ?? false,
    is_anonymous: params.is_anonymous ?? true,
    type: params.type ?? 'regular',
    allows_multiple_answers: params.allows_multiple_answers ?? false,
    allows_revoting: params.allows_revoting ?? params.type !== 'quiz',
    members_only: params.members_only ?? false,
  }
}

function sendPoll(host: Host, params: PollParams): Message {
  if (params.type === 'quiz' && (params.correct_option_ids ?? []).length === 0) {
    throw bad('correct_option_ids must be specified')
  }
  return send(host, params, { poll: pollOf(host, params) })
}

function stopPoll(host: Host, params: Params<'stopPoll'>): Poll {
  const row = editable(host, params)
  const { poll } = row.message
  if (poll === undefined) throw bad('message with poll to stop not found')
  if (poll.is_closed) throw bad('poll has already been closed')
  const closed = { ...poll, is_closed: true }
  change(host.world, row, { poll: closed, reply_markup: inlineKeyboard(params.reply_markup) })
  host.updates.push('poll', closed, `poll ${poll.id}`)
  return closed
}

export const pollMethods = { sendPoll, stopPoll } satisfies Partial<Handlers>
