import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod/mini'

/** Who holds the data: the process that started it, when that was born, and the database itself. */
const Holder = z.object({ owner: z.number(), born: z.string(), pid: z.optional(z.number()) })
type Holder = z.infer<typeof Holder>

const lockOf = (file: string) => `${file}.lock`

/** When a process was born, in clock ticks: a process id alone may long belong to another one. */
const bornAt = (pid: number) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces; the 20th field after it is the start time.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

const readHolder = (file: string): Holder | undefined => {
  try {
    return Holder.parse(JSON.parse(readFileSync(lockOf(file), 'utf8')))
  } catch {
    // None, or half-written by a process that was killed: nobody holds it.
    return undefined
  }
}

const serves = (pid: number, file: string) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(file)
  } catch {
    return false
  }
}

const endOrphan = async (pid: number, file: string) => {
  if (serves(pid, file)) process.kill(pid, 'SIGKILL')
  while (serves(pid, file)) await sleep(2)
}

/** Another process works on the data: the message says which, and the way out. */
export class DataInUseError extends Error {}

/**
 * Takes the data file for this process. A lock left by a dead one is taken over, and a database
 * that survived it is ended first: two of them on one file would lose writes.
 */
export async function claimFile(file: string): Promise<void> {
  const holder = readHolder(file)
  if (holder && bornAt(holder.owner) === holder.born)
    throw new DataInUseError(
      `Bangshou is running on ${file} already (process ${holder.owner}). Stop it there with Ctrl-C, or set another DATA_DIR.`,
    )
  if (holder?.pid) await endOrphan(holder.pid, file)
  rmSync(lockOf(file), { force: true })
  writeHolder(file, { flag: 'wx' })
}

const writeHolder = (file: string, { flag = 'w', ...rest }: { flag?: string; pid?: number }) => {
  const holder: Holder = { owner: process.pid, born: bornAt(process.pid) ?? '', ...rest }
  writeFileSync(lockOf(file), JSON.stringify(holder), { flag })
}

/** Notes which database process works on the claimed file, so that a later start can end it. */
export const noteServer = (file: string, pid: number): void => writeHolder(file, { pid })

/** Gives the file back. */
export const releaseFile = (file: string): void => rmSync(lockOf(file), { force: true })
