import { InputFile } from 'grammy/web'
import { instant } from '../../shared/domain/time.ts'
import { suspendCommunity } from '../../shared/store/community.ts'
import { isLeaving } from '../../shared/store/erasure.ts'
import { markUnreachable } from '../../shared/store/member.ts'
import { followMigration } from '../../shared/store/migration.ts'
import { type Outcome, outcomeOf } from '../../shared/telegram/outcome.ts'
import type { DeliverDeps, Spoken } from './message.ts'

export interface Target {
  chat: number
  thread?: number
  /** The message that this answers; the bot goes on without it when it is gone. */
  replyTo?: number
  /** Shown to this member of the group alone. */
  onlyFor?: number
  /** Not sent on to where the group moved: what is put up there follows from the move. */
  stay?: boolean
}

export type Sent = { kind: 'sent'; message: number } | Outcome

const options = ({ keyboard }: Spoken, { thread, replyTo, onlyFor }: Target) => ({
  parse_mode: 'HTML' as const,
  link_preview_options: { is_disabled: true },
  ...(keyboard && { reply_markup: keyboard }),
  ...(thread !== undefined && { message_thread_id: thread }),
  ...(replyTo !== undefined && {
    reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
  }),
  ...(onlyFor !== undefined && { ephemeral_message_parameters: { receiver_user_id: onlyFor } }),
})

async function learn(deps: DeliverDeps, outcome: Outcome, chat: number): Promise<void> {
  if (outcome.kind === 'unreachable') await markUnreachable(deps.table, chat)
  const { table, bot } = deps
  if (outcome.kind === 'migrated')
    await followMigration(table, bot, chat, outcome.chat, instant(deps.clock()))
  if (outcome.kind === 'expelled') await suspendCommunity(table, bot, chat, true)
}

async function attempt(
  deps: DeliverDeps,
  target: Target,
  say: (chat: number) => Promise<{ message_id: number }>,
): Promise<Sent> {
  // Whoever asked to be forgotten hears of nothing more than that it is done.
  if (target.chat > 0 && (await isLeaving(deps.table, target.chat))) return { kind: 'unreachable' }
  try {
    const { message_id } = await say(target.chat)
    return { kind: 'sent', message: message_id }
  } catch (error) {
    const outcome = outcomeOf(error, target.chat)
    if (outcome.kind === 'migrated') {
      await learn(deps, outcome, target.chat)
      return target.stay ? outcome : attempt(deps, { ...target, chat: outcome.chat }, say)
    }
    if (target.onlyFor === undefined) await learn(deps, outcome, target.chat)
    return outcome
  }
}

/** Sends one message. What Telegram says of the chat is remembered. */
export const send = (deps: DeliverDeps, target: Target, spoken: Spoken): Promise<Sent> =>
  attempt(deps, target, (chat) => deps.api.sendMessage(chat, spoken.text, options(spoken, target)))

/** A picture, or a paper to keep, with the words below it. */
export interface Attachment {
  as: 'photo' | 'document'
  bytes: Uint8Array
  name: string
}

/** Sends a file; the caption holds at most 1,024 characters. */
export const sendFile = (
  deps: DeliverDeps,
  target: Target,
  { as, bytes, name }: Attachment,
  spoken: Spoken,
): Promise<Sent> =>
  attempt(deps, target, (chat) => {
    const file = new InputFile(bytes, name)
    const { link_preview_options: _, ...rest } = options(spoken, target)
    const caption = { caption: spoken.text, ...rest }
    return as === 'photo'
      ? deps.api.sendPhoto(chat, file, caption)
      : deps.api.sendDocument(chat, file, caption)
  })

/** Brings a message up to date. */
export async function edit(
  deps: DeliverDeps,
  chat: number,
  message: number,
  { text, keyboard }: Spoken,
): Promise<Outcome | { kind: 'edited' }> {
  try {
    await deps.api.editMessageText(chat, message, text, {
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      ...(keyboard && { reply_markup: keyboard }),
    })
    return { kind: 'edited' }
  } catch (error) {
    const outcome = outcomeOf(error, chat)
    await learn(deps, outcome, chat)
    return outcome
  }
}
