import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { AwsV4Signer } from 'aws4fetch'
import { expect, onTestFinished, test } from 'vitest'
import { documentClient } from '../../../shared/store/connection.ts'
import { anyCredentials, freshTable } from '../../world/dynamodb.ts'

type Meets = (request: IncomingMessage, response: ServerResponse, n: number) => boolean

const refusedForNow = JSON.stringify({
  __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException',
})

/** The database behind a way that something may happen on; what `meets` takes goes no further. */
async function behind(meets: Meets) {
  const { endpoint, tableName } = await freshTable()
  const asked: { request: IncomingMessage; body: string }[] = []
  const way = createServer(async (request, response) => {
    const body = await text(request)
    asked.push({ request, body })
    if (meets(request, response, asked.length)) return
    const headers = Object.entries(request.headers).map(([name, v]): [string, string] => [
      name,
      String(v),
    ])
    const kept = headers.filter(([name]) => !/^(host|connection|content-length)$/.test(name))
    const got = await fetch(endpoint, { method: 'POST', headers: kept, body })
    response.writeHead(got.status, { 'content-type': 'application/x-amz-json-1.0' })
    response.end(await got.text())
  }).listen(0, '127.0.0.1')
  await once(way, 'listening')
  onTestFinished(() => way.closeAllConnections())
  const to = `http://127.0.0.1:${(way.address() as AddressInfo).port}`
  const client = documentClient(new DynamoDBClient({ ...anyCredentials, endpoint: to }))
  return { client, asked, tableName }
}

const row = { pk: 'P#1', sk: 'S' }
const rich = {
  ...row,
  names: { 李: 'Li', '🌾': ['稻', 2, null, true, { deep: [] }] },
  much: 9_007_199_254_740_991,
  little: -0.25,
  missing: undefined,
  blank: '',
}

test('answers as the SDK does, whatever the rows hold', async () => {
  const { endpoint, tableName: TableName, client } = await freshTable()
  const raw = new DynamoDBClient({ ...anyCredentials, endpoint })
  const sdk = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } })
  const commands = () => [
    new PutCommand({ TableName, Item: rich }),
    new GetCommand({ TableName, Key: row, ConsistentRead: true }),
    new GetCommand({ TableName, Key: { pk: 'nobody', sk: 'S' } }),
    new UpdateCommand({
      TableName,
      Key: row,
      UpdateExpression: 'SET #n = :n, blank = :kept REMOVE little',
      ExpressionAttributeNames: { '#n': 'names' },
      ExpressionAttributeValues: { ':n': { 王: ['一', 1] }, ':kept': '', ':unused': undefined },
      ReturnValues: 'ALL_NEW',
    }),
    new PutCommand({ TableName, Item: { ...row, sk: 'T' }, ReturnValues: 'ALL_OLD' }),
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': row.pk },
      Limit: 1,
    }),
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': row.pk },
      ExclusiveStartKey: row,
    }),
    new BatchGetCommand({
      RequestItems: {
        [TableName]: { Keys: [row, { pk: 'nobody', sk: 'S' }], ConsistentRead: true },
      },
    }),
    new DeleteCommand({ TableName, Key: row, ReturnValues: 'ALL_OLD' }),
    new DeleteCommand({ TableName, Key: { ...row, sk: 'T' } }),
  ]
  const answersOf = async (by: DynamoDBDocumentClient) => {
    const answers: object[] = []
    for (const command of commands()) {
      const { $metadata, ...answer } = await by.send(command as GetCommand)
      answers.push(answer)
    }
    return answers
  }
  const bySdk = await answersOf(sdk)
  expect(bySdk[3]).toMatchObject({ Attributes: { names: { 王: ['一', 1] } } })
  expect(await answersOf(client)).toEqual(bySdk)
})

