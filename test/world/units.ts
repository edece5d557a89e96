import type { Table } from '../../shared/store/connection.ts'

const sum = (capacity: unknown): number => {
  const all = Array.isArray(capacity) ? capacity : [capacity]
  return all.reduce((total: number, one) => total + Number(one?.CapacityUnits ?? 0), 0)
}

/** The same table, adding up the capacity units that DynamoDB says each call took. */
export function countingUnits(table: Table) {
  const units = { read: 0, write: 0, calls: 0 }
  const client = new Proxy(table.client, {
    get(target, property, receiver) {
      if (property !== 'send') return Reflect.get(target, property, receiver)
      return async (command: { input: object }, ...rest: unknown[]) => {
        Object.assign(command.input, { ReturnConsumedCapacity: 'TOTAL' })
        // One that is refused was asked all the same.
        units.calls += 1
        const answer = await Reflect.apply(target.send, target, [command, ...rest])
        const reads = /^(Get|Query|BatchGet|Scan)/.test(command.constructor.name)
        units[reads ? 'read' : 'write'] += sum(answer.ConsumedCapacity)
        return answer
      }
    },
  })
  return {
    table: { client, name: table.name },
    read: () => units.read,
    write: () => units.write,
    calls: () => units.calls,
  }
}
