import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { TickDeps } from '../../functions/tick/job.ts'
import { tick } from '../../functions/tick/tick.ts'
import { type Community, defaultQuiet } from '../../shared/domain/community.ts'
import { type CommunityId, memberOf } from '../../shared/domain/ids.ts'
import type { CommunityJob } from '../../shared/domain/job.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { logged } from '../../shared/log.ts'
import { type Intent, parseIntent } from '../../shared/queue/intent.ts'
import type { Queue } from '../../shared/queue/queue.ts'
import { writeItems } from '../../shared/store/batch.ts'
import { communityItem } from '../../shared/store/community.ts'
import { communityJobs } from '../../shared/store/community-job.ts'
import type { Table } from '../../shared/store/connection.ts'
import { jobItem } from '../../shared/store/job.ts'

export interface Queued {
  intent: Intent
  once: string
  chat: string
}

/** A queue that takes everything and tells what it got, for what only the tick decides. */
export function listeningQueue(onBatch: (batch: Queued[]) => Promise<void> | void): Queue {
  const client = new SQSClient({ region: 'local' })
  client.send = async (command: unknown) => {
    if (!(command instanceof SendMessageBatchCommand)) throw new Error('only batches are expected')
    const entries = command.input.Entries ?? []
    await onBatch(
      entries.map(
        ({ MessageBody = '', MessageDeduplicationId: once = '', MessageGroupId: chat = '' }) => ({
          intent: parseIntent(MessageBody),
          once,
          chat,
        }),
      ),
    )
    return { Successful: [], Failed: [], $metadata: {} }
  }
  return { client: async () => client, url: 'https://queue.fifo' }
}

/** A community of its own in a zone, with one coordinator. */
export const communityIn = (id: string, zone: string, now: Instant): Community => ({
  id: id as CommunityId,
  name: `社区 ${id}`,
  zone,
  language: 'zh-CN',
  chat: -1_000_000 - Number.parseInt(id.replace(/\D/g, '') || '0', 10),
  quiet: defaultQuiet,
  policy: 'chongqing@1',
  calendar: 'none',
  createdAt: now,
  coordinators: [memberOf(8001)],
})

/** Founds communities with some of their jobs, without a chat. */
export async function foundAll(
  table: Table,
  communities: Community[],
  now: Instant,
  kinds: readonly CommunityJob[],
): Promise<void> {
  await writeItems(
    table,
    communities.flatMap((community) => [
      communityItem(community),
      ...communityJobs(community, now)
        .filter(({ kind }) => kinds.some((each) => each === kind))
        .map(jobItem),
    ]),
  )
}

/** The same table, whose process dies before its nth call: that one and all later ones fail. */
export function dyingAt(table: Table, calls: number): Table {
  let left = calls
  const client = new Proxy(table.client, {
    get(target, property, receiver) {
      if (property !== 'send') return Reflect.get(target, property, receiver)
      return (...args: unknown[]) => {
        if (left-- <= 0) throw new Error('the process is gone')
        return Reflect.apply(target.send, target, args)
      }
    },
  })
  return { client, name: table.name }
}

const silent = { write: () => {}, clock: Date.now, cell: 'test' }

/** The tick as its handler runs it, its lines unheard, at an instant. */
export const tickAt = (deps: TickDeps, now: number) =>
  logged(
    'tick',
    silent,
    tick(deps),
  )({ time: new Date(now).toISOString() }, { awsRequestId: 'test' })
