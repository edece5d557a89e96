import type { RequestListener } from 'node:http'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { SQSClient } from '@aws-sdk/client-sqs'
import type {
  DynamoDBBatchResponse,
  DynamoDBStreamEvent,
  ScheduledEvent,
  SQSBatchResponse,
  SQSEvent,
} from 'aws-lambda'
import { changes } from '../../functions/changes/changes.ts'
import { deliver } from '../../functions/deliver/deliver.ts'
import { editGapMs, type Pace, pace } from '../../functions/deliver/pace.ts'
import { tick } from '../../functions/tick/tick.ts'
import { webhook } from '../../functions/webhook/webhook.ts'
import type { Queue } from '../../shared/queue/queue.ts'
import { documentClient, type Table } from '../../shared/store/connection.ts'
import { botApi, botIdOf } from '../../shared/telegram/api.ts'
import { type Clock, type HttpHandler, type LambdaHandler, serveHandler } from './host.ts'
import { pump } from './queue/pump.ts'
import { startQueue } from './queue/queue.ts'
import { forgetRunning, noteRunning } from './running.ts'
import { followStream } from './stream.ts'
import { createTable } from './table.ts'
import { startTimer } from './timer.ts'

/** The four functions, as AWS calls them. */
export interface Functions {
  webhook: HttpHandler
  changes: LambdaHandler<DynamoDBStreamEvent, DynamoDBBatchResponse>
  tick: LambdaHandler<ScheduledEvent, unknown>
  deliver: LambdaHandler<SQSEvent, SQSBatchResponse>
}

/** What stands around the functions, by address. */
export interface Surroundings {
  endpoint: string
  tableName: string
  queueUrl: string
  deadLettersUrl: string
  token: string
  secret: string
  apiRoot: string
}

export interface MachineOptions {
  /** Of the embedded DynamoDB, or of any other. */
  endpoint: string
  tableName: string
  token: string
  secret: string
  apiRoot: string
  /** Where the queue's journal and the stream's position are kept; absent: in memory. */
  dataDir?: string
  /** The community's time. */
  clock: Clock
  /** Time for pacing, in epoch milliseconds; real time unless told. */
  pacing?: Clock
  everySeconds?: number
  /** Telegram's pace; tests go without. */
  pace?: Pace
  editGapMs?: number
  /** How long a message is hidden from others once an environment has it; 60 unless told. */
  visibilitySeconds?: number
  /** The functions themselves; in this process unless told. */
  functions?: (around: Surroundings) => Functions
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

interface Parts {
  table: Table
  queue: Queue
  deadLettersUrl: string
  options: MachineOptions
}

function inThisProcess({ table, queue, deadLettersUrl, options }: Parts): Functions {
  const { token, secret, apiRoot } = options
  const api = botApi(token, apiRoot)
  let me: ReturnType<typeof api.getMe> | undefined
  return {
    webhook: webhook({ table, queue, token, secret, apiRoot }),
    changes: changes({ table, queue }),
    tick: tick({ table, queue, clock: Date.now }),
    deliver: deliver(
      {
        ...{ table, queue, deadLettersUrl, api },
        bot: botIdOf(token),
        botInfo: () => (me ??= api.getMe()),
        clock: options.pacing ?? Date.now,
        editGapMs: options.editGapMs ?? editGapMs,
      },
      options.pace ?? pace(sendsPerSecond),
    ),
  }
}

/** The database as the code speaks to it. */
export function localTable(endpoint: string, name: string): { raw: DynamoDBClient; table: Table } {
  const raw = new DynamoDBClient({ endpoint, ...anyone })
  return { raw, table: { client: documentClient(raw), name } }
}

/** The queue on this machine as the code speaks to it. */
export function localQueue(url: string): Queue {
  const client = new SQSClient({ ...anyone, endpoint: new URL(url).origin })
  return { client: async () => client, url }
}

/** Starts everything on one machine. What was queued or written before it began is caught up with. */
export async function startMachine(options: MachineOptions): Promise<Machine> {
  const { endpoint, tableName, token, secret, apiRoot, dataDir, clock, onError } = options
  const { raw, table } = localTable(endpoint, tableName)
  await createTable(raw, tableName)
  const local = await startQueue({
    clock,
    ...(dataDir && { journalFile: `${dataDir}/${tableName}.queue.jsonl` }),
    ...(options.visibilitySeconds && { visibilitySeconds: options.visibilitySeconds }),
  })
  const queue = localQueue(local.url)
  const { url: queueUrl, deadUrl: deadLettersUrl } = local
  const around = { endpoint, tableName, queueUrl, deadLettersUrl, token, secret, apiRoot }
  const functions =
    options.functions?.(around) ?? inThisProcess({ table, queue, deadLettersUrl, options })
  const stream = await followStream({
    client: new DynamoDBStreamsClient({ endpoint, ...anyone }),
    tableName,
    handler: functions.changes,
    clock,
    onError,
    ...(dataDir && { positionFile: `${dataDir}/${tableName}.stream.json` }),
  })
  const pumped = pump(local, functions.deliver, { onError })
  const timer = startTimer(functions.tick, {
    clock,
    everySeconds: options.everySeconds ?? 5,
    onError,
  })
  const handle = functions.webhook
  if (dataDir) {
    noteRunning(dataDir, {
      pid: process.pid,
      queue: local.url,
      deadLetters: local.deadUrl,
      dynamodb: endpoint,
      table: tableName,
      bot: botIdOf(token),
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
