import { Agent as HttpAgent, request as http } from 'node:http'
import { Agent as HttpsAgent, request as https } from 'node:https'
import { json } from 'node:stream/consumers'
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { SignatureV4 } from '@smithy/signature-v4'

const operations = new Map<unknown, string>([
  [GetCommand, 'GetItem'],
  [PutCommand, 'PutItem'],
  [UpdateCommand, 'UpdateItem'],
  [DeleteCommand, 'DeleteItem'],
  [QueryCommand, 'Query'],
  [BatchGetCommand, 'BatchGetItem'],
])
// A connection that is silent this long is given up; the SDK then asks on one of its own.
const silenceMs = 3000
const rowsSent = ['Key', 'Item', 'ExpressionAttributeValues', 'ExclusiveStartKey']
const rowsGot = ['Item', 'Attributes', 'LastEvaluatedKey']
type Json = ReturnType<typeof JSON.parse>

function fieldSent(name: string, value: Json): unknown {
  if (rowsSent.includes(name)) return value && marshall(value, { removeUndefinedValues: true })
  if (name === 'Keys') return value.map((key: object) => marshall(key))
  return name === 'RequestItems' ? mapped(value, (_, ofTable) => mapped(ofTable, fieldSent)) : value
}
const mapped = (fields: object, to: typeof fieldSent): object =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, to(name, value)]))

const rows = (got: Json[]) => got.map((row) => unmarshall(row))

/** An answer with its rows as plain values; undefined when the SDK is to ask for what it lacks. */
function outcome(answer: Json): object | undefined {
  if (Object.keys(answer.UnprocessedKeys ?? {}).length > 0) return undefined
  for (const name of rowsGot) if (answer[name]) answer[name] = unmarshall(answer[name])
  if (answer.Items) answer.Items = rows(answer.Items)
  if (answer.Responses) answer.Responses = mapped(answer.Responses, (_, got) => rows(got))
  return answer
}

/** Throws a condition's no as the SDK would; every other failure is left to the SDK. */
function refuse({ __type, message, Message, Item }: Json): void {
  if (!String(__type).endsWith('#ConditionalCheckFailedException')) return
  const $metadata = { httpStatusCode: 400 }
  throw new ConditionalCheckFailedException({ message: message ?? Message, Item, $metadata })
}

/** Where the client's requests go, and who signs them; undefined when no endpoint is set. */
async function wayOf({ config }: DynamoDBDocumentClient) {
  const endpoint = await config.endpoint?.()
  if (!endpoint) return undefined
  const { protocol, hostname, port } = endpoint
  const secure = protocol === 'https:'
  const { region, credentials, sha256 } = config
  return {
    to: { protocol, hostname, ...(port && { port }), path: '/', method: 'POST' },
    host: port ? `${hostname}:${port}` : hostname,
    open: secure ? https : http,
    agent: new (secure ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: 50 }),
    signer: new SignatureV4({
      ...{ service: 'dynamodb', region, credentials, sha256 },
      applyChecksum: false,
    }),
  }
}
type Way = NonNullable<Awaited<ReturnType<typeof wayOf>>>

async function ask(way: Way, operation: string, body: string) {
  const headers = {
    host: way.host,
    'content-type': 'application/x-amz-json-1.0',
    'content-length': String(Buffer.byteLength(body)),
    'x-amz-target': `DynamoDB_20120810.${operation}`,
  }
  const signed = await way.signer.sign({ ...way.to, query: {}, headers, body })
  return new Promise<{ status: number | undefined; said: Json }>((resolve, reject) => {
    const { agent, open, to } = way
    const request = open({ ...to, agent, headers: signed.headers, timeout: silenceMs }, (got) =>
      json(got).then((said) => resolve({ status: got.statusCode, said }), reject),
    )
    request.on('timeout', () => request.destroy(new Error('silent')))
    request.on('error', reject)
    request.end(body)
  })
}

/**
 * The document client with a short way for all but transactions and batches of writes: the SDK's
 * own signer and marshalling over Node's HTTP, at half of the processor's time. What isn't plainly
 * answered, a throttle, a fault, a lost connection, is asked again by the SDK, which retries and
 * names errors as ever.
 */
export function direct(documents: DynamoDBDocumentClient): DynamoDBDocumentClient {
  const bySdk = documents.send
  const way = wayOf(documents)
  async function directly(operation: string, input: object): Promise<object | undefined> {
    const known = await way
    const answer =
      known &&
      (await ask(known, operation, JSON.stringify(mapped(input, fieldSent))).catch(() => undefined))
    if (answer?.status === 200) return outcome(answer.said)
    if (answer?.status === 400) refuse(answer.said)
    return undefined
  }
  return Object.assign(documents, {
    send: async (command: { input: object }, ...more: unknown[]) => {
      const operation = more.length === 0 && operations.get(command.constructor)
      const answer = operation ? await directly(operation, command.input) : undefined
      return answer ?? Reflect.apply(bySdk, documents, [command, ...more])
    },
  })
}
