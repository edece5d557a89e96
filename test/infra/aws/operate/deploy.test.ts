import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Cell } from '../../../../infra/aws/cell.ts'
import { deploy } from '../../../../infra/aws/operate/deploy.ts'
import { destroy } from '../../../../infra/aws/operate/destroy.ts'
import { placeOf } from '../../../../infra/aws/operate/queues.ts'
import { status } from '../../../../infra/aws/operate/status.ts'
import { type BotApi, startBotApi } from '../../../../infra/local/botapi/server.ts'
import { botApi } from '../../../../shared/telegram/api.ts'
import { allowedUpdates } from '../../../../shared/telegram/updates.ts'
import { bot, cellWith, cloud, urlOf } from './cloud.ts'

const token = `${bot}:a-token-that-nobody-should-see`
let telegram: BotApi
beforeAll(async () => {
  telegram = await startBotApi({
    port: 0,
    token,
    bot: { first_name: '帮手', username: 'bangshou_bot' },
    clock: { now: Date.now, zone: 'Asia/Shanghai' },
    elapsed: () => performance.now(),
    random: Math.random,
    rates: false,
  })
})
afterAll(() => telegram.close())

let aws: ReturnType<typeof cloud>
let noted: Cell['bots'][]
beforeEach(() => {
  aws = cloud()
  noted = []
})

const run = (cell: Cell, given?: string) =>
  deploy({
    ...aws.operator(cell, telegram.url),
    ...(given && { token: given }),
    note: (bots) => void noted.push(bots),
    prepare: async () => void aws.ran.push('prepare'),
  })

describe('the first deployment', () => {
  it('goes from a token to a bot whose updates come with a secret', async () => {
    await run(cellWith(), token)
    const { url, allowed_updates } = await botApi(token, telegram.url).getWebhookInfo()
    expect(url).toBe(urlOf(bot))
    expect(allowed_updates).toEqual([...allowedUpdates])
    const secret = aws.parameters.get(`/bangshou/prod-a/${bot}/secret`)
    expect(telegram.world.settings.webhook).toMatchObject({ secret: secret?.Value })
    expect(secret?.Value).toMatch(/^[\w-]{43}$/)
  })

  it('prepares the account once, and makes the table before the bots', async () => {
    await run(cellWith(), token)
    await run(cellWith())
    expect(aws.ran).toEqual([
      'prepare',
      'bootstrap aws://111122223333/ap-southeast-1',
      'deploy bangshou-prod-a-data bangshou-prod-a-bots --require-approval never',
      'prepare',
      'deploy bangshou-prod-a-data bangshou-prod-a-bots --require-approval never',
    ])
  })

  it('keeps token and secret encrypted, the same at the second deployment, and says neither', async () => {
    await run(cellWith(), token)
    const before = aws.parameters.get(`/bangshou/prod-a/${bot}/secret`)?.Value ?? ''
    await run(cellWith(), token)
    expect(aws.parameters.get(`/bangshou/prod-a/${bot}/secret`)).toEqual({
      Value: before,
      Type: 'SecureString',
    })
    expect(aws.parameters.get(`/bangshou/prod-a/${bot}/token`)?.Type).toBe('SecureString')
    expect(aws.said.join('\n')).not.toContain(token)
    expect(aws.said.join('\n')).not.toContain(before)
  })

  it('puts the commands into the menus, and notes the bot in cdk.json', async () => {
    await run(cellWith({ bots: {} }), token)
    expect(noted).toEqual([{ [bot]: '@bangshou_bot' }])
    const scope = { type: 'all_group_chats' as const }
    const commands = await botApi(token, telegram.url).getMyCommands({ scope })
    expect(commands.map((c) => c.command)).toContain('my')
  })

  it('ends with what Telegram itself says', async () => {
    await run(cellWith(), token)
    expect(aws.said).toContain(`  webhook   ${urlOf(bot)}`)
    expect(aws.said).toContain('  waiting   0')
    expect(aws.said.at(-1)).toContain('Add the bot to your group')
  })
})

