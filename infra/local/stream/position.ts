import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'

/** How far a reader is. The stream's name holds its birth: a position never outlives its table. */
const Position = z.object({ streamArn: z.string(), shardId: z.string(), sequence: z.string() })
export type Position = z.infer<typeof Position>

/** Where a reader was when it last ended, or undefined: then it begins with the oldest record. */
export function readPosition(file: string): Position | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  return Position.parse(JSON.parse(text))
}

/** Notes the position in one step: a kill leaves the old one or the new one, never half of it. */
export function writePosition(file: string, position: Position): void {
  writeFileSync(`${file}.new`, JSON.stringify(position))
  renameSync(`${file}.new`, file)
}
