import type { RequestListener } from 'node:http'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { changes } from '../../functions/changes/changes.ts'
import { deliver } from '../../functions/deliver/deliver.ts'
import { editGapMs, type Pace, pace } from '../../functions/deliver/pace.ts'
import { tick } from '../../functions/tick/tick.ts'
import { webhook } from '../../functions/webhook/webhook.ts'
import type { Queue } from '../../shared/queue/queue.ts'
import type { Table } from '../../shared/store/connection.ts'
import { botApi, botIdOf } from '../../shared/telegram/api.ts'
import { type Clock, type HttpHandler, serveHandler } from './host.ts'
import { pump } from './queue/pump.ts'
import { startQueue } from './queue/queue.ts'
import { forgetRunning, noteRunning } from './running.ts'
import { followStream } from './stream.ts'
import { createTable } from './table.ts'
import { startTimer } from './timer.ts'

export interface MachineOptions {
  /** Of the embedded DynamoDB, or of any other. */
  endpoint: string
  tableName: string
  token: string
  secret: string
  apiRoot: string
  /** Where the queue's journal and the stream's position are kept; absent: in memory. */
  dataDir?: string
  /** The community's time; real time is used for pacing. */
  clock: Clock
  everySeconds?: number
  /** Telegram's pace; tests go without. */
  pace?: Pace
  editGapMs?: number
  onError: (error: unknown) => void
}

/** The four functions in one process, with what stands in for AWS around them. */
export interface Machine {
  table: Table
  queue: Queue
  deadLetters: Queue
  /** Where Telegram brings its updates. */
  webhook: RequestListener
  /** The same, for updates that come by polling. */
  handle: HttpHandler
  /** Something was written: look at once. */
  poke(): void
  /** Does what has become due; for when the clock was moved. */
  fire(): Promise<void>
  /** Resolves when nothing that was written or queued waits to be handled. */
  settled(): Promise<void>
  stop(): Promise<void>
}

// Telegram allows a bot about thirty; the margin is for those sent by hand.
const sendsPerSecond = 28

// The embedded DynamoDB looks at neither; the SDK insists on both.
export const anyone = {
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
}

/** Starts everything on one machine. What was queued or written before it began is caught up with. */
export async function startMachine(options: MachineOptions): Promise<Machine> {
  const { endpoint, tableName, token, secret, apiRoot, dataDir, clock, onError } = options
  const at = { endpoint, ...anyone }
  const raw = new DynamoDBClient(at)
  await createTable(raw, tableName)
  const marshallOptions = { removeUndefinedValues: true }
  const table = { client: DynamoDBDocumentClient.from(raw, { marshallOptions }), name: tableName }
  const local = await startQueue({
    clock,
    ...(dataDir && { journalFile: `${dataDir}/${tableName}.queue.jsonl` }),
  })
  const sqs = new SQSClient({ ...anyone, endpoint: new URL(local.url).origin })
  const queue = { client: async () => sqs, url: local.url }
  const api = botApi(token, apiRoot)
  const bot = botIdOf(token)
  let me: ReturnType<typeof api.getMe> | undefined
  const botInfo = () => (me ??= api.getMe())
  const stream = await followStream({
    client: new DynamoDBStreamsClient(at),
    tableName,
    handler: changes({ table, queue }),
    clock,
    onError,
    ...(dataDir && { positionFile: `${dataDir}/${tableName}.stream.json` }),
  })
  const pumped = pump(
    local,
    deliver(
      {
        table,
        queue,
        deadLettersUrl: local.deadUrl,
        api,
        bot,
        botInfo,
        clock: Date.now,
        editGapMs: options.editGapMs ?? editGapMs,
      },
      options.pace ?? pace(sendsPerSecond),
    ),
    { onError },
  )
  const timer = startTimer(tick({ table, queue }), {
    clock,
    everySeconds: options.everySeconds ?? 15,
    onError,
  })
  const handle = webhook({ table, queue, token, secret, apiRoot })
  if (dataDir) {
    noteRunning(dataDir, {
      pid: process.pid,
      queue: local.url,
      deadLetters: local.deadUrl,
      dynamodb: endpoint,
      table: tableName,
      bot,
    })
  }
  const answer = serveHandler(handle, { functionName: 'webhook', clock, onError })
  return {
    table,
    queue,
    deadLetters: { ...queue, url: local.deadUrl },
    webhook: async (request, response) => {
      await answer(request, response)
      stream.poke()
    },
    handle,
    poke: () => stream.poke(),
    fire: () => timer.fire(),
    async settled() {
      // What is delivered is noted in the table, which the stream tells of in turn.
      do {
        await stream.settled()
        await local.settled()
        await stream.settled()
      } while (local.fifo.size > 0)
    },
    async stop() {
      await timer.stop()
      await stream.stop()
      await pumped.stop()
      await local.close()
      if (dataDir) forgetRunning(dataDir)
    },
  }
}
