import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What DynamoDB says that it used. */
export interface Metered {
  readUnits: number
  writeUnits: number
  reads: number
  writes: number
}

export interface Meter {
  /** Where to go instead of the database. */
  url: string
  /** Since the last reset. */
  metered(): Metered
  reset(): void
  close(): Promise<void>
}

const reading = /^(GetItem|BatchGetItem|Query|Scan|TransactGetItems)$/
const writing = /^(PutItem|UpdateItem|DeleteItem|BatchWriteItem|TransactWriteItems)$/
// A refused condition is paid like the smallest write, and its answer says nothing of units.
const refusedUnits = 1

const nothing = (): Metered => ({ readUnits: 0, writeUnits: 0, reads: 0, writes: 0 })

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function unitsIn(answer: { ConsumedCapacity?: unknown }): number {
  const all = [answer.ConsumedCapacity ?? []].flat() as { CapacityUnits?: number }[]
  return all.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
}

/** Stands before a DynamoDB, asks it of every call how many units it took, and adds them up. */
export async function startMeter(endpoint: string): Promise<Meter> {
  let sum = nothing()
  function note(operation: string, status: number, answer: object): void {
    const units = status === 200 ? unitsIn(answer) : refusedUnits
    if (reading.test(operation)) {
      sum.readUnits += status === 200 ? units : 0
      sum.reads += 1
    }
    if (writing.test(operation)) {
      sum.writeUnits += units
      sum.writes += 1
    }
  }
  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    const given = JSON.parse((await bodyOf(request)) || '{}')
    const counts = reading.test(operation) || writing.test(operation)
    const body = JSON.stringify(counts ? { ...given, ReturnConsumedCapacity: 'TOTAL' } : given)
    const headers = { 'content-type': 'application/x-amz-json-1.0' }
    const passed = ['x-amz-target', 'authorization', 'x-amz-date'].map((name) => [
      name,
      String(request.headers[name] ?? ''),
    ])
    const answered = await fetch(endpoint, {
      method: 'POST',
      headers: { ...headers, ...Object.fromEntries(passed) },
      body,
    })
    const text = await answered.text()
    if (counts) note(operation, answered.status, JSON.parse(text || '{}'))
    response.writeHead(answered.status, headers)
    response.end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    metered: () => ({ ...sum }),
    reset() {
      sum = nothing()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
