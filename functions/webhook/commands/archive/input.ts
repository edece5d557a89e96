import type { Message } from 'grammy/types'
import * as z from 'zod/mini'
import { type Stars, servedLimit, wordLimit } from '../../../../shared/domain/archive.ts'
import { type ActivityId, parseActivityId } from '../../../../shared/domain/ids.ts'
import { clean, tidy } from '../../../../shared/domain/text/fold.ts'
import { separatePrivate } from '../../../../shared/domain/text/private-details.ts'
import { parseReply } from '../../../../shared/domain/text/reply-text.ts'
import { parseCallback } from '../../../../shared/telegram/callback.ts'

/** A number of residents as typed, `约30人` included; undefined when it is none. */
export function servedIn(text: string): number | undefined {
  const digits = /\d[\d,]*/.exec(text.normalize('NFKC'))?.[0]?.replaceAll(',', '')
  const count = digits === undefined ? Number.NaN : Number(digits)
  return Number.isInteger(count) && count <= servedLimit ? count : undefined
}

/** A few words, without the phone numbers and doors that nobody should find here. */
export function wordsIn(text: string): string | undefined {
  const { publicText } = separatePrivate(tidy(clean(text)))
  // A sentence ends as it was written.
  const [stop = ''] = /[.!?。！？…～~]+$/u.exec(text.trim()) ?? []
  const said = publicText && !publicText.endsWith(stop) ? publicText + stop : publicText
  return said.slice(0, wordLimit) || undefined
}

const shortest = 8

/** Somebody who signs up or off under a post whose activity is over has no words for the archive. */
export const isLateAnswer = (text: string): boolean =>
  [...text.trim()].length <= shortest && parseReply(text, { roles: [] }).kind !== 'none'

export const starsIn = (text: string): Stars | undefined =>
  ([1, 2, 3, 4, 5] as const).find((stars) => String(stars) === text)

/** The activity of the post that a message replies to, whatever buttons it has by now. */
export function activityUnder(replied: Message | undefined): ActivityId | undefined {
  for (const button of replied?.reply_markup?.inline_keyboard.flat() ?? []) {
    const pressed = 'callback_data' in button ? parseCallback(button.callback_data) : undefined
    const a = pressed?.args[0] === undefined ? undefined : parseActivityId(pressed.args[0])
    if (a) return a
  }
  return undefined
}

const asked = z.object({ activity: z.optional(z.string()), filter: z.optional(z.string()) })
export const askedOf = (data: unknown) => asked.parse(data)
