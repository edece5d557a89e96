import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, calendarDate } from '../../shared/domain/calendar.ts'
import { launchBrowser, visit } from '../infra/local/playground/browser.ts'
import { type Playground, startPlayground } from '../world/playground.ts'

const zone = 'Asia/Shanghai'

const [chenJing, liFang, zhangJianguo, sunYulan, heXiaoyu] = [7001, 7002, 7003, 7006, 7008]

// Three days from now, so that reminders and the day itself are still to come, whatever today is.
const today = calendarDate(Date.now(), zone)
const [tomorrow, day] = [addDays(today, 1), addDays(today, 3)]
const typed = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const title = '桂花苑楼道大扫除'
const bulb = '我家厨房的灯坏了，明天上午有人能帮忙换吗'

let playground: Playground
let browser: Browser
let page: Page
let failed = false

const become = async (person: number) => {
  await page.locator(`nav [data-person="${person}"]`).click()
  await page.locator(`body[data-me="${person}"]`).waitFor()
}
const group = () => page.locator('[data-slot=group]')
const alone = () => page.locator('[data-slot=private]')
const messages = (where: Locator, hasText: string | RegExp) =>
  where.getByTestId('message').filter({ hasText })
const heard = (hasText: string | RegExp) => messages(alone(), hasText).last().waitFor()
const newest = async (hasText: string | RegExp): Promise<string> =>
  (await messages(alone(), hasText).last().innerText()).replace(/\s+/g, ' ')

async function say(text: string, where = alone()): Promise<void> {
  const composer = where.getByTestId('composer')
  await composer.fill(text)
  await composer.press('Enter')
}

/** Says it and waits for the answer: older cards have the same buttons. */
async function ask(text: string): Promise<void> {
  const shown = alone().getByTestId('message')
  const before = await shown.count()
  await say(text)
  await shown.nth(before + 1).waitFor()
}

/** Presses the newest button that says so. */
const press = (label: string | RegExp, where = alone()): Promise<void> =>
  where.getByTestId('inline-button').filter({ hasText: label }).last().click()

const toasted = (hasText: string): Promise<void> =>
  page.getByTestId('toast').filter({ hasText }).first().waitFor()

async function moveTo(date: string, time: string): Promise<void> {
  await page.getByTestId('clock').click()
  await page.getByTestId('clock-input').fill(`${date}T${time}`)
  await page.getByTestId('clock-set').click()
  // Closed when all that became due on the way was said.
  await page.locator('#clock:popover-open').waitFor({ state: 'hidden', timeout: 30_000 })
}

const post = () => messages(group(), title).first()

beforeAll(async () => {
  // Days pass here: what others of the sample would be told on the way would take minutes to say.
  playground = await startPlayground(0)
  browser = await launchBrowser()
  page = await visit(browser, playground.url, { viewport: { width: 1280, height: 1150 } })
  await page.getByTestId('guide-close').click()
})
afterAll(async () => {
  await browser.close()
  await playground.stop()
})

/** What the coordinator was told that the books took in, in minutes. */
const confirmed: number[] = []
const minutesIn = (text: string): number => {
  const hours = /(\d+) 小时/.exec(text)?.[1]
  const minutes = /(\d+) 分钟/.exec(text)?.[1]
  return Number(hours ?? 0) * 60 + Number(minutes ?? 0)
}

const lived = (name: string, live: () => Promise<void>) =>
  it(name, async ({ skip }) => {
    if (failed) return skip()
    failed = true
    await live()
    failed = false
  })

