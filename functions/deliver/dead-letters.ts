import { SendMessageCommand } from '@aws-sdk/client-sqs'
import type { SQSRecord } from 'aws-lambda'
import type { DeliverDeps } from './message.ts'

/** SQS allows some characters only, and what Telegram says is not ours to choose. */
const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 200) || '?'

/**
 * Puts a message that can't be said where an alarm sees it, whole and with the reason. The queue
 * would get there by itself only after many tries, during which its chat would wait. False: there is
 * no such place, and the queue has to.
 */
export async function putAside(
  { queue, deadLettersUrl }: DeliverDeps,
  record: SQSRecord,
  reason: string,
): Promise<boolean> {
  if (!deadLettersUrl) return false
  const client = await queue.client()
  await client.send(
    new SendMessageCommand({
      QueueUrl: deadLettersUrl,
      MessageBody: record.body,
      MessageGroupId: record.attributes.MessageGroupId,
      // As when the queue does it: two messages that share a deduplication id are both kept.
      MessageDeduplicationId: record.messageId,
      MessageAttributes: { reason: { DataType: 'String', StringValue: printable(reason) } },
    }),
  )
  return true
}
