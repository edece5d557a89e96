import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleAll } from '../../../../infra/aws/bundle.ts'
import { bundledFunctions } from '../../../../infra/aws/proof/cell.ts'
import { runtimeClient } from '../../../../infra/aws/proof/client.ts'
import { hour } from '../../../../shared/domain/time.ts'
import { saturday } from '../../../world/activities.ts'
import { startWorld, type TestWorld } from '../../../world/bot.ts'

// `npm run proof` builds AWS's own client and says so; a machine without a compiler has ours.
const client = runtimeClient(process.env.RUNTIME_CLIENT === 'aws' ? 'aws' : 'plain')
const directory = mkdtempSync(join(tmpdir(), 'bangshou-bundles-'))
const [anna, li, zhang, liu, wang] = [8001, 8002, 8003, 8004, 8005]
const call = '/recruit 周六 9:00-11:00 金秋养老院文艺演出 地点:金秋养老院 表演2 风险:无'

let world: TestWorld
let firstIn: number
let cell: ReturnType<typeof bundledFunctions>

beforeAll(async () => {
  const bundles = await bundleAll(directory, process.arch === 'arm64' ? 'arm64' : 'x64')
  world = await startWorld({
    visibilitySeconds: 3,
    functions(around) {
      cell = bundledFunctions({ bundles, client, timeoutMs: 2000 }, around)
      return cell.functions
    },
  })
  await world.found()
})
afterAll(async () => {
  await world?.close()
  await cell?.close()
  rmSync(directory, { recursive: true, force: true })
})

const post = () => world.find(world.group, /^金秋养老院文艺演出/)
const posts = () =>
  world.seen(world.group).filter((m) => world.textOf(m).startsWith('金秋养老院文艺演出'))
const names = () => world.textOf(post())
const linesWith = (words: string) =>
  [world.group, anna, li, zhang, liu, wang].flatMap((chat) =>
    world.seen(chat).filter((m) => world.textOf(m).includes(words)),
  )
const reminders = () => linesWith('快到日子了')
const promotions = () => linesWith('有空位了').length

describe('a Saturday on the bundles, in environments that come and go', () => {
  it('publishes, though the environment that is told to dies on the way', async () => {
    await world.say(anna, anna, call)
    cell.made.webhook.faults.push({ kind: 'killed', afterMs: 15 })
    cell.made.changes.faults.push({ kind: 'answer-lost' })
    await world.press(anna, anna, '发布到群里')
    expect(posts()).toHaveLength(1)
    expect(cell.made.webhook.counts.failures).toBe(1)
    expect(cell.made.changes.counts.failures).toBe(1)
  })

  it('takes three sign-ups at once, each in an environment of its own', async () => {
    cell.made.webhook.faults.push({ kind: 'recycled' }, { kind: 'answer-lost' })
    const three = [li, zhang, liu]
    const toasts = await Promise.all(three.map((id) => world.press(id, world.group, '表演')))
    firstIn = three[toasts.findIndex((toast) => toast.includes('报名成功'))] ?? 0
    expect(toasts.filter((toast) => toast.includes('报名成功'))).toHaveLength(2)
    expect(toasts.filter((toast) => toast.includes('候补'))).toHaveLength(1)
    expect(cell.made.webhook.counts.atOnce).toBeGreaterThanOrEqual(3)
  })

  it('shows who is in and who waits, though the edit was cut off', async () => {
    cell.made.deliver.faults.push({ kind: 'timed-out' }, { kind: 'killed', afterMs: 10 })
    expect(await world.press(wang, world.group, '表演')).toContain('候补')
    expect(names()).toContain('候补 2 人')
    expect(posts()).toHaveLength(1)
  })

  it('promotes the next one when somebody leaves, and tells them', async () => {
    cell.made.webhook.faults.push({ kind: 'timed-out' })
    cell.made.changes.faults.push({ kind: 'killed', afterMs: 5 }, { kind: 'timed-out' })
    await world.press(firstIn, world.group, '去不了')
    expect(names()).toContain('候补 1 人')
    expect(promotions()).toBe(1)
  })

  it('reminds those who are in once, though the tick dies half-way', async () => {
    cell.made.tick.faults.push({ kind: 'answer-lost' })
    await world.moveTo(saturday.start - 24 * hour)
    cell.made.tick.faults.push({ kind: 'recycled' })
    await world.moveTo(saturday.start - 24 * hour + 180_000)
    expect(reminders()).toHaveLength(1)
  })

  it('asks again two hours before, from environments that have just started', async () => {
    for (const each of Object.values(cell.made)) each.faults.push({ kind: 'recycled' })
    await world.moveTo(saturday.start - 2 * hour)
    expect(world.textOf(world.find(world.group, '两个小时'))).toContain('金秋养老院')
    expect(posts()).toHaveLength(1)
  })

  it('had every function dead at least once, and started anew', () => {
    for (const { counts } of Object.values(cell.made)) {
      expect(counts.failures).toBeGreaterThan(0)
      expect(counts.starts).toBeGreaterThan(1)
    }
  })
})