describe('a week of the community', () => {
  lived('begins with a resident who asks for help in a sentence', async () => {
    await become(liFang)
    await say('/offer 明天上午')
    await become(sunYulan)
    await say(bulb)
    await press('是，请社区帮忙')
    await press('我家')
    await press('发给负责人')
    await heard('已经转给负责人')
  })

  lived(
    'goes to the one whom the coordinator finds, and into the books when it is done',
    async () => {
      await become(chenJing)
      await messages(alone(), '厨房的灯').last().waitFor()
      await press('找志愿者')
      await press('☐ 李芳')
      await heard('☑ 李芳')
      await press('问勾选的人')
      await become(liFang)
      await press('我来帮')
      await heard('这件事就交给您了')
      await moveTo(tomorrow, '11:30')
      await press('帮好了')
      await press(/^1 小时$/)
      await become(chenJing)
      await press(/确认 1 小时/)
      confirmed.push(60)
      await become(sunYulan)
      await heard('您的求助办好了')
    },
  )

  lived('brings people together for an activity', async () => {
    await become(chenJing)
    await ask('/team 新建 周末服务队')
    await heard('周末服务队')
    await say(`/recruit ${typed} 9:00-11:00 ${title} 地点:桂花苑东门 清扫6 风险:无 队伍:周末服务队`)
    await press('发布')
    for (const person of [liFang, zhangJianguo, heXiaoyu]) {
      await become(person)
      await press('清扫', post())
      await toasted('报名成功')
    }
  })

  lived('checks one in and out, and calls the roll of the others', async () => {
    await moveTo(day, '08:50')
    await become(liFang)
    await press('签到', post())
    await toasted('签到成功')
    await moveTo(day, '11:00')
    await press('签退', post())
    await toasted('签退成功')
    await moveTo(day, '11:10')
    await become(chenJing)
    await heard('点名')
    await press('没标的都到了')
    await heard('到了 3 人')
    await press('看一遍再确认')
    confirmed.push(minutesIn(await newest('马上记入')))
    await press('确认记入')
    await press(/^30$/)
    await heard('服务居民 30 人')
    expect(confirmed).toEqual([60, 360])
  })

  lived('shows it in the ledger of the team', async () => {
    await ask('/team 周末服务队')
    // The entries follow from the roll call: a ledger opened in that moment is opened again.
    const ledger = async (): Promise<string> => {
      await press('台账')
      await heard('本月')
      const shown = await newest('本月')
      await press('返回')
      await alone().getByTestId('inline-button').filter({ hasText: '台账' }).last().waitFor()
      return shown.replaceAll(' ', '')
    }
    await expect.poll(ledger, { timeout: 30_000 }).toContain('服务6小时：签到2，当天确认4，补录0')
  })

  lived('keeps it in the archive, with what people say of it', async () => {
    await become(zhangJianguo)
    await post().focus()
    await page.keyboard.press('r')
    await say('楼道亮堂多了，邻居都来道谢', group())
    await messages(group(), '邻居都来道谢').locator('.reactions', { hasText: '❤' }).waitFor()
    await press('5⭐', post())
    await toasted('只有您自己知道')
    await ask('/archive 大扫除')
    await heard('找到 1 场活动')
    await press(/^1$/)
    const kept = await newest('到场志愿者 3 人')
    expect(kept).toContain('服务居民 30 人')
    expect(kept).toContain('邻居都来道谢')
  })

  lived('exports as many minutes as were confirmed', async () => {
    await become(chenJing)
    await say('/export')
    const asked = messages(alone(), '要哪一张表').last()
    await asked.waitFor()
    const table = asked.getByTestId('inline-button')
    const labels = await table.allInnerTexts()
    const records = labels.findIndex((label) => label.includes('服务记录'))
    await table.nth(records + 1).click()
    const document = alone().getByTestId('document').filter({ hasText: 'records' })
    const [download] = await Promise.all([page.waitForEvent('download'), document.last().click()])
    const text = readFileSync(await download.path(), 'utf8').replace(/^\ufeff/, '')
    const rows = Papa.parse<Record<string, string>>(text, { header: true }).data
    const ours = rows.filter((row) => row.活动名称 === title || row.活动名称?.includes('厨房的灯'))
    const sum = ours.reduce((minutes, row) => minutes + Number(row.计入分钟), 0)
    expect(ours).toHaveLength(4)
    expect(sum).toBe(confirmed.reduce((all, one) => all + one, 0))
    const whole = rows.reduce((minutes, row) => minutes + Number(row.计入分钟), 0)
    expect(minutesIn(await newest('合计'))).toBe(whole)
  })
})