describe('what stands in the way is said in plain words', () => {
  it('no credentials', async () => {
    const failed = Object.assign(new Error('Could not load credentials from any providers'), {
      name: 'CredentialsProviderError',
    })
    mockClient(STSClient).on(GetCallerIdentityCommand).rejects(failed)
    await expect(run(cellWith(), token)).rejects.toThrow(/No AWS credentials.*aws configure/s)
    expect(aws.ran).toEqual([])
  })

  it('no bot yet', async () => {
    await expect(run(cellWith({ bots: {} }))).rejects.toThrow(/BOT_TOKEN=123456789:AAE… npm run/)
  })

  it('a token that Telegram does not know', async () => {
    await expect(run(cellWith(), '7700001:mistyped-by-somebody')).rejects.toThrow(
      /Telegram does not know this BOT_TOKEN/,
    )
    expect(aws.parameters.size).toBe(0)
  })

  it('an account that is too new to set functions aside', async () => {
    aws.account.concurrency = 10
    await expect(run(cellWith(), token)).rejects.toThrow(
      /may run 10 functions at once in ap-southeast-1; 134 are needed.*"reserveConcurrency": false/,
    )
    await run(cellWith({ reserveConcurrency: false }), token)
    expect(aws.ran.at(-1)).toMatch(/^deploy/)
  })

  it('a setting of cdk.json, by its name', () => {
    expect(() => cellWith({ region: 'Singapore' })).toThrow(
      'cdk.json, cells.prod-a.region: e.g. "ap-southeast-1"',
    )
    expect(() => cellWith({ bots: { bangshou: '@x' } })).toThrow(/cells\.prod-a\.bots/)
    expect(() => cellWith({ logdays: 3 })).toThrow(/cells\.prod-a/)
  })
})

describe('how it is doing', () => {
  it('is told for each bot: what waits at Telegram, what waits to be said, what was lost', async () => {
    await run(cellWith(), token)
    aws.said.length = 0
    await status(aws.operator(cellWith(), telegram.url))
    expect(aws.said).toEqual([
      'Account 111122223333 as user/anna, region ap-southeast-1, cell prod-a',
      'bangshou-prod-a-data: UPDATE_COMPLETE',
      'bangshou-prod-a-bots: UPDATE_COMPLETE',
      'table: bangshou-prod-a',
      `@bangshou_bot (${bot})`,
      `  webhook   ${urlOf(bot)}`,
      `  updates   ${allowedUpdates.join(', ')}`,
      '  waiting   0',
      '  to say    7',
      '  dead      2',
      'changes lost: 2',
      'minutes lost: 2',
    ])
  })

  it('is told before anything is deployed, too', async () => {
    await status(aws.operator(cellWith(), telegram.url))
    expect(aws.said).toContain('bangshou-prod-a-bots: not there')
    expect(aws.said).toContain('  no token: BOT_TOKEN=… npm run deploy')
  })
})

describe('the dead letters of a bot', () => {
  it('are looked for in its own queues, and in the table that is in use', async () => {
    const cell = cellWith({ table: { name: 'bangshou-prod-a-restored', streamArn: 'x' } })
    const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'local' }))
    const place = await placeOf(aws.operator(cell, telegram.url), bot, documents)
    expect(place).toMatchObject({
      live: { url: `https://sqs.example/bangshou-prod-a-${bot}.fifo` },
      dead: { url: `https://sqs.example/bangshou-prod-a-${bot}-dead.fifo` },
      table: { name: 'bangshou-prod-a-restored' },
      bot: Number(bot),
    })
  })
})

describe('the end', () => {
  const end = (given: { data: boolean; confirmed?: string }) =>
    destroy({ confirmed: undefined, ...aws.operator(cellWith(), telegram.url), ...given })

  it('takes the bots down and keeps everything that was entered', async () => {
    await run(cellWith(), token)
    await end({ data: false })
    expect(aws.ran.at(-1)).toBe('destroy bangshou-prod-a-bots --force')
    expect((await botApi(token, telegram.url).getWebhookInfo()).url).toBe('')
    expect(aws.tables.calls()).toEqual([])
    expect(aws.parameters.size).toBe(3)
  })

  it('deletes data only for whoever says so twice', async () => {
    await run(cellWith(), token)
    const before = aws.ran.length
    await expect(end({ data: true })).rejects.toThrow('--data --yes-delete prod-a')
    await expect(end({ data: true, confirmed: 'prod-b' })).rejects.toThrow('--yes-delete prod-a')
    expect(aws.ran).toHaveLength(before)
    await end({ data: true, confirmed: 'prod-a' })
    const sent = aws.tables.calls().map(({ args: [command] }) => command.constructor.name)
    expect(sent).toEqual(['UpdateTableCommand', 'DeleteTableCommand'])
    expect(aws.ran.slice(-2)).toEqual([
      'destroy bangshou-prod-a-bots --force',
      'destroy bangshou-prod-a-data --force',
    ])
    expect(aws.parameters.size).toBe(0)
  })

  it('names the bucket whose pictures are still there', async () => {
    const said: string[] = []
    const operator = aws.operator(cellWith({ photos: { keepDays: 30 } }), telegram.url)
    const say = (line: string) => void said.push(line)
    await destroy({ ...operator, say, data: true, confirmed: 'prod-a' })
    const bucket = 'bangshou-prod-a-photos-111122223333-ap-southeast-1'
    expect(said.join('\n')).toContain(`aws s3 rb --force s3://${bucket}`)
  })

  it('does not keep pictures for no day at all', () => {
    const wrong = () => cellWith({ photos: { keepDays: 0 } })
    expect(wrong).toThrow('cells.prod-a.photos.keepDays: whole days, at least one')
  })
})
