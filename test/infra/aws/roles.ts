import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { all, type Synthesised, type Template } from './synth.ts'

const root = resolve(import.meta.dirname, '../../..')

interface Statement {
  Effect: string
  Action: string | string[]
  Resource: unknown
  Condition?: unknown
}

export interface Grant {
  role: string
  action: string
  resource: string
  condition: string
}

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value])

/** A reference as a person reads it. */
function words(value: unknown): string {
  if (typeof value === 'string') return value
  const [[kind, inner] = ['', '']] = Object.entries(value as Record<string, unknown>)
  if (kind === 'Fn::Join')
    return list((inner as [string, unknown[]])[1])
      .map(words)
      .join('')
  if (kind === 'Fn::GetAtt') return `<${(inner as string[]).join('.')}>`
  const name = String(inner).replace(/^.*:ExportsOutput(FnGetAtt|Ref)?/, '')
  return `<${name}>`.replace(/[0-9A-F]{8}>/, '>')
}

const statements = (properties: Record<string, unknown>): Statement[] =>
  (properties.PolicyDocument as { Statement: Statement[] }).Statement

/** Every single thing that every role may do. */
export function grantsOf(template: Template): Grant[] {
  return all(template, 'AWS::IAM::Policy').flatMap(({ Properties }) =>
    statements(Properties).flatMap(({ Action, Resource, Condition }) =>
      list(Action).flatMap((action) =>
        list(Resource).map((resource) => ({
          role: list(Properties.Roles).map(words).join(', '),
          action,
          resource: words(resource),
          condition: Condition ? JSON.stringify(Condition) : '',
        })),
      ),
    ),
  )
}

/** What the role of one function may do to tables, queues and buckets. */
export function callsGranted(template: Template, roleId: string): string[] {
  const role = `<${roleId}>`.replace(/[0-9A-F]{8}>/, '>')
  const actions = grantsOf(template)
    .filter((g) => g.role === role)
    .map((g) => g.action)
  return [...new Set(actions)].filter((action) => /^(dynamodb|sqs|s3):/.test(action)).sort()
}

/** One block per role, one line per thing that it may do. */
export function printed(grants: Grant[]): string {
  const roles = [...new Set(grants.map((g) => g.role))]
  const line = ({ action, resource, condition }: Grant) =>
    `  ${action.padEnd(32)} ${resource} ${condition}`.trimEnd()
  return roles
    .map((role) => [role, ...grants.filter((g) => g.role === role).map(line)].join('\n'))
    .join('\n\n')
}

const asActions: Record<string, string[]> = {
  Get: ['dynamodb:GetItem'],
  BatchGet: ['dynamodb:BatchGetItem'],
  Query: ['dynamodb:Query'],
  Scan: ['dynamodb:Scan'],
  Put: ['dynamodb:PutItem'],
  Update: ['dynamodb:UpdateItem'],
  Delete: ['dynamodb:DeleteItem'],
  ConditionCheck: ['dynamodb:ConditionCheckItem'],
  BatchWrite: ['dynamodb:BatchWriteItem'],
  SendMessage: ['sqs:SendMessage'],
  SendMessageBatch: ['sqs:SendMessage'],
  ChangeMessageVisibility: ['sqs:ChangeMessageVisibility'],
}

/** What a transaction asks for is asked one by one: its parts stand in the code. */
const parts = /\b(Put|Update|Delete|ConditionCheck): \{/g

/** S3 is asked by a signed request and not by a command. */
const puts = (source: string): string[] =>
  /service: 's3'/.test(source)
    ? [
        ...(/method: 'PUT'/.test(source) ? ['s3:PutObject'] : []),
        ...(/method: 'DELETE'/.test(source) ? ['s3:DeleteObject'] : []),
      ]
    : []

function actionsIn(source: string): string[] {
  const commands = [...source.matchAll(/new (\w+)Command\(/g)].map((m) => m[1] ?? '')
  const inTransaction = commands.includes('TransactWrite')
    ? [...source.matchAll(parts)].map((m) => m[1] ?? '')
    : []
  const asked = [...commands, ...inTransaction]
    .filter((name) => name !== 'TransactWrite')
    .flatMap((name) => asActions[name] ?? [`not known: ${name}`])
  return [...asked, ...puts(source)]
}

/** The calls that stand in the files of ours which went into a bundle, by its source maps. */
export function actionsOf({ bundles }: Synthesised, name: string): string[] {
  const maps = globSync(`${bundles}/${name}/*.mjs.map`)
  const files = maps.flatMap((map) =>
    (JSON.parse(readFileSync(map, 'utf8')).sources as string[]).map((s) => join(map, '..', s)),
  )
  const ours = [...new Set(files)].filter(
    (file) => file.startsWith(root) && !file.includes('node_modules/@') && /\.ts$/.test(file),
  )
  return [...new Set(ours.flatMap((file) => actionsIn(readFileSync(file, 'utf8'))))].sort()
}
