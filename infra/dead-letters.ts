import { type DeadLetter, listDeadLetters, redrive } from '../shared/queue/dead-letters.ts'
import type { Queue } from '../shared/queue/queue.ts'
import type { Table } from '../shared/store/connection.ts'
import { type KeptAside, keptAside } from '../shared/store/poison.ts'

/** Where an operator looks: one bot's queue, its dead letters, and its updates kept aside. */
export interface Place {
  live: Queue
  dead: Queue
  table?: Table
  bot?: number
}

const minute = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

const letterLine = ({ at, kind, about, reason }: DeadLetter): string =>
  [
    `  ${minute(at)}  ${kind}`,
    ...Object.entries(about).map(([key, value]) => `${key} ${value}`),
    `- ${reason}`,
  ].join('  ')

const updateLine = ({ at, update, reason }: KeptAside): string =>
  `  ${minute(at)}  update ${update}  - ${reason}`

const counted = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`

async function updateLines({ table, bot }: Place): Promise<string[]> {
  const kept = table && bot ? await keptAside(table, bot) : []
  if (kept.length === 0) return []
  const title = `${counted(kept.length, 'update')} that nothing could handle, kept for 30 days:`
  return [title, ...kept.map(updateLine)]
}

/** What could not be said or handled, with its reason, a line each; times in UTC. */
export async function listed(place: Place): Promise<string[]> {
  const letters = await listDeadLetters(place.dead)
  const title =
    letters.length === 0 ? 'No dead letters.' : `${counted(letters.length, 'dead letter')}:`
  return [title, ...letters.map(letterLine), ...(await updateLines(place))]
}

/** Puts all dead letters back to be said again, and says which they were. */
export async function putBack(place: Place): Promise<string[]> {
  const letters = await redrive(place.dead, place.live)
  if (letters.length === 0) return ['No dead letters.', ...(await updateLines(place))]
  return [
    `${counted(letters.length, 'dead letter')} put back:`,
    ...letters.map(letterLine),
    'What is refused again will be here again, with its reason: npm run redrive -- --list',
    ...(await updateLines(place)),
  ]
}
