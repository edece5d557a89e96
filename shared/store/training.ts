import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Activity, countsHoursByDefault, type Training } from '../domain/activity.ts'
import type { CommunityId } from '../domain/ids.ts'
import { permitKey } from '../domain/permit.ts'
import type { LastChange, Roster } from '../domain/roster.ts'
import { day, type Instant } from '../domain/time.ts'
import { activitiesBetween } from './activity.ts'
import type { Table } from './connection.ts'
import { activityKey, rosterKey } from './keys.ts'
import { lastItem } from './roster.ts'
import { wasRefused } from './write.ts'

async function unlessStale(table: Table, command: UpdateCommand): Promise<boolean> {
  try {
    await table.client.send(command)
    return true
  } catch (error) {
    if (wasRefused(error)) return false
    throw error
  }
}

/** Makes an activity a training, or service again; false when it changed meanwhile. */
export function setTraining(
  table: Table,
  { id, version }: Activity,
  training: Training | undefined,
): Promise<boolean> {
  const kind = training ? 'training' : 'service'
  return unlessStale(
    table,
    new UpdateCommand({
      TableName: table.name,
      Key: activityKey(id),
      UpdateExpression: training
        ? 'SET kind = :kind, countsHours = :counts, version = :next, training = :training'
        : 'SET kind = :kind, countsHours = :counts, version = :next REMOVE training',
      ConditionExpression: 'version = :seen',
      ExpressionAttributeValues: {
        ':kind': kind,
        ':counts': countsHoursByDefault(kind),
        ':seen': version,
        ':next': version + 1,
        ...(training && { ':training': training }),
      },
    }),
  )
}

/** Lets a role ask for a permit, or for none; who is in stays in. False when it changed meanwhile. */
export const setRequires = (
  table: Table,
  { activity, version }: Roster,
  role: number,
  requires: string | undefined,
  last: LastChange,
): Promise<boolean> =>
  unlessStale(
    table,
    new UpdateCommand({
      TableName: table.name,
      Key: rosterKey(activity),
      UpdateExpression: requires
        ? `SET #roles[${role}].#q = :q, v = :next, #last = :last`
        : `SET v = :next, #last = :last REMOVE #roles[${role}].#q`,
      ConditionExpression: `v = :seen AND attribute_exists(#roles[${role}])`,
      ExpressionAttributeNames: { '#roles': 'roles', '#q': 'q', '#last': 'last' },
      ExpressionAttributeValues: {
        ':seen': version,
        ':next': version + 1,
        ':last': lastItem(last),
        ...(requires && { ':q': requires }),
      },
    }),
  )

const ahead = 120 * day

/** The next training that gives a permit. */
export async function nextTrainingFor(
  table: Table,
  c: CommunityId,
  permit: string,
  now: Instant,
): Promise<Activity | undefined> {
  const coming = await activitiesBetween(table, c, now, now + ahead)
  return coming.find(
    ({ training, cancelledWhy }) =>
      cancelledWhy === undefined &&
      training?.gives !== undefined &&
      permitKey(training.gives) === permitKey(permit),
  )
}
