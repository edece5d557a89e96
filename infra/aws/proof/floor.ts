import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { Bot, webhookCallback } from 'grammy/web'

/**
 * The least that a Telegram bot with a table can be: one update, one write, one answer. What our
 * webhook costs beyond it is measured against this.
 */
const { BOT_TOKEN = '', BOT_INFO = '{}', DYNAMODB_ENDPOINT, TABLE_NAME = '' } = process.env
const endpoint = DYNAMODB_ENDPOINT ? { endpoint: DYNAMODB_ENDPOINT } : {}
const table = DynamoDBDocumentClient.from(new DynamoDBClient(endpoint))
const bot = new Bot(BOT_TOKEN, {
  botInfo: JSON.parse(BOT_INFO),
  client: { canUseWebhookReply: () => true },
})

bot.on('callback_query:data', async (ctx) => {
  await table.send(
    new UpdateCommand({
      TableName: TABLE_NAME,
      Key: { pk: 'FLOOR', sk: String(ctx.from.id) },
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  )
  await ctx.answerCallbackQuery('ok')
})

export const handler: (event: APIGatewayProxyEventV2, context: object) => Promise<unknown> =
  webhookCallback(bot, 'aws-lambda-async')
