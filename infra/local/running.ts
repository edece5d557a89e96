import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'

const where = z.object({
  pid: z.number(),
  queue: z.string(),
  deadLetters: z.string(),
  dynamodb: z.string(),
  table: z.string(),
  bot: z.number(),
})
/** Where a running machine can be reached by those who operate it. */
export type Running = z.infer<typeof where>

const fileIn = (dataDir: string): string => `${dataDir}/running.json`

/** Notes where this process can be reached. */
export function noteRunning(dataDir: string, running: Running): void {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(fileIn(dataDir), JSON.stringify(running))
}

export const forgetRunning = (dataDir: string): void => rmSync(fileIn(dataDir), { force: true })

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The machine that runs on this data, if one does; a killed one leaves its note behind. */
export function readRunning(dataDir: string): Running | undefined {
  const file = fileIn(dataDir)
  if (!existsSync(file)) return undefined
  const running = where.parse(JSON.parse(readFileSync(file, 'utf8')))
  return isAlive(running.pid) ? running : undefined
}
