import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, visit } from '../infra/local/playground/browser.ts'
import { type Playground, root, startPlayground } from '../world/playground.ts'

// The README's picture is renewed with `PICTURES=1 npm test`.
const pictures = () =>
  process.env.PICTURES ? `${root}/infra/local/playground/pictures` : playground.dataDir

const chenJing = 7001

let playground: Playground
let browser: Browser
let page: Page

const group = () => page.locator('[data-slot=group]')
const alone = () => page.locator('[data-slot=private]')
const said = (where: Locator, text: string) =>
  where.getByTestId('message').filter({ hasText: text })

// Two months hold some seventy things that are due: a machine with much to do takes its time.
const patience = { timeout: 150_000 }

async function moveTo(name: 'weekly-notice' | 'month-summary'): Promise<void> {
  await page.getByTestId('clock').click()
  await page.locator(`[data-testid=clock-move][data-to=${name}]`).click()
  await page.locator('#clock:popover-open').waitFor({ state: 'hidden', ...patience })
}

beforeAll(async () => {
  // The picture of the README has all its twelve months; a month before this one does otherwise.
  playground = await startPlayground(process.env.PICTURES ? 57 : 6)
  browser = await launchBrowser()
  page = await visit(browser, playground.url, { viewport: { width: 1280, height: 1150 } })
}, 120_000)
afterAll(async () => {
  await browser.close()
  await playground.stop()
})

describe('two months in the playground', () => {
  it('bring a summary with its picture for each month, and a notice for each week', async () => {
    await moveTo('month-summary')
    await said(group(), '月小结').first().waitFor(patience)
    await moveTo('month-summary')
    await expect.poll(() => said(group(), '月小结').count(), patience).toBe(2)
    await expect.poll(() => said(group(), '📅 这一周').count(), patience).toBeGreaterThanOrEqual(4)
    expect(await said(group(), '📅 这一周').count()).toBeLessThanOrEqual(9)
  }, 400_000)

  it('carry the theme that a coordinator pressed into the next weekly notice', async () => {
    await page.locator(`nav [data-person="${chenJing}"]`).click()
    const proposal = said(alone(), '还没有主题').last()
    await proposal.waitFor(patience)
    const idea = proposal.getByTestId('inline-button').first()
    const theme = (await idea.innerText()).trim()
    await idea.click()
    await said(alone(), `主题是"${theme}"`).last().waitFor(patience)
    const before = await said(group(), '📅 这一周').count()
    await moveTo('weekly-notice')
    await expect.poll(() => said(group(), '📅 这一周').count(), patience).toBe(before + 1)
    expect(await said(group(), '📅 这一周').last().innerText()).toContain(`本月主题：${theme}`)
  }, 400_000)

  it('show the picture whole, and large at a press', async () => {
    const [first] = await said(group(), '月小结').all()
    if (!first) throw new Error('no summary')
    const image = first.locator('.picture img')
    await expect
      .poll(() => image.evaluate((img) => Reflect.get(img, 'naturalWidth')), patience)
      .toBe(1080)
    const source = await image.evaluate((img) => Reflect.get(img, 'src'))
    const picture = await page.request.get(String(source))
    writeFileSync(join(pictures(), 'summary.png'), await picture.body())
    await first.locator('.picture').click()
    await page.getByTestId('zoom').waitFor()
    await page.keyboard.press('Escape')
  })

  it('tell the numbers of the picture in the text beside it', async () => {
    const text = await said(group(), '月小结').first().innerText()
    expect(text).toMatch(/活动场次：[1-9]/)
    expect(text).toMatch(/服务小时：[1-9]/)
    expect(text).toMatch(/上月 [1-9]/)
  })
})
