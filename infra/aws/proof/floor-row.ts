import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { Bot, webhookCallback } from 'grammy/web'

/**
 * The least that a bot with a list can be: one entry into the list's row, which comes back so that
 * the answer can say the place. Nothing is asked of the row before. What it costs beyond
 * `floor.ts` is the row, which any such bot pays for.
 */
const { BOT_TOKEN = '', BOT_INFO = '{}', DYNAMODB_ENDPOINT, TABLE_NAME = '' } = process.env
const endpoint = DYNAMODB_ENDPOINT ? { endpoint: DYNAMODB_ENDPOINT } : {}
const table = DynamoDBDocumentClient.from(new DynamoDBClient(endpoint))
const bot = new Bot(BOT_TOKEN, {
  botInfo: JSON.parse(BOT_INFO),
  client: { canUseWebhookReply: () => true },
})

bot.on('callback_query:data', async (ctx) => {
  const [, activity = ''] = ctx.callbackQuery.data.split(':')
  const { Attributes } = await table.send(
    new UpdateCommand({
      TableName: TABLE_NAME,
      Key: { pk: `A#${activity}`, sk: 'ROSTER' },
      UpdateExpression: 'SET t.#m = n ADD n :one',
      ExpressionAttributeNames: { '#m': String(ctx.from.id) },
      ExpressionAttributeValues: { ':one': 8 },
      ReturnValues: 'ALL_NEW',
    }),
  )
  await ctx.answerCallbackQuery(`ok ${Object.keys(Attributes?.t ?? {}).length}`)
})

export const handler: (event: APIGatewayProxyEventV2, context: object) => Promise<unknown> =
  webhookCallback(bot, 'aws-lambda-async')
