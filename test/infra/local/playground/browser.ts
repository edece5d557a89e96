import chromium from '@sparticuz/chromium'
import {
  type Browser,
  type BrowserContextOptions,
  type Page,
  chromium as play,
} from 'playwright-core'

/** A browser without any window, that talks to this machine alone. */
export const launchBrowser = async (): Promise<Browser> =>
  play.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })

/** Opens the playground as somebody who was never there before, once it is connected. */
export const visit = async (
  browser: Browser,
  root: string,
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const viewport = { width: 1280, height: 800 }
  const context = await browser.newContext({ locale: 'zh-CN', viewport, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  await page.goto(root)
  await page.locator('body[data-online=true]').waitFor()
  return page
}
