import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { programmes } from '../domain/activity.ts'
import type { CommunityId } from '../domain/ids.ts'
import type { Survey } from '../domain/survey.ts'
import { type CalendarMonth, day, type Instant } from '../domain/time.ts'
import type { Key, Table } from './connection.ts'
import { communityPk } from './keys.ts'
import { wasRefused } from './write.ts'

const surveyRow = z.object({
  community: z.string(),
  month: z.string(),
  options: z.array(z.object({ programme: z.enum(programmes), label: z.optional(z.string()) })),
  status: z.enum(['draft', 'sent', 'closed']),
  by: z.string(),
  at: z.number(),
  chat: z.number(),
  thread: z.optional(z.number()),
  sending: z.optional(z.number()),
  message: z.optional(z.number()),
  votes: z.array(z.number()),
  voters: z.number(),
})

/** A survey from its row. Throws when the row isn't one. */
export function parseSurvey(item: unknown): Survey {
  // The schema has checked each field; only the brands are missing.
  return surveyRow.parse(item) as unknown as Survey
}

const surveyKey = (c: CommunityId, month: CalendarMonth): Key => ({
  pk: communityPk(c),
  sk: `SURVEY#${month}`,
})
/** The way back from a poll; a survey's row names its poll. */
export const pollKey = (bot: number, poll: string): Key => ({
  pk: `POLL#${bot}#${poll}`,
  sk: 'META',
})

async function conditional(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    return true
  } catch (error) {
    if (wasRefused(error)) return false
    throw error
  }
}

export async function readSurvey(
  table: Table,
  c: CommunityId,
  month: CalendarMonth,
): Promise<Survey | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: surveyKey(c, month), ConsistentRead: true }),
  )
  return Item && parseSurvey(Item)
}

/** Keeps a survey that nobody has seen yet, in place of an earlier draft; false once it was sent. */
export const draftSurvey = (table: Table, survey: Survey): Promise<boolean> =>
  conditional(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...surveyKey(survey.community, survey.month), e: 'survey@1', ...survey },
        ConditionExpression: 'attribute_not_exists(pk) OR #status = :draft',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':draft': 'draft' },
      }),
    ),
  )

const update = (
  table: Table,
  { community, month }: Pick<Survey, 'community' | 'month'>,
  UpdateExpression: string,
  ConditionExpression: string,
  ExpressionAttributeValues: Record<string, unknown>,
): Promise<boolean> => {
  const names = { '#status': 'status' }
  const used = `${UpdateExpression} ${ConditionExpression}`.includes('#status')
  return conditional(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: surveyKey(community, month),
        UpdateExpression,
        ConditionExpression,
        ...(used && { ExpressionAttributeNames: names }),
        ExpressionAttributeValues,
      }),
    ),
  )
}

/** Lets a draft go to the group; false when it went before. The sending follows from this. */
export const sendSurvey = (table: Table, survey: Survey): Promise<boolean> =>
  update(table, survey, 'SET #status = :sent', '#status = :draft', {
    ':sent': 'sent',
    ':draft': 'draft',
  })

/** Begins the one send of a survey; false when it was begun before, whatever came of it. */
export const beginSurvey = (table: Table, survey: Survey, now: Instant): Promise<boolean> =>
  update(
    table,
    survey,
    'SET sending = :now',
    'attribute_exists(pk) AND attribute_not_exists(sending) AND attribute_not_exists(message)',
    { ':now': now },
  )

/** A send that surely had no effect, or that nobody saw, may be tried again: it is a draft again. */
export const forgetSurvey = (table: Table, survey: Survey): Promise<boolean> =>
  update(
    table,
    survey,
    'SET #status = :draft REMOVE sending',
    'attribute_exists(pk) AND attribute_not_exists(message)',
    { ':draft': 'draft' },
  )

/** Takes a draft away; false when the group has seen it. */
export const dropDraft = (table: Table, { community, month }: Survey): Promise<boolean> =>
  conditional(() =>
    table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: surveyKey(community, month),
        ConditionExpression: 'attribute_not_exists(pk) OR #status = :draft',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':draft': 'draft' },
      }),
    ),
  )

// A poll is told of for as long as people may vote on it.
const keptFor = 120 * day

/** Notes where the poll is, and the way back from the poll to its survey. */
export async function recordPoll(
  table: Table,
  bot: number,
  { community, month }: Survey,
  { message, poll }: { message: number; poll: string },
  now: Instant,
): Promise<void> {
  const ttl = Math.ceil((now + keptFor) / 1000)
  const link = { ...pollKey(bot, poll), e: 'poll@1', c: community, month, ttl }
  const Update = {
    TableName: table.name,
    Key: surveyKey(community, month),
    UpdateExpression: 'SET message = :message, poll = :poll REMOVE sending',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':message': message, ':poll': poll },
  }
  await table.client.send(
    new TransactWriteCommand({
      TransactItems: [{ Update }, { Put: { TableName: table.name, Item: link } }],
    }),
  )
}

const linkRow = z.object({ c: z.string(), month: z.string() })

/** The survey that a poll belongs to; undefined for polls of others. */
export async function surveyOfPoll(
  table: Table,
  bot: number,
  poll: string,
): Promise<Pick<Survey, 'community' | 'month'> | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: pollKey(bot, poll) }),
  )
  if (!Item) return undefined
  const { c, month } = linkRow.parse(Item)
  return { community: c as CommunityId, month: month as CalendarMonth }
}

/**
 * Keeps the newest counts. Each update tells all of them, so an older one that comes late changes
 * nothing. Update numbers may begin anew after a quiet week, so an older note than that yields.
 */
export const recordVotes = (
  table: Table,
  survey: Pick<Survey, 'community' | 'month'>,
  counts: { votes: number[]; voters: number; update: number },
  now: Instant,
): Promise<boolean> =>
  update(
    table,
    survey,
    'SET votes = :votes, voters = :voters, seen = :update, seenAt = :now',
    '#status = :sent AND (attribute_not_exists(seen) OR seen < :update OR seenAt < :old)',
    {
      ':votes': counts.votes,
      ':voters': counts.voters,
      ':update': counts.update,
      ':now': now,
      ':sent': 'sent',
      ':old': now - 7 * day,
    },
  )

/** The last counts; after that nothing changes any more. */
export const closeSurvey = (
  table: Table,
  survey: Pick<Survey, 'community' | 'month'>,
  counts?: { votes: number[]; voters: number },
): Promise<boolean> =>
  update(
    table,
    survey,
    `SET #status = :closed${counts ? ', votes = :votes, voters = :voters' : ''}`,
    '#status = :sent',
    {
      ':closed': 'closed',
      ':sent': 'sent',
      ...(counts && { ':votes': counts.votes, ':voters': counts.voters }),
    },
  )
