import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { day, hour, type Instant } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'
import { chatKey } from './keys.ts'
import { setFields, wasRefused } from './write.ts'

const draftRow = z.object({
  by: z.number(),
  name: z.string(),
  zone: z.optional(z.string()),
  language: z.string(),
  thread: z.optional(z.number()),
  asks: z.optional(z.enum(['name', 'zone'])),
  until: z.number(),
})

/** What the admin who sets a group up has chosen so far. */
export interface SetupDraft {
  /** The admin's Telegram id: nobody else's presses count. */
  by: number
  name: string
  zone?: string
  language: string
  thread?: number
  /** What a reply to the card answers. */
  asks?: 'name' | 'zone'
}

const draftKey = (bot: number, chat: number): Key => ({ ...chatKey(bot, chat), sk: 'SETUP' })
// Another admin may take over after that.
const patienceMs = hour

function parseDraft(item: unknown): SetupDraft {
  const { by, name, language, zone, thread, asks } = draftRow.parse(item)
  return {
    by,
    name,
    language,
    ...(zone && { zone }),
    ...(thread !== undefined && { thread }),
    ...(asks && { asks }),
  }
}

/** Begins setting a group up, and answers whose draft is in force: the first admin's for an hour. */
export async function beginSetup(
  table: Table,
  bot: number,
  chat: number,
  draft: SetupDraft,
  now: Instant,
): Promise<SetupDraft> {
  const Item = {
    ...draftKey(bot, chat),
    e: 'setup@1',
    ...draft,
    until: now + patienceMs,
    ttl: Math.ceil((now + day) / 1000),
  }
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item,
        ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':now': now },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    return draft
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error
    return parseDraft(unmarshall(error.Item))
  }
}

export async function readSetup(
  table: Table,
  bot: number,
  chat: number,
): Promise<SetupDraft | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: draftKey(bot, chat), ConsistentRead: true }),
  )
  return Item && parseDraft(Item)
}

/** Changes a draft of this admin; undefined when it is over or somebody else's by now. */
export async function changeSetup(
  table: Table,
  bot: number,
  chat: number,
  by: number,
  change: Partial<Pick<SetupDraft, 'name' | 'zone' | 'language' | 'asks'>>,
): Promise<SetupDraft | undefined> {
  const fields = setFields(change)
  const answered = change.asks === undefined
  const set = Object.values(change).some((value) => value !== undefined)
  try {
    const { Attributes } = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: draftKey(bot, chat),
        UpdateExpression: [
          ...(set ? [fields.UpdateExpression] : []),
          ...(answered ? ['REMOVE #asks'] : []),
        ].join(' '),
        ConditionExpression: '#by = :by',
        ExpressionAttributeNames: {
          ...fields.ExpressionAttributeNames,
          '#by': 'by',
          ...(answered && { '#asks': 'asks' }),
        },
        ExpressionAttributeValues: { ...fields.ExpressionAttributeValues, ':by': by },
        ReturnValues: 'ALL_NEW',
      }),
    )
    return parseDraft(Attributes)
  } catch (error) {
    if (wasRefused(error)) return undefined
    throw error
  }
}

export async function endSetup(table: Table, bot: number, chat: number): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: draftKey(bot, chat) }))
}

const codeKey = (bot: number, chat: number, code: string): Key => ({
  ...chatKey(bot, chat),
  sk: `CODE#${code}`,
})
const codeRow = z.object({ user: z.number(), until: z.number() })

/** Keeps for whom a code stands, for an hour; false when it stands for somebody else. */
export async function keepCode(
  table: Table,
  bot: number,
  chat: number,
  code: string,
  user: number,
  now: Instant,
): Promise<boolean> {
  const Item = {
    ...codeKey(bot, chat, code),
    e: 'code@1',
    user,
    until: now + patienceMs,
    ttl: Math.ceil((now + day) / 1000),
  }
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item,
        ConditionExpression: 'attribute_not_exists(pk) OR #user = :user OR #until <= :now',
        ExpressionAttributeNames: { '#user': 'user', '#until': 'until' },
        ExpressionAttributeValues: { ':user': user, ':now': now },
      }),
    )
    return true
  } catch (error) {
    if (wasRefused(error)) return false
    throw error
  }
}

/** Whom a code stands for. */
export async function userOfCode(
  table: Table,
  bot: number,
  chat: number,
  code: string,
  now: Instant,
): Promise<number | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: codeKey(bot, chat, code), ConsistentRead: true }),
  )
  const row = Item && codeRow.parse(Item)
  return row && row.until > now ? row.user : undefined
}
