import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { claimFile, noteServer, releaseFile } from './dynamodb/lock.ts'
import { prepareStreamRecords } from './dynamodb/records.ts'

/** The embedded DynamoDB, running. */
export interface LocalDynamoDb {
  endpoint: string
  /** Process id of the database itself. */
  pid: number
  /** Stops it and waits until the file is free again. */
  stop(): Promise<void>
}

/** Where to keep the data; without `file` it lives in memory and is gone with this process. */
export interface DynamoDbOptions {
  file?: string
  /** A free one unless told. */
  port?: number
  /** The stream's reader has done with everything up to this record: drop what came before it. */
  trimBefore?: string
}

/**
 * Runs the database as a child that can't outlive us: when our end of the pipe closes, for
 * whatever reason, even `kill -9`, the watcher ends it (and removes a directory of the moment).
 */
const guard = `
exec 3<&0
"$0" serve --port "$1" --db-path "$2" </dev/null 3<&- &
child=$!
echo "pid $child"
(cat <&3 >/dev/null; kill -9 $child 2>/dev/null) >/dev/null 2>&1 &
# What the shell would say about a killed child goes nowhere: the reader may be dead already.
exec 2>/dev/null
wait $child
code=$?
[ -z "$3" ] || rm -rf "$3"
exit $code
`

const findBinary = () => {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide')
  } catch (cause) {
    throw new Error(
      'The embedded DynamoDB (@dynoxide/linux-x64) is not installed on this machine. ' +
        'Start any DynamoDB, such as DynamoDB Local, and set DYNAMODB_ENDPOINT to its address.',
      { cause },
    )
  }
}

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

/** Memory-backed where the machine has it: an index on stream records needs a file of some kind. */
const scratchDirectory = () => {
  try {
    return mkdtempSync('/dev/shm/bangshou-')
  } catch {
    return mkdtempSync(join(tmpdir(), 'bangshou-'))
  }
}

const launch = (binary: string, port: number, file: string, scratch: string) =>
  // A group of its own: Ctrl-C is for the host, which may still want to write before it stops us.
  spawn('sh', ['-c', guard, binary, String(port), file, scratch], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })

/** Everything the child says, until `done` recognises it or the child ends. */
const listen = (child: ChildProcess) => {
  let said = ''
  const hear = (chunk: Buffer) => {
    // Enough to recognise the start and to explain an end; it may run for months.
    said = (said + chunk.toString()).slice(-4_000)
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  return () => said
}

const answers = async (endpoint: string) => {
  try {
    return (await fetch(endpoint)).ok
  } catch {
    return false
  }
}

const untilReady = async (child: ChildProcess, endpoint: string, said: () => string) => {
  for (let waited = 0; waited < 10_000; waited += 5) {
    // Both write as they please: the one's line may stand in the middle of the other's.
    const pid = /pid (\d+)\n/.exec(said())?.[1]
    // "listening" is asked for too: on a taken port another server would answer in its place.
    if (pid && said().includes('listening') && (await answers(endpoint))) return Number(pid)
    if (child.exitCode !== null) break
    await sleep(5)
  }
  child.stdin?.destroy()
  throw new Error(`The embedded DynamoDB did not start at ${endpoint}: ${said().trim()}`)
}

const serve = async (file: string, scratch: string, port: number) => {
  const endpoint = `http://127.0.0.1:${port}`
  const child = launch(findBinary(), port, file, scratch)
  const ended = once(child, 'exit')
  const pid = await untilReady(child, endpoint, listen(child))
  const stop = async () => {
    child.stdin?.destroy()
    await ended
    releaseFile(file)
  }
  return { endpoint, pid, stop }
}

/** Starts the embedded DynamoDB and resolves when it answers. One process at a time per file. */
export async function startDynamoDb(options: DynamoDbOptions = {}): Promise<LocalDynamoDb> {
  const scratch = options.file ? '' : scratchDirectory()
  const file = resolve(options.file ?? join(scratch, 'table.db'))
  mkdirSync(dirname(file), { recursive: true })
  await claimFile(file)
  try {
    const running = await serve(file, scratch, options.port ?? (await freePort()))
    noteServer(file, running.pid)
    await prepareStreamRecords(file, options.trimBefore)
    return running
  } catch (error) {
    releaseFile(file)
    throw error
  }
}
