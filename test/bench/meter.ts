import type { Table } from '../../shared/store/connection.ts'

interface Capacity {
  CapacityUnits?: number
  Table?: { CapacityUnits?: number }
  GlobalSecondaryIndexes?: Record<string, { CapacityUnits?: number }>
}

const second = 1000

/** What a table's partitions took, by real seconds: a shard key above its limit shows. */
export function meter(table: Table) {
  const sums = { read: 0, write: 0, calls: 0 }
  const thisSecond = new Map<string, number>()
  let current = 0
  const peaks = new Map<string, number>()
  // Which partition of the due index an item lies in, as its claim told.
  const shardOf = new Map<string, string>()

  function add(kind: 'read' | 'write', partition: string, units: number, at: number): void {
    sums[kind] += units
    const group = `${kind} ${partition.split('#')[0]}`
    if (Math.floor(at / second) !== current) thisSecond.clear()
    current = Math.floor(at / second)
    const sum = (thisSecond.get(`${kind} ${partition}`) ?? 0) + units
    thisSecond.set(`${kind} ${partition}`, sum)
    peaks.set(group, Math.max(peaks.get(group) ?? 0, sum))
  }

  function note(command: { input: Record<string, unknown> }, answer: Record<string, unknown>) {
    const consumed = answer.ConsumedCapacity as Capacity | undefined
    if (!consumed) return
    const { input } = command
    const at = Date.now()
    const key = (input.Key ?? {}) as { pk?: string }
    const values = (input.ExpressionAttributeValues ?? {}) as Record<string, unknown>
    const kind = /^(Get|Query)/.test(command.constructor.name) ? 'read' : 'write'
    const item = answer.Attributes as { pk?: string; g2p?: string } | undefined
    if (item?.pk && item.g2p) shardOf.set(item.pk, item.g2p)
    const pk = key.pk ?? String(values[':shard'] ?? values[':pk'] ?? 'other')
    const indexed = Object.values(consumed.GlobalSecondaryIndexes ?? {})
    const index = indexed.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
    const own = consumed.Table?.CapacityUnits ?? (consumed.CapacityUnits ?? 0) - index
    if (own > 0) add(kind, pk, own, at)
    if (index > 0) add(kind, kind === 'read' ? pk : (shardOf.get(pk) ?? 'DUE#?'), index, at)
  }

  const client = new Proxy(table.client, {
    get(target, property, receiver) {
      if (property !== 'send') return Reflect.get(target, property, receiver)
      return async (command: { input: Record<string, unknown> }) => {
        Object.assign(command.input, { ReturnConsumedCapacity: 'INDEXES' })
        sums.calls += 1
        const answer = await Reflect.apply(target.send, target, [command])
        note(command, answer)
        return answer
      }
    },
  })
  return {
    table: { client, name: table.name },
    sums: () => ({ ...sums }),
    /** The most units that one partition of a kind (`DUE`, `C`) took within one real second. */
    peak: (kind: 'read' | 'write', group: string) => peaks.get(`${kind} ${group}`) ?? 0,
  }
}
