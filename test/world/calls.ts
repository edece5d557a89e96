import type { Table } from '../../shared/store/connection.ts'

/** The same table, counting what is asked of it. */
export function countingCalls(table: Table): { table: Table; count(): number; names(): string[] } {
  const names: string[] = []
  const client = new Proxy(table.client, {
    get(target, property, receiver) {
      if (property !== 'send') return Reflect.get(target, property, receiver)
      return (command: object, ...rest: unknown[]) => {
        names.push(command.constructor.name)
        return Reflect.apply(target.send, target, [command, ...rest])
      }
    },
  })
  return { table: { client, name: table.name }, count: () => names.length, names: () => [...names] }
}
