import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { CommunityId, TeamId } from '../domain/ids.ts'
import type { Table } from './connection.ts'
import { communityPk } from './keys.ts'

export const teamKey = (c: CommunityId, team: TeamId) => ({
  pk: communityPk(c),
  sk: `TEAM#${team}`,
})

export async function readTeamName(
  table: Table,
  c: CommunityId,
  team: TeamId,
): Promise<string | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: teamKey(c, team) }),
  )
  return typeof Item?.name === 'string' ? Item.name : undefined
}
