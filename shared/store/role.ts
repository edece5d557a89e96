import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Community } from '../domain/community.ts'
import { type MemberId, telegramIdOf } from '../domain/ids.ts'
import type { Member, MemberRoles } from '../domain/member.ts'
import type { Team } from '../domain/team.ts'
import type { Instant } from '../domain/time.ts'
import { auditPut } from './audit.ts'
import type { Table } from './connection.ts'
import { communityKey, memberKey } from './keys.ts'
import { teamKey } from './team.ts'
import { setFields, wasRefused } from './write.ts'

/** A right as it is to be. */
export type RoleChange =
  | { role: 'coordinator' | 'leading'; on: boolean }
  | { role: 'leader'; team: Team; on: boolean }

export interface RoleSeen {
  community: Community
  member: Member
}

export type RoleResult = 'changed' | 'same' | 'last' | 'no-telegram' | 'stale'

const listed = <T>(all: readonly T[], one: T, on: boolean): T[] =>
  on ? [...all.filter((x) => x !== one), one] : all.filter((x) => x !== one)

function rolesAfter({ roles }: Member, change: RoleChange): MemberRoles {
  if (change.role !== 'leader') return { ...roles, [change.role]: change.on }
  return { ...roles, leads: listed(roles.leads ?? [], change.team.id, change.on) }
}

function hasIt({ community, member }: RoleSeen, change: RoleChange): boolean {
  if (change.role === 'leading') return member.roles.leading ?? false
  if (change.role === 'leader') return (member.roles.leads ?? []).includes(change.team.id)
  return (member.roles.coordinator ?? false) && community.coordinators.includes(member.id)
}

/** What the bot reads when it looks for those who hold the right, kept in step with it. */
function listUpdate(table: Table, { community, member }: RoleSeen, change: RoleChange) {
  const update = (Key: ReturnType<typeof teamKey>, name: string, seen: MemberId[]) => [
    {
      Update: {
        TableName: table.name,
        Key,
        UpdateExpression: 'SET #list = :next',
        ConditionExpression: '#list = :seen',
        ExpressionAttributeNames: { '#list': name },
        ExpressionAttributeValues: {
          ':next': listed(seen, member.id, change.on),
          ':seen': seen,
        },
      },
    },
  ]
  if (change.role === 'leader')
    return update(teamKey(community.id, change.team.id), 'leaders', change.team.leaders)
  if (change.role === 'leading') return []
  return update(communityKey(community.id), 'coordinators', community.coordinators)
}

function refusal(
  { community, member }: RoleSeen,
  change: RoleChange,
  last: boolean,
): RoleResult | undefined {
  if (hasIt({ community, member }, change) === change.on) {
    const undecided = change.role === 'coordinator' && member.roles.coordinator === undefined
    // A group admin is a coordinator until somebody says otherwise: that is something to write.
    if (!undecided || change.on) return 'same'
  }
  if (change.on && telegramIdOf(member.id) === undefined) return 'no-telegram'
  const others = community.coordinators.filter((m) => m !== member.id)
  const isLast = change.role === 'coordinator' && !change.on && others.length === 0
  return isLast && !last ? 'last' : undefined
}

/**
 * Grants or takes a right: the member's row, the list that names its holders, and the audit, all
 * or nothing. Two coordinators who remove each other: the second one finds that they are the last,
 * who only goes when they leave altogether (`last`).
 */
export async function changeRole(
  table: Table,
  seen: RoleSeen,
  change: RoleChange,
  { by, at, last = false }: { by: MemberId; at: Instant; last?: boolean },
): Promise<RoleResult> {
  const refused = refusal(seen, change, last)
  if (refused) return refused
  const { community, member } = seen
  const fields = setFields({ roles: rolesAfter(member, change) })
  const what = `${change.role}-${change.on ? 'on' : 'off'}`
  const team = change.role === 'leader' && { team: change.team.id }
  const TransactItems = [
    {
      Update: {
        TableName: table.name,
        Key: memberKey(community.id, member.id),
        ...fields,
        ConditionExpression: '#roles = :seen',
        ExpressionAttributeNames: { ...fields.ExpressionAttributeNames, '#roles': 'roles' },
        ExpressionAttributeValues: { ...fields.ExpressionAttributeValues, ':seen': member.roles },
      },
    },
    ...listUpdate(table, seen, change),
    auditPut(table, { community: community.id, at, by, member: member.id, what, ...team }),
  ]
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }))
    return 'changed'
  } catch (error) {
    if (wasRefused(error)) return 'stale'
    throw error
  }
}
