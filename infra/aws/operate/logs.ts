import {
  type FilteredLogEvent,
  paginateFilterLogEvents,
  ResourceNotFoundException,
} from '@aws-sdk/client-cloudwatch-logs'
import { namesOf, OperatorError } from '../cell.ts'
import type { Operator } from './account.ts'

export interface LogQuery {
  community?: string
  activity?: string
  request?: string
  update?: string
  level?: string
  /** Epoch milliseconds. */
  since: number
}

const id = /^[\w:.-]{1,80}$/

/** CloudWatch's filter for lines in JSON. Ids alone are asked for: lines hold nothing else. */
export function filterOf({ since: _, ...fields }: LogQuery): string {
  const wanted = Object.entries(fields).filter(([, value]) => value !== undefined)
  if (wanted.length === 0) return '{ $.level = "*" }'
  const terms = wanted.map(([key, value]) => {
    if (!id.test(value)) throw new OperatorError(`--${key} "${value}" is no id`)
    return key === 'update' ? `$.update = ${Number(value)}` : `$.${key} = "${value}"`
  })
  return `{ ${terms.join(' && ')} }`
}

const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** How long ago `30m`, `6h`, `2d` was. */
export function sinceOf(text: string, now: number): number {
  const [, n, unit = ''] = /^(\d{1,4})([mhd])$/.exec(text) ?? []
  if (!n) throw new OperatorError(`--since "${text}" must be like 30m, 6h or 2d`)
  return now - Number(n) * (units[unit] ?? 0)
}

async function linesOf(o: Operator, name: string, query: LogQuery): Promise<FilteredLogEvent[]> {
  const wanted = {
    logGroupName: namesOf(o.cell).logGroup(name),
    filterPattern: filterOf(query),
    startTime: query.since,
  }
  const found: FilteredLogEvent[] = []
  try {
    for await (const page of paginateFilterLogEvents({ client: o.clients.logs }, wanted))
      found.push(...(page.events ?? []))
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error
  }
  return found
}

/** What all functions of a cell logged, in the order of time. */
export async function logs(o: Operator, query: LogQuery): Promise<void> {
  const names = namesOf(o.cell).functions(Object.keys(o.cell.bots))
  const found = await Promise.all(names.map((name) => linesOf(o, name, query)))
  const all = found.flat().sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0))
  for (const { timestamp = 0, message = '' } of all)
    o.say(`${new Date(timestamp).toISOString()} ${message.trim()}`)
  if (all.length === 0) o.say('Nothing in that time. Look further back: --since 2d')
}
