import type { MessageRow } from './rows.ts'

/** A message's reactions after a person chose one emoji, or none. */
export function reacted(row: MessageRow, person: number, emoji: string | null): MessageRow {
  const others = row.reactions.map((one) => ({
    emoji: one.emoji,
    by: one.by.filter((id) => id !== person),
  }))
  const kept = others.filter((one) => one.by.length > 0 || one.emoji === emoji)
  if (emoji === null) return { ...row, reactions: kept }
  const found = kept.find((one) => one.emoji === emoji)
  if (found === undefined) return { ...row, reactions: [...kept, { emoji, by: [person] }] }
  found.by.push(person)
  return { ...row, reactions: kept }
}

/** The emoji that a person put on a message. */
export const reactionOf = (row: MessageRow, person: number): string | undefined =>
  row.reactions.find(({ by }) => by.includes(person))?.emoji
