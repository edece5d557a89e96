import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { ActivityId, CommunityId } from '../../../shared/domain/ids.ts'
import { instant } from '../../../shared/domain/time.ts'
import { rosterItem } from '../../../shared/store/roster.ts'
import { callbackData } from '../../../shared/telegram/callback.ts'
import { startDynamoDb } from '../../local/dynamodb.ts'
import { createTable } from '../../local/table.ts'
import { bundleAll, bundleEntry } from '../bundle.ts'
import { variablesOf } from './cell.ts'
import { type ColdStart, coldStarts, type Measured } from './cold-start.ts'

const activity = 'measured01' as ActivityId
const roster = rosterItem({
  activity,
  community: 'measured' as CommunityId,
  status: 'open',
  start: instant(0),
  roles: [{ label: '表演', seats: 1000 }],
  tickets: {},
  maybe: {},
  out: {},
  coming: {},
  next: 8,
  version: 1,
})

const token = '7700001:measured'
const botInfo = { id: 7700001, is_bot: true, first_name: '帮手', username: 'bangshou_bot' }
const chat = { id: -100, type: 'supergroup', title: '桂花社区' }

/** A press on a post's first button, of somebody new each time. */
function press(): unknown {
  pressed += 1
  const body = JSON.stringify({
    update_id: pressed,
    callback_query: {
      id: String(pressed),
      from: { id: pressed, is_bot: false, first_name: '李芳', language_code: 'zh-hans' },
      chat_instance: '1',
      message: { message_id: 3, date: 1, chat, text: '金秋养老院文艺演出' },
      data: callbackData('in', activity, 0),
    },
  })
  return {
    version: '2.0',
    headers: { 'x-telegram-bot-api-secret-token': 'measured' },
    body,
    isBase64Encoded: false,
    requestContext: { timeEpoch: Date.now() },
  }
}
let pressed = 0

const nothing = (list: string) => () => ({ [list]: [] })
const tick = () => ({ time: new Date().toISOString() })

async function tableAt(endpoint: string) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const raw = new DynamoDBClient({ endpoint, region: 'local', credentials })
  await createTable(raw, 'measured')
  const table = DynamoDBDocumentClient.from(raw)
  await table.send(new PutCommand({ TableName: 'measured', Item: roster }))
}

/**
 * Sizes and cold starts of the bundles beside the least that a bot with a table can be, and beside
 * nothing at all, in the same run. The webhook's first event is a sign-up, the floor's one write.
 */
export async function measure(client: string[], rounds: number): Promise<ColdStart[]> {
  const directory = fileURLToPath(new URL('../../../.cache/measured', import.meta.url))
  const architecture = process.arch === 'arm64' ? 'arm64' : 'x64'
  const [empty, floor, functions] = await Promise.all([
    bundleEntry('empty', 'infra/aws/proof/empty.ts', `${directory}/empty`, architecture),
    bundleEntry('floor', 'infra/aws/proof/floor.ts', `${directory}/floor`, architecture),
    bundleAll(`${directory}/functions`, architecture),
  ])
  const database = await startDynamoDb()
  await tableAt(database.endpoint)
  const nowhere = 'http://127.0.0.1:9'
  const around = { endpoint: database.endpoint, tableName: 'measured', token, secret: 'measured' }
  const variables = {
    ...variablesOf({ ...around, queueUrl: nowhere, deadLettersUrl: nowhere, apiRoot: nowhere }),
    BOT_INFO: JSON.stringify(botInfo),
  }
  const events: Record<string, () => unknown> = {
    webhook: press,
    floor: press,
    empty: () => ({}),
    changes: nothing('Records'),
    deliver: nothing('Records'),
    tick,
  }
  const all: Measured[] = [empty, floor, ...functions].map((bundle) => ({
    bundle,
    variables,
    event: events[bundle.name] ?? (() => ({})),
  }))
  try {
    return await coldStarts(all, client, rounds)
  } finally {
    await database.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
