import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minute } from '../../../../shared/domain/time.ts'
import { saturday } from '../../../world/activities.ts'
import { startShow } from '../../../world/hours.ts'

const halfPastEight = saturday.start - 30 * minute
const eveningBefore = saturday.start - 12 * 60 * minute
let stage: Awaited<ReturnType<typeof startShow>>
beforeAll(async () => {
  stage = await startShow()
})
afterAll(() => stage.world.close())

describe('the short reminder of what begins in the morning', () => {
  it('comes the evening before, and does not say that it starts in two hours', async () => {
    const { world } = stage
    await world.moveTo(eveningBefore)
    expect(world.textOf(world.find(world.group, '再确认一下'))).toContain('金秋养老院文艺演出')
    expect(() => world.find(world.group, '两个小时')).toThrow('nothing like')
  })

  it('is not said again in the morning', async () => {
    const { world } = stage
    const before = world.seen(world.group).length
    await world.moveTo(halfPastEight)
    expect(world.seen(world.group)).toHaveLength(before)
  })
})

it('ends with a post that seeks nobody any more', async () => {
  const { world, show } = stage
  await world.moveTo(saturday.end)
  const post = world.seen(world.group).find((m) => world.textOf(m).startsWith(show.title))
  expect(post && world.textOf(post)).toContain('报名截止')
  expect(post && world.textOf(post)).not.toContain('还差')
})
