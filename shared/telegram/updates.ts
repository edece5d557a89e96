/** The kinds of update that the bot asks for, by webhook or by polling alike. */
export const allowedUpdates = [
  'message',
  'callback_query',
  'my_chat_member',
  'message_reaction',
  'poll',
  'poll_answer',
] as const
