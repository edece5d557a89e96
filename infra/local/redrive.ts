import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'
import { documentClient } from '../../shared/store/connection.ts'
import { listed, type Place, putBack } from '../dead-letters.ts'
import { anyone } from './machine.ts'
import { readRunning } from './running.ts'

const dataDir = process.env.DATA_DIR || './data'

function placeHere(): Place | undefined {
  const running = readRunning(dataDir)
  if (!running) return undefined
  const sqs = new SQSClient({ ...anyone, endpoint: new URL(running.queue).origin })
  const client = documentClient(new DynamoDBClient({ ...anyone, endpoint: running.dynamodb }))
  const at = (url: string) => ({ client: async () => sqs, url })
  return {
    live: at(running.queue),
    dead: at(running.deadLetters),
    table: { client, name: running.table },
    bot: running.bot,
  }
}

const place = placeHere()
if (place) {
  const lines = await (process.argv.includes('--list') ? listed : putBack)(place)
  for (const line of lines) console.log(line)
} else {
  console.error(
    `Bangshou isn't running on ${dataDir}. Start it (npm start), then run this again. Its data lies elsewhere? DATA_DIR=/path npm run redrive`,
  )
  process.exitCode = 1
}
