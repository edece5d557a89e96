import { instant } from '../../shared/domain/time.ts'
import { suspendCommunity } from '../../shared/store/community.ts'
import { updateProfile } from '../../shared/store/member.ts'
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
  if (outcome.kind === 'unreachable') await updateProfile(deps.table, chat, { reachable: false })
  const { table, bot } = deps
  if (outcome.kind === 'migrated')
    await followMigration(table, bot, chat, outcome.chat, instant(deps.clock()))
  if (outcome.kind === 'expelled') await suspendCommunity(table, bot, chat, true)
}

/** Sends one message. What Telegram says of the chat is remembered. */
export async function send(deps: DeliverDeps, target: Target, spoken: Spoken): Promise<Sent> {
  try {
    const { message_id } = await deps.api.sendMessage(
      target.chat,
      spoken.text,
      options(spoken, target),
    )
    return { kind: 'sent', message: message_id }
  } catch (error) {
    const outcome = outcomeOf(error, target.chat)
    if (outcome.kind === 'migrated') {
      await learn(deps, outcome, target.chat)
      if (target.stay) return outcome
      return send(deps, { ...target, chat: outcome.chat }, spoken)
    }
    if (target.onlyFor === undefined) await learn(deps, outcome, target.chat)
    return outcome
  }
}

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
