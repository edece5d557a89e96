import { appendFileSync } from 'node:fs'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { followStream } from '../../../infra/local/stream.ts'

const [endpoint = '', tableName = '', directory = ''] = process.argv.slice(2)
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

await followStream({
  client: new DynamoDBStreamsClient({ endpoint, region: 'local', credentials }),
  tableName,
  clock: Date.now,
  positionFile: `${directory}/position.json`,
  onError: console.error,
  handler: async (event: DynamoDBStreamEvent) => {
    for (const { dynamodb } of event.Records)
      appendFileSync(`${directory}/seen`, `${dynamodb?.NewImage?.n?.N}\n`)
    return undefined
  },
})
