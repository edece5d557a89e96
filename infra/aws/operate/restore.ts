import {
  DescribeTableCommand,
  RestoreTableToPointInTimeCommand,
  type TableDescription,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Instant } from '../../../shared/domain/time.ts'
import { tableDefinition, ttlAttribute } from '../../../shared/store/table.ts'
import { type Cell, namesOf, OperatorError } from '../cell.ts'
import { accountOf, type Operator } from './account.ts'
import { reapplyErasures } from './erasures.ts'
import { kept } from './secrets.ts'
import { pointWebhook, webhookUrl } from './webhook.ts'

export interface Restoration extends Operator {
  to: Date
  now: Instant
  documents: DynamoDBDocumentClient
  random: () => string
  /** Notes the table in cdk.json. */
  note: (table: NonNullable<Cell['table']>) => void
}

const pollMs = 15_000

async function described({ clients }: Operator, TableName: string): Promise<TableDescription> {
  const { Table } = await clients.tables.send(new DescribeTableCommand({ TableName }))
  if (!Table) throw new Error(`${TableName} is not described`)
  return Table
}

async function settled(r: Restoration, name: string): Promise<TableDescription> {
  for (;;) {
    const table = await described(r, name)
    if (table.TableStatus === 'ACTIVE') return table
    await r.wait(pollMs)
  }
}

const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\..*$/g, '')

/** A new table with the rows of that second, under the same key. */
async function bringBack(r: Restoration, from: string): Promise<string> {
  const { SSEDescription } = await described(r, from)
  const name = `${namesOf(r.cell).table}-${stamp(r.to)}`
  await r.clients.tables.send(
    new RestoreTableToPointInTimeCommand({
      SourceTableName: from,
      TargetTableName: name,
      RestoreDateTime: r.to,
      ...(SSEDescription?.KMSMasterKeyArn && {
        SSESpecificationOverride: {
          Enabled: true,
          SSEType: 'KMS',
          KMSMasterKeyId: SSEDescription.KMSMasterKeyArn,
        },
      }),
    }),
  )
  return name
}

/** A restored table has no stream, no expiry, no backups, no protection and no tags of its own. */
async function dress(r: Restoration, name: string): Promise<string> {
  const { tables } = r.clients
  const { TableArn } = await settled(r, name)
  const { StreamSpecification } = tableDefinition(name)
  await tables.send(
    new UpdateTableCommand({
      TableName: name,
      StreamSpecification,
      DeletionProtectionEnabled: true,
    }),
  )
  await settled(r, name)
  const TimeToLiveSpecification = { AttributeName: ttlAttribute, Enabled: true }
  await tables.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }))
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true }
  await tables.send(
    new UpdateContinuousBackupsCommand({ TableName: name, PointInTimeRecoverySpecification }),
  )
  const wanted = { project: 'bangshou', stage: r.cell.stage, cell: r.cell.name }
  const Tags = Object.entries(wanted).map(([Key, Value]) => ({ Key, Value }))
  await tables.send(new TagResourceCommand({ ResourceArn: TableArn, Tags }))
  const { LatestStreamArn } = await settled(r, name)
  if (!LatestStreamArn) throw new Error(`${name} has no stream`)
  return LatestStreamArn
}

/** While the table is exchanged Telegram keeps what people write. */
async function eachBot(r: Restoration, act: (bot: string, token: string) => Promise<void>) {
  for (const bot of Object.keys(r.cell.bots)) {
    const { token } = await kept(r.clients.parameters, r.cell, bot)
    if (token) await act(bot, token)
  }
}

async function reopen(r: Restoration, bot: string, token: string): Promise<void> {
  const { secret = '' } = await kept(r.clients.parameters, r.cell, bot)
  await pointWebhook(r, token, await webhookUrl(r, bot), secret.split(',')[0] ?? '')
}

/**
 * Goes back to a second of the last 35 days: a new table, everyone forgotten since forgotten again,
 * the functions switched over. The table that was in use stays as it is.
 */
export async function restore(r: Restoration): Promise<void> {
  if (!(r.to.getTime() < r.now)) throw new OperatorError('--to must lie in the past')
  await accountOf(r)
  const from = r.cell.table?.name ?? namesOf(r.cell).table
  await eachBot(r, async (_, token) => void (await r.telegram(token).deleteWebhook()))
  r.say('The bots rest; Telegram keeps what people write, for 24 hours at most')
  const name = await bringBack(r, from)
  r.say(`Restoring ${from} as of ${r.to.toISOString()} into ${name}, for about half an hour …`)
  const streamArn = await dress(r, name)
  const at = (table: string) => ({ client: r.documents, name: table })
  const { now, random } = r
  const n = await reapplyErasures({ newer: at(from), older: at(name), now, random })
  r.say(`Forgotten again, since they had asked for it: ${n}`)
  r.note({ name, streamArn })
  const { dataStack, botsStack } = namesOf(r.cell)
  await r.cdk('deploy', dataStack, botsStack, '--require-approval', 'never')
  await eachBot(r, (bot, token) => reopen(r, bot, token))
  r.say(`The bots work on ${name}. ${from} is kept; cdk.json names the table that is in use`)
  r.say('What was sent since then may be sent again: the restored table does not know of it')
}
