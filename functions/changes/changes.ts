import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { instant } from '../../shared/domain/time.ts'
import { faultOf, logError } from '../../shared/log.ts'
import { enqueue } from '../../shared/queue/queue.ts'
import { restoredMark } from '../../shared/store/restored.ts'
import type { Change, ChangesDeps, Follower } from './change.ts'
import { followers } from './followers.ts'

type Image = Record<string, AttributeValue>

function readChange({ dynamodb = {} }: DynamoDBRecord): Change {
  // Lambda's own types and the SDK's describe the same JSON.
  const image = (raw: unknown) => (raw ? unmarshall(raw as Image) : undefined)
  const { pk, sk } = image(dynamodb.Keys) ?? {}
  const [before, after] = [image(dynamodb.OldImage), image(dynamodb.NewImage)]
  return {
    pk: String(pk),
    sk: String(sk),
    ...(before && { before }),
    ...(after && { after }),
    at: instant((dynamodb.ApproximateCreationDateTime ?? 0) * 1000),
    sequence: dynamodb.SequenceNumber ?? '',
  }
}

const followersOf = (sk: string): Follower[] =>
  followers.flatMap(([pattern, follow]) => (pattern.test(sk) ? [follow] : []))

/** Put in from an archive as it stood: whatever follows was done, and told, when it first came. */
const isRestored = ({ before, after }: Change): boolean =>
  before === undefined && after?.[restoredMark] !== undefined

async function followed(deps: ChangesDeps, change: Change): Promise<void> {
  if (isRestored(change)) return
  for (const follow of followersOf(change.sk)) {
    const outgoing = await follow(deps, change)
    if (outgoing.length === 0) continue
    const queue = await deps.queueOf?.(change.pk, change.after ?? change.before)
    await enqueue(queue ?? deps.queue, outgoing)
  }
}

/**
 * Handles a batch in order. At the first failure it stops and names the record, so that the next
 * try begins there; what was queued before carries ids that make its repetition harmless.
 */
export function changes(deps: ChangesDeps) {
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      const change = readChange(record)
      try {
        await followed(deps, change)
      } catch (error) {
        logError('changes', { key: `${change.pk} ${change.sk}`, ...faultOf(error) })
        return { batchItemFailures: [{ itemIdentifier: change.sequence }] }
      }
    }
    return { batchItemFailures: [] }
  }
}
