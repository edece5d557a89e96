import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { SQSClient } from '@aws-sdk/client-sqs'
import { AwsClient } from 'aws4fetch'
import * as z from 'zod/mini'
import type { LogHost } from './log.ts'
import type { Queue } from './queue/queue.ts'
import { documentClient, type Table } from './store/connection.ts'

type Source = Record<string, string | undefined>

/** A setting that the function can't do without; an unset one stops the start with its name. */
export function required(source: Source, name: string): string {
  const value = source[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

/** The table named by TABLE_NAME, at DYNAMODB_ENDPOINT. */
export function tableFrom(source: Source): Table {
  const client = new DynamoDBClient({ endpoint: required(source, 'DYNAMODB_ENDPOINT') })
  return { client: documentClient(client), name: required(source, 'TABLE_NAME') }
}

async function queueClient(url: string): Promise<SQSClient> {
  const { SQSClient } = await import('@aws-sdk/client-sqs')
  const local = url.startsWith('http://')
  return new SQSClient({ ...(local && { endpoint: new URL(url).origin }) })
}

function queueAt(url: string): Queue {
  let client: Promise<SQSClient> | undefined
  return { client: () => (client ??= queueClient(url)), url }
}

/** The queue at QUEUE_URL; its host is taken from the URL, so a local one serves as well. */
export const queueFrom = (source: Source): Queue => queueAt(required(source, 'QUEUE_URL'))

/** The queues of a cell's bots, `QUEUE_URLS=<bot id>=<url> …`. */
export const queuesFrom = (source: Source): Map<number, Queue> =>
  new Map(
    required(source, 'QUEUE_URLS')
      .split(' ')
      .map((pair) => {
        const at = pair.indexOf('=')
        return [Number(pair.slice(0, at)), queueAt(pair.slice(at + 1))]
      }),
  )

/** Where lines go on Lambda: past `console`, which would wrap them. */
export const logHostFrom = (source: Source): LogHost => ({
  write: (line) => void process.stdout.write(`${line}\n`),
  clock: Date.now,
  cell: source.CELL ?? 'local',
})

const suffix = '_PARAMETER'
const answerJson = z.object({
  Parameters: z.array(z.object({ Name: z.string(), Value: z.string() })),
})

/** The parameter store, spoken to directly: its SDK client would add 76 KiB to every cold start. */
async function readParameters(source: Source, names: string[]): Promise<Map<string, string>> {
  const region = required(source, 'AWS_REGION')
  const ssm = new AwsClient({
    accessKeyId: required(source, 'AWS_ACCESS_KEY_ID'),
    secretAccessKey: required(source, 'AWS_SECRET_ACCESS_KEY'),
    ...(source.AWS_SESSION_TOKEN && { sessionToken: source.AWS_SESSION_TOKEN }),
    service: 'ssm',
    region,
    retries: 3,
  })
  const response = await ssm.fetch(required(source, 'SSM_ENDPOINT'), {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonSSM.GetParameters',
    },
    body: JSON.stringify({ Names: names, WithDecryption: true }),
  })
  // The body of a refusal names the parameter and the role, never a value.
  if (!response.ok) throw new Error(`parameters can't be read: ${await response.text()}`)
  const { Parameters } = answerJson.parse(await response.json())
  return new Map(Parameters.map((p) => [p.Name, p.Value]))
}

/**
 * The environment with its secrets: `BOT_TOKEN_PARAMETER=/path` stands for a BOT_TOKEN kept at
 * that path. All of them are read in one call, once per environment.
 */
export async function withParameters(source: Source): Promise<Source> {
  const wanted = Object.entries(source).flatMap(([key, path]) =>
    key.endsWith(suffix) && path ? [[key.slice(0, -suffix.length), path] as const] : [],
  )
  if (wanted.length === 0) return source
  const values = await readParameters(source, [...new Set(wanted.map(([, path]) => path))])
  return { ...source, ...Object.fromEntries(wanted.map(([key, path]) => [key, values.get(path)])) }
}
