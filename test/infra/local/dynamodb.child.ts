import { startDynamoDb } from '../../../infra/local/dynamodb.ts'

const { endpoint, pid } = await startDynamoDb({ file: process.argv[2] ?? '' })
process.stdout.write(`${JSON.stringify({ endpoint, pid })}\n`)
setInterval(() => {}, 60_000)
