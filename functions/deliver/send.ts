import {
  communityOfChat,
  linkChat,
  readCommunity,
  updateCommunity,
} from '../../shared/store/community.ts'
import { updateProfile } from '../../shared/store/member.ts'
import { type Outcome, outcomeOf } from '../../shared/telegram/outcome.ts'
import type { DeliverDeps, Spoken } from './message.ts'

export interface Target {
  chat: number
  thread?: number
  /** The message that this answers; the bot goes on without it when it is gone. */
  replyTo?: number
  /** Shown to this member of the group alone. */
  onlyFor?: number
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

/** A group became a supergroup: everything that names its chat is to name the new one. */
export async function followMigration(deps: DeliverDeps, from: number, to: number): Promise<void> {
  const link = await communityOfChat(deps.table, deps.bot, from)
  if (!link) return
  await linkChat(deps.table, deps.bot, to, link)
  const community = await readCommunity(deps.table, link.community)
  if (community?.chat === from) await updateCommunity(deps.table, link.community, { chat: to })
}

/** The bot was put out of a group: the community's jobs rest until it is back. */
export async function suspend(deps: DeliverDeps, chat: number): Promise<void> {
  const link = await communityOfChat(deps.table, deps.bot, chat)
  if (link && !link.team) await updateCommunity(deps.table, link.community, { suspended: true })
}

async function learn(deps: DeliverDeps, outcome: Outcome, chat: number): Promise<void> {
  if (outcome.kind === 'unreachable') await updateProfile(deps.table, chat, { reachable: false })
  if (outcome.kind === 'migrated') await followMigration(deps, chat, outcome.chat)
  if (outcome.kind === 'expelled') await suspend(deps, chat)
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
