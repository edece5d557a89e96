import type { MessageEntity, User } from 'grammy/types'

type Without<E> = E extends MessageEntity ? Omit<E, 'offset' | 'length'> : never

/** What an entity says about its text, without where it stands. */
export type Styled = Without<MessageEntity>

/** Finds a user that the bot has met; a mention of anybody else is dropped, as Telegram does. */
export type KnownUser = (id: number) => User | undefined

/** A text with its entities; offsets and lengths are in UTF-16 units. */
export interface Formatted {
  text: string
  entities: MessageEntity[]
}
