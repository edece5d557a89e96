import type { Poll } from 'grammy/types'
import type { MessageRow } from './rows.ts'

/** The votes by option → the poll as Telegram tells of it. */
export function counted(poll: Poll, votes: Record<number, number[]>): Poll {
  const voters = new Set(Object.values(votes).flat())
  const options = poll.options.map((option, index) => ({
    ...option,
    voter_count: votes[index]?.length ?? 0,
  }))
  return { ...poll, options, total_voter_count: voters.size }
}

/** The votes after a person chose these options, none to retract. */
export function voted(row: MessageRow, person: number, chosen: number[]): Record<number, number[]> {
  const options = row.message.poll?.options ?? []
  const entries = options.map((_, index): [number, number[]] => {
    const others = (row.votes?.[index] ?? []).filter((id) => id !== person)
    return [index, chosen.includes(index) ? [...others, person] : others]
  })
  return Object.fromEntries(entries)
}
