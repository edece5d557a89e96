import { deflateSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { servePlayground } from '../../../../infra/local/playground/serve.ts'
import { botId, community, type Rig, rig, token, updates } from '../botapi/rig.ts'
import { launchBrowser, visit } from './browser.ts'

let browser: Browser
let server: Rig
let people: ReturnType<typeof community>
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  server = await rig({ fallback: servePlayground() })
  people = community(server, { supergroup: true, admin: true })
  // What made the group is not what a test waits to hear.
  await updates(server)
  page = await visit(browser, server.url)
  await become(people.mei)
})
afterEach(async () => {
  await page.context().close()
  await server.close()
})

const inGroup = (testid: string) => page.locator(`[data-slot=group] [data-testid=${testid}]`)
const become = async (id: number) => {
  await page.locator(`nav [data-person="${id}"]`).click()
  await page.locator(`body[data-me="${id}"]`).waitFor()
}

/** The next update that says this, as the bot gets it. */
const heard = async <Kind extends 'message' | 'callback_query'>(kind: Kind) => {
  const found = await vi.waitFor(async () => {
    const update = (await updates(server)).findLast((one) => one[kind])?.[kind]
    if (!update) throw new Error(`The bot heard no ${kind}`)
    return update
  })
  return found
}

/** A red square, since a PNG must be one that a browser can draw. */
const png = (): Buffer => {
  const crc = (bytes: Buffer): number => {
    let value = ~0
    for (const byte of bytes) {
      value ^= byte
      for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
    }
    return ~value >>> 0
  }
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name), data])
    const frame = Buffer.alloc(body.length + 8)
    frame.writeUInt32BE(data.length)
    body.copy(frame, 4)
    frame.writeUInt32BE(crc(body), body.length + 4)
    return frame
  }
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0])
  const row = [0, ...Array.from({ length: 8 }, () => [200, 40, 20]).flat()]
  const pixels = deflateSync(Buffer.from(Array.from({ length: 8 }, () => row).flat()))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([signature, ...parts])
}

test('a press reaches the bot, and its answer, edit and reaction reach the page', async () => {
  const keyboard = { inline_keyboard: [[{ text: 'In', callback_data: 'in' }]] }
  const post = await server.api.sendMessage(people.group, 'Show: <b>0</b> of 2', {
    parse_mode: 'HTML',
    reply_markup: keyboard,
  })
  await inGroup('inline-button').click()
  const query = await heard('callback_query')
  await server.api.answerCallbackQuery(query.id, { text: 'You are in' })
  await page.getByTestId('toast').getByText('You are in').waitFor()
  await server.api.editMessageText(people.group, post.message_id, 'Show: 1 of 2', {
    reply_markup: keyboard,
  })
  await page.locator('[data-edited=true]').getByText('Show: 1 of 2').waitFor()
  await server.api.setMessageReaction(people.group, post.message_id, [
    { type: 'emoji', emoji: '🎉' },
  ])
  await page.locator('[data-testid=reaction][data-emoji="🎉"]').waitFor()
})

test('a reply typed in the page reaches the bot as a reply', async () => {
  const post = await server.api.sendMessage(people.group, 'Who comes?')
  await inGroup('message').getByText('Who comes?').waitFor()
  await inGroup('composer').press('Control+ArrowUp')
  await page.keyboard.press('r')
  await page.keyboard.type('+2')
  await page.keyboard.press('Enter')
  const message = await heard('message')
  expect(message).toMatchObject({
    text: '+2',
    from: { id: people.mei },
    reply_to_message: { message_id: post.message_id },
  })
})

test('what one member alone may see is shown to that member alone', async () => {
  await server.api.raw.sendMessage({
    chat_id: people.group,
    text: 'Only for Jun',
    ephemeral_message_parameters: { receiver_user_id: people.jun },
  })
  await server.api.sendMessage(people.group, 'For all')
  await inGroup('message').getByText('For all').waitFor()
  expect(await inGroup('message').getByText('Only for Jun').count()).toBe(0)
  await become(people.jun)
  await page.locator('[data-ephemeral=true]').getByText('Only for Jun').waitFor()
})

test('a picture goes up from one person and is seen by another', async () => {
  const picture = { name: 'show.png', mimeType: 'image/png', buffer: png() }
  await inGroup('file-input').setInputFiles(picture)
  expect((await heard('message')).photo).toHaveLength(1)
  await become(people.jun)
  const image = inGroup('message').locator('img')
  await image.waitFor()
  await vi.waitFor(async () =>
    expect(await image.evaluate((node) => Reflect.get(node, 'naturalWidth'))).toBe(8),
  )
})

test("the bot's file can be saved under its name", async () => {
  const form = new FormData()
  form.set('chat_id', String(people.group))
  form.set('document', new File(['a,b\n1,2\n'], '台账.csv'))
  await fetch(`${server.url}/bot${token}/sendDocument`, { method: 'POST', body: form })
  const download = page.waitForEvent('download')
  await inGroup('document').click()
  expect((await download).suggestedFilename()).toBe('台账.csv')
})

test('two people vote in a poll, and one takes the vote back', async () => {
  await server.api.sendPoll(people.group, 'When?', ['Friday', 'Saturday'], { is_anonymous: false })
  const saturday = page.locator('[data-slot=group] [data-option="1"]')
  await saturday.click()
  await page.locator('[data-slot=group] [data-option="1"][aria-pressed=true]').waitFor()
  await become(people.jun)
  await saturday.click()
  await saturday.locator('.poll-count', { hasText: '2' }).waitFor()
  await inGroup('message').getByText('撤回').click()
  await saturday.locator('.poll-count', { hasText: '1' }).waitFor()
})

test('each topic of a forum is a tab of its own', async () => {
  const members = [people.jun, botId]
  const forum = { title: 'Teams', by: people.mei, members, forum: true, topics: ['Dance'] }
  const { id, topics } = server.play.group(forum)
  const thread = topics?.[0]?.id ?? 0
  await server.api.sendMessage(id, 'Steps', { message_thread_id: thread })
  await page.locator(`[data-testid=chat][data-chat="${id}"]`).click()
  await page.locator(`[data-testid=topic][data-topic="${thread}"]`).click()
  await inGroup('message').getByText('Steps').waitFor()
  await inGroup('composer').fill('Left first')
  await inGroup('send').click()
  await inGroup('message').getByText('Left first').waitFor()
})

test('somebody who never pressed Start does so, and the bot can write', async () => {
  await become(people.jun)
  await page.locator('[data-slot=private] [data-testid=start]').click()
  expect((await heard('message')).text).toBe('/start')
  await server.api.sendMessage(people.jun, 'Welcome')
  await page.locator('[data-slot=private]').getByText('Welcome').waitFor()
})
