import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, visit } from '../infra/local/playground/browser.ts'
import { type Playground, root, startPlayground } from '../world/playground.ts'

// The README's pictures are renewed with `PICTURES=1 npm test`.
const picture = (name: string): string =>
  join(process.env.PICTURES ? `${root}/infra/local/playground/pictures` : playground.dataDir, name)

const [chenJing, liFang, zhangJianguo, heXiaoyu] = [7001, 7002, 7003, 7008]

let playground: Playground
let browser: Browser
let page: Page
let url: string

const become = async (person: number) => {
  await page.locator(`nav [data-person="${person}"]`).click()
  await page.locator(`body[data-me="${person}"]`).waitFor()
}
const group = () => page.locator('[data-slot=group]')
const alone = () => page.locator('[data-slot=private]')
// The sample's own activities stand in the group as well.
const ours = () => group().getByTestId('message').filter({ hasText: '金秋养老院文艺演出' })
const post = () =>
  ours()
    .filter({ hasText: '候补' })
    .or(ours().filter({ hasText: '还差' }))
    .first()
const button = (label: string) => page.getByTestId('inline-button').filter({ hasText: label })
const postButton = (label: string) => post().getByTestId('inline-button').filter({ hasText: label })

async function replyToPost(text: string): Promise<void> {
  await post().focus()
  await page.keyboard.press('r')
  const composer = group().getByTestId('composer')
  await composer.fill(text)
  await composer.press('Enter')
}

beforeAll(async () => {
  playground = await startPlayground(3)
  url = playground.url
  browser = await launchBrowser()
  page = await visit(browser, url, { viewport: { width: 1280, height: 1150 } })
})
afterAll(async () => {
  await browser.close()
  await playground.stop()
})

describe('a newcomer in the playground', () => {
  it('sends the suggested message and sees the preview alone', async () => {
    await page.getByTestId('guide-send').click()
    await alone().getByTestId('message').filter({ hasText: '金秋养老院文艺演出' }).last().waitFor()
    expect(await post().count()).toBe(0)
  })

  it('publishes, and the group sees one post', async () => {
    await button('发布').last().click()
    await post().waitFor()
    expect(await ours().filter({ hasText: '还差' }).count()).toBe(1)
  })

  it('signs people up by a button, by a reply and with a companion', async () => {
    await become(liFang)
    await postButton('表演').click()
    await page.getByTestId('toast').filter({ hasText: '报名成功' }).waitFor()
    await become(zhangJianguo)
    await replyToPost('报名')
    await post().filter({ hasText: '张建国' }).waitFor()
    await become(heXiaoyu)
    await replyToPost('+2')
    await post().filter({ hasText: '候补 2 人' }).waitFor()
    await page.screenshot({ path: picture('group.png') })
  })

  it('sees the waitlist move up when somebody leaves', async () => {
    await become(liFang)
    await postButton('去不了').click()
    await post().filter({ hasText: '何晓宇' }).waitFor()
    await become(heXiaoyu)
    await alone().getByTestId('message').filter({ hasText: '有空位了' }).waitFor()
  })

  it('moves the clock to the evening before, and the reminder comes', async () => {
    await become(chenJing)
    await page.getByTestId('clock').click()
    await page.locator('[data-testid=clock-move][data-to=evening-before]').click()
    await ours().filter({ hasText: '快到日子了' }).last().waitFor({ timeout: 30_000 })
  })

  it('works on a phone', async () => {
    const phone = await visit(browser, url, { viewport: { width: 390, height: 844 } })
    await phone.getByTestId('chat').first().click()
    const reminder = phone.getByTestId('message').filter({ hasText: '快到日子了' })
    await reminder.filter({ hasText: '金秋养老院文艺演出' }).last().scrollIntoViewIfNeeded()
    await phone.getByTestId('guide-close').click()
    await phone.screenshot({ path: picture('phone.png') })
    const wide = await phone.evaluate('document.documentElement.scrollWidth')
    expect(Number(wide)).toBeLessThanOrEqual(390)
    await phone.context().close()
  })
})
