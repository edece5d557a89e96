import { GrammyError } from 'grammy/web'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Functions, Surroundings } from '../../infra/local/machine.ts'
import { faultOf, logged, metrics } from '../../shared/log.ts'
import { saturday } from '../world/activities.ts'
import { startWorld, type TestWorld } from '../world/bot.ts'

const lines: string[] = []
let world: TestWorld

/** The functions from their own handlers, as Lambda loads them, with their environment. */
function handlers(around: Surroundings): Functions {
  const variables = {
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    CELL: 'test-a',
    DYNAMODB_ENDPOINT: around.endpoint,
    TABLE_NAME: around.tableName,
    QUEUE_URL: around.queueUrl,
    DEAD_LETTERS_URL: around.deadLettersUrl,
    BOT_TOKEN: around.token,
    WEBHOOK_SECRET: around.secret,
    TELEGRAM_API_ROOT: around.apiRoot,
  }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  return {
    webhook: async (...given) =>
      (await import('../../functions/webhook/handler.ts')).handler(...given),
    changes: async (...given) =>
      (await import('../../functions/changes/handler.ts')).handler(...given),
    tick: async (...given) => (await import('../../functions/tick/handler.ts')).handler(...given),
    deliver: async (...given) =>
      (await import('../../functions/deliver/handler.ts')).handler(...given),
  }
}

const [li, zhang, liu] = [8002, 8003, 8004]
const said = {
  place: '金秋养老院后门的秘密花园',
  title: '金秋养老院文艺演出',
  reply: '我带我孙子小宝一起来行不行',
  need: '家里灯泡坏了，我姓欧阳，住7号楼302，电话13912345678',
  typed: '/recruit 周六 9:00-11:00 金秋养老院文艺演出 地点:金秋养老院后门的秘密花园 表演2 风险:无',
}

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    lines.push(...String(chunk).split('\n').filter(Boolean))
    return true
  })
  for (const method of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, method).mockImplementation((...words) => void lines.push(words.join(' ')))
  world = await startWorld({ functions: handlers })
  await world.found()
  const { anna, group, telegram } = world
  await world.say(anna.id, anna.id, said.typed)
  await world.press(anna.id, anna.id, '发布到群里')
  await world.press(li, group, '表演')
  await world.say(zhang, group, said.reply, world.find(group, said.title))
  await world.say(liu, liu, `/need ${said.need}`)
  await world.say(liu, liu, said.need)
  for (const fault of ['refused', 'server-error', 'blocked'] as const)
    telegram.faults.order({ method: 'sendMessage', fault })
  await world.press(zhang, group, '表演')
  await world.moveTo(saturday.start - 24 * 3_600_000)
  await world.moveTo(saturday.start - 1_800_000)
}, 120_000)
afterAll(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await world.close()
})

const parsed = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)

describe('the log of a day', () => {
  it('has lines of all four functions, each with the id of its request', () => {
    const info = parsed().filter((line) => line.level === 'info')
    expect(new Set(info.map((line) => line.at))).toEqual(
      new Set(['webhook', 'changes', 'tick', 'deliver']),
    )
    for (const line of info) expect(line.request).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('names the update and the community that a line is about', () => {
    const webhook = parsed().filter((line) => line.at === 'webhook' && line.level === 'info')
    for (const line of webhook) expect(line.update).toEqual(expect.any(Number))
    expect(webhook.map((line) => line.community)).toContain('guihua')
  })

  it('says what went wrong', () => {
    expect(parsed().filter((line) => line.level === 'error').length).toBeGreaterThan(0)
  })

  it('holds no name and nothing that anybody wrote', () => {
    const names = [world.anna, ...world.people].map(({ name }) => name)
    const pieces = Object.values(said).flatMap(
      (text) => text.match(/[\p{Script=Han}\d]{3,}/gu) ?? [],
    )
    expect(pieces.length).toBeGreaterThan(8)
    const log = lines.join('\n')
    for (const words of [...names, ...pieces, '桂花']) expect(log).not.toContain(words)
    // Not even one Chinese character: nothing that people or the bot say is written there.
    expect(log.match(/\p{Script=Han}+/gu)).toBeNull()
  })

  it('counts without any dimension but the cell', () => {
    const counting = parsed().flatMap((line) => (line._aws ? [line] : []))
    expect(counting.length).toBeGreaterThan(0)
    for (const line of counting) {
      const { CloudWatchMetrics } = line._aws as { CloudWatchMetrics: object[] }
      const [asked] = CloudWatchMetrics as { Dimensions: string[][]; Metrics: { Name: string }[] }[]
      expect(asked?.Dimensions).toEqual([['Cell']])
      expect(line.Cell).toBe('test-a')
      for (const { Name } of asked?.Metrics ?? []) {
        expect(metrics).toContain(Name)
        // What did not happen costs nothing: CloudWatch asks money for each hour of each metric.
        expect(line[Name]).toBeGreaterThan(0)
      }
    }
  })
})

describe('an error in the log', () => {
  it('loses everything that is quoted', () => {
    const answer = {
      ok: false as const,
      error_code: 400,
      description: 'Bad Request: can\'t parse "李芳" near “秘密”',
    }
    const { reason } = faultOf(new GrammyError('failed', answer, 'sendMessage', { text: '李芳' }))
    expect(reason).toContain('Bad Request')
    expect(reason).not.toMatch(/\p{Script=Han}/u)
  })

  it("loses its message when that is our own or anybody's", () => {
    expect(faultOf(new TypeError('cannot read 李芳')).reason).toBe('TypeError')
    expect(faultOf('李芳').reason).toBe('string')
  })

  it('is thrown on, so that what called knows', async () => {
    const written: string[] = []
    const host = { write: (line: string) => void written.push(line), clock: () => 0, cell: 'x' }
    const failing = logged('tick', host, () => Promise.reject(new RangeError('李芳')))
    await expect(failing({}, { awsRequestId: 'r-1' })).rejects.toThrow(RangeError)
    expect(written.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'error', at: 'tick', request: 'r-1', reason: 'RangeError' },
      { level: 'info', at: 'tick', request: 'r-1', ms: 0 },
    ])
  })
})
