import { ChangeMessageVisibilityCommand } from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as z from 'zod/mini'
import { instant } from '../../shared/domain/time.ts'
import { count, faultOf, logError } from '../../shared/log.ts'
import { type Intent, parseIntent } from '../../shared/queue/intent.ts'
import { isTransient } from '../../shared/store/write.ts'
import { putAside } from './dead-letters.ts'
import type { DeliverDeps, Delivered } from './message.ts'
import { messengers } from './messages.ts'
import type { Pace } from './pace.ts'

const say = <K extends Intent['kind']>(
  deps: DeliverDeps,
  intent: Extract<Intent, { kind: K }>,
  record: SQSRecord,
): Promise<Delivered> => {
  const messenger = messengers[intent.kind as K]
  return messenger(deps, intent, instant(Number(record.attributes.SentTimestamp)))
}

const retryMs = 5000
// Shorter waits are waited out here: hiding a message counts in whole seconds.
const patienceMs = 400
/** What fails by its own fault so often will not mend itself; its chat waits no longer. */
const triesOfAFault = 6

interface About {
  kind: string
  activity?: string
  community?: string
}

const aboutOf = (intent: Intent): About => ({
  kind: intent.kind,
  ...('activity' in intent && { activity: intent.activity }),
  ...('community' in intent && { community: intent.community }),
})

async function giveUp(deps: DeliverDeps, record: SQSRecord, reason: string): Promise<Delivered> {
  const aside = await putAside(deps, record, reason)
  return aside ? { kind: 'dead', reason } : { kind: 'later', ms: retryMs, trouble: true }
}

async function afterFault(deps: DeliverDeps, record: SQSRecord, error: unknown, about: About) {
  const fault = faultOf(error)
  logError('deliver', { message: record.messageId, ...about, ...fault })
  if (isTransient(error)) return { kind: 'later', ms: 1000, trouble: true } as const
  const tries = Number(record.attributes.ApproximateReceiveCount)
  if (tries < triesOfAFault) return { kind: 'later', ms: retryMs, trouble: true } as const
  return giveUp(deps, record, [fault.reason, fault.where].filter(Boolean).join(' at '))
}

// It couldn't even be put aside: the next try may.
const soon: Delivered = { kind: 'later', ms: retryMs }

async function attempt(deps: DeliverDeps, record: SQSRecord): Promise<Delivered> {
  let about: About = { kind: 'unreadable' }
  try {
    const intent = parseIntent(record.body)
    about = aboutOf(intent)
    const result = await say(deps, intent, record)
    if (result.kind !== 'dead') return result
    logError('deliver', { message: record.messageId, ...about, reason: result.reason })
    return await giveUp(deps, record, result.reason)
  } catch (error) {
    return await afterFault(deps, record, error, about).catch(() => soon)
  }
}

const longestMs = 5 * 60_000

/** Telegram, the network or the database may be away for a night: a hundred tries last for one. */
function hiddenMs(record: SQSRecord, { ms, trouble }: Delivered & { kind: 'later' }): number {
  const tries = Number(record.attributes.ApproximateReceiveCount)
  return trouble ? Math.min(longestMs, ms * 2 ** Math.min(tries - 1, 10)) : ms
}

const counted = { done: 'sent', moot: 'sent', later: 'waited', dead: 'dead' } as const

/** Hides a message; where that fails it is seen again a little later, and that is all. */
async function hide({ queue }: DeliverDeps, record: SQSRecord, ms: number): Promise<void> {
  try {
    const client = await queue.client()
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queue.url,
        ReceiptHandle: record.receiptHandle,
        VisibilityTimeout: Math.ceil(ms / 1000),
      }),
    )
  } catch (error) {
    // Thrown, it would bring the whole batch again, and with it what was said already.
    logError('deliver', { message: record.messageId, ...faultOf(error) })
  }
}

const Addressed = z.object({
  chat_id: z.union([z.string(), z.number()]),
  ephemeral_message_parameters: z.optional(z.object({ receiver_user_id: z.number() })),
})

const reallySleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

async function paced(deps: DeliverDeps, pacing: Pace, record: SQSRecord): Promise<Delivered> {
  const chat = record.attributes.MessageGroupId ?? ''
  for (;;) {
    const wait = pacing.wait(chat, deps.clock())
    if (wait === 0) return attempt(deps, record)
    if (wait > patienceMs) return { kind: 'later', ms: wait }
    await (deps.sleep ?? reallySleep)(wait)
  }
}

/** Whose pace a call goes by: what one member alone is shown leaves the group's minute alone. */
function paceOf(payload: object): string {
  const { chat_id: chat, ephemeral_message_parameters: alone } = z.parse(Addressed, payload)
  return alone ? `${chat} ${alone.receiver_user_id}` : String(chat)
}

/**
 * Says a batch in order. A message that must wait hides itself and, because order counts, the rest
 * of its chat; other chats go on.
 */
export function deliver(deps: DeliverDeps, pacing: Pace) {
  // What turns out to need no call, such as an edit that was made already, takes nobody's place.
  deps.api.config.use((call, method, payload, signal) => {
    if ('chat_id' in payload) pacing.took(paceOf(payload), deps.clock())
    return call(method, payload, signal)
  })
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const waiting = new Set<string>()
    const failed: string[] = []
    for (const record of event.Records) {
      const chat = record.attributes.MessageGroupId ?? ''
      const result = waiting.has(chat) ? undefined : await paced(deps, pacing, record)
      if (result) count(counted[result.kind])
      if (result && result.kind !== 'later') continue
      waiting.add(chat)
      failed.push(record.messageId)
      // What follows in the chat is shown again at once: its order is kept by the one that hides.
      await hide(deps, record, result ? hiddenMs(record, result) : 0)
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
  }
}