test("names a condition's no as the SDK does, with the row that said it, and asks once", async () => {
  const { client, asked, tableName: TableName } = await behind(() => false)
  await client.send(new PutCommand({ TableName, Item: { ...row, n: 7 } }))
  const error = await client
    .send(
      new UpdateCommand({
        TableName,
        Key: row,
        UpdateExpression: 'SET n = :one',
        ConditionExpression: 'n = :one',
        ExpressionAttributeValues: { ':one': 1 },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    .catch((refused: unknown) => refused)
  expect(error).toBeInstanceOf(ConditionalCheckFailedException)
  expect(error).toMatchObject({
    Item: { n: { N: '7' } },
    message: expect.stringContaining('condition'),
  })
  expect(asked).toHaveLength(2)
})

test.each<[string, Meets]>([
  ['is throttled', (_, response, n) => n === 1 && !!response.writeHead(400).end(refusedForNow)],
  ['meets a fault', (_, response, n) => n === 1 && !!response.writeHead(500).end('{}')],
  ['gets half an answer', (_, response, n) => n === 1 && !!response.writeHead(200).end('{"Item":')],
  ['loses its connection', (request, _, n) => n === 1 && !!request.socket.destroy()],
  ['hears nothing', (_request, _response, n) => n === 1],
])('asks again by the SDK when it %s', async (_, meets) => {
  const { client, asked, tableName: TableName } = await behind(meets)
  await client.send(new PutCommand({ TableName, Item: row }))
  const { Item } = await client.send(new GetCommand({ TableName, Key: row }))
  expect(Item).toEqual(row)
  expect(
    asked.map(({ request }) => /aws-sdk-js/.test(request.headers['user-agent'] ?? '')),
  ).toEqual([false, true, false])
})

test('asks by the SDK for all when a batch comes back in part', async () => {
  const {
    client,
    asked,
    tableName: TableName,
  } = await behind((_, response, n) => {
    const UnprocessedKeys = { t: { Keys: [{ pk: { S: 'P#1' }, sk: { S: 'S' } }] } }
    return (
      n === 2 && !!response.writeHead(200).end(JSON.stringify({ Responses: {}, UnprocessedKeys }))
    )
  })
  await client.send(new PutCommand({ TableName, Item: row }))
  const batch = new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [row] } } })
  expect((await client.send(batch)).Responses).toEqual({ [TableName]: [row] })
  expect(asked).toHaveLength(3)
})

test('lets the SDK name what can never succeed', async () => {
  const { client, tableName: TableName } = await behind(() => false)
  const asking = client.send(new GetCommand({ TableName, Key: { wrong: 'key' } }))
  await expect(asking).rejects.toMatchObject({ name: 'ValidationException' })
})

test('signs as any other implementation of the signature does', async () => {
  const { asked, tableName: TableName, client: plain } = await behind(() => false)
  const endpoint = await plain.config.endpoint?.()
  const credentials = { accessKeyId: 'AKID', secretAccessKey: 'its secret', sessionToken: 'of now' }
  const url = `http://127.0.0.1:${endpoint?.port}`
  const client = documentClient(
    new DynamoDBClient({ region: 'ap-southeast-1', credentials, endpoint: url }),
  )
  await client.send(new GetCommand({ TableName, Key: row }))
  const [{ request, body } = { request: undefined, body: '' }] = asked
  const signed = new Map(Object.entries(request?.headers ?? {}))
  const names = /SignedHeaders=([^,]+)/.exec(String(signed.get('authorization')))?.[1]?.split(';')
  expect(names).toEqual(expect.arrayContaining(['host', 'x-amz-date', 'x-amz-target']))
  const again = new AwsV4Signer({
    ...{ ...credentials, service: 'dynamodb', region: 'ap-southeast-1', url, method: 'POST', body },
    datetime: String(signed.get('x-amz-date')),
    headers: Object.fromEntries((names ?? []).map((name) => [name, String(signed.get(name))])),
    allHeaders: true,
  })
  expect((await again.sign()).headers.get('authorization')).toBe(signed.get('authorization'))
})
