import { UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation'
import { DeleteTableCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb'
import { DeleteParametersCommand } from '@aws-sdk/client-ssm'
import { namesOf, OperatorError } from '../cell.ts'
import { accountOf, type Operator } from './account.ts'
import { kept } from './secrets.ts'

export interface Destruction extends Operator {
  /** Told once: `--data`. */
  data: boolean
  /** Told twice: `--yes-delete <cell>`, the cell's own name. */
  confirmed: string | undefined
}

async function deleteTables(d: Destruction): Promise<void> {
  const { tables } = d.clients
  const names = new Set([namesOf(d.cell).table, d.cell.table?.name])
  for (const TableName of names) {
    if (!TableName) continue
    await tables.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }))
    await tables.send(new DeleteTableCommand({ TableName }))
    d.say(`Table ${TableName} is deleted`)
  }
}

function sayPhotos({ cell, say }: Destruction, account: string): void {
  if (!cell.photos) return
  const bucket = namesOf(cell).photos(account, cell.region)
  say(
    `The pictures stay until each expires. To be rid of them now: aws s3 rb --force s3://${bucket}`,
  )
}

async function deleteData(d: Destruction, account: string): Promise<void> {
  const { dataStack, parameter, base } = namesOf(d.cell)
  await deleteTables(d)
  for (const bot of Object.keys(d.cell.bots)) {
    const Names = (['token', 'secret', 'info'] as const).map((what) => parameter(bot, what))
    await d.clients.parameters.send(new DeleteParametersCommand({ Names }))
  }
  const off = { StackName: dataStack, EnableTerminationProtection: false }
  await d.clients.stacks.send(new UpdateTerminationProtectionCommand(off))
  await d.cdk('destroy', dataStack, '--force')
  sayPhotos(d, account)
  d.say(
    `The key alias/${base} stays, for the backups that AWS keeps for 35 days: afterwards aws kms schedule-key-deletion`,
  )
}

/** Takes the bots down. The table, its key and the tokens stay unless that is told twice. */
export async function destroy(d: Destruction): Promise<void> {
  const { cell } = d
  if (d.data && d.confirmed !== cell.name)
    throw new OperatorError(
      `This deletes everything that the communities of ${cell.name} ever entered. If you mean it: npm run destroy -- --data --yes-delete ${cell.name}`,
    )
  const account = await accountOf(d)
  for (const bot of Object.keys(cell.bots)) {
    const { token } = await kept(d.clients.parameters, cell, bot)
    if (token) await d.telegram(token).deleteWebhook()
  }
  await d.cdk('destroy', namesOf(cell).botsStack, '--force')
  d.say('The bots are down; Telegram keeps what people write for 24 hours')
  if (d.data) await deleteData(d, account)
  else
    d.say(`Everything that was entered is kept in table ${cell.table?.name ?? namesOf(cell).table}`)
}
