import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { launchBrowser, visit } from './browser.ts'
import { bot, group, li, openStage, type Stage, said, wang, zhou } from './stage.ts'

let browser: Browser
let stage: Stage
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  stage = await openStage()
  page = await visit(browser, stage.root)
})
afterEach(async () => {
  await page.context().close()
  await stage.close()
})

const inGroup = (testid: string) => page.locator(`[data-slot=group] [data-testid=${testid}]`)
const inPrivate = (testid: string) => page.locator(`[data-slot=private] [data-testid=${testid}]`)
const become = (id: number) => page.locator(`nav [data-person="${id}"]`).click()
const say = (message: ReturnType<typeof said>) => stage.emit({ kind: 'message', message })
const asked = (action: string) =>
  stage.acts.filter((one) => one.action === action).map((one) => one.body)
const askedOnce = (action: string, body: object) =>
  vi.waitFor(() => expect(asked(action)).toEqual([body]))

const keys = (...buttons: object[]) => ({ reply_markup: { inline_keyboard: [buttons] } })
const come = { text: '报名', callback_data: 'in' }

test('a newcomer sends the suggested first message with one press', async () => {
  const text = await page.getByTestId('guide-message').innerText()
  await page.getByTestId('guide-send').click()
  await askedOnce('send', { as: wang.id, chat: group, text })
  say(said(group, 1, wang.user, text))
  await page.locator('[data-testid=guide][data-step=publish]').waitFor()
})

test('the coordinator sees the preview beside the group, and nobody else does', async () => {
  say(said(wang.id, 1, bot, '预览', keys({ text: '发布', callback_data: 'publish' })))
  await inPrivate('inline-button').waitFor()
  expect(await inGroup('message').count()).toBe(0)
  await become(li.id)
  await page.locator(`[data-slot=private][data-chat="${li.id}"]`).waitFor()
  expect(await inPrivate('message').count()).toBe(0)
})

test('a button turns until the bot has answered, and the answer is for the one who pressed', async () => {
  const release = stage.holdPresses()
  say(said(group, 7, bot, '演出', keys(come)))
  await become(li.id)
  await inGroup('inline-button').click()
  await askedOnce('press', { as: li.id, chat: group, id: 7, data: 'in' })
  await page.locator('[data-callback=in][aria-busy=true]').waitFor()
  stage.emit({ kind: 'toast', person: wang.id, text: '给王桂兰', alert: false })
  stage.emit({ kind: 'toast', person: li.id, text: '报名成功：第 1 位', alert: false })
  release()
  await page.locator('[data-callback=in]:not([aria-busy])').waitFor()
  expect(await page.getByTestId('toast').allInnerTexts()).toEqual(['报名成功：第 1 位'])
})

test('an alert waits until she has read it', async () => {
  stage.emit({ kind: 'toast', person: wang.id, text: '确定来不了吗？', alert: true })
  await page.getByTestId('alert').getByText('确定来不了吗？').waitFor()
  await page.getByTestId('alert-ok').click()
  await page.getByTestId('alert').waitFor({ state: 'detached' })
})

test('only the receiver sees an ephemeral message, and can press its button', async () => {
  const whisper = said(group, 0, bot, '与值班重叠', { ephemeral_message_id: 5, ...keys(come) })
  say({ ...whisper, onlyFor: li.id })
  say(said(group, 8, bot, '大家好'))
  await inGroup('message').filter({ hasText: '大家好' }).waitFor()
  expect(await inGroup('message').count()).toBe(1)
  await become(li.id)
  await inGroup('message').filter({ hasText: '仅你可见' }).getByTestId('inline-button').click()
  await askedOnce('press', { as: li.id, chat: group, id: -5, data: 'in' })
})

test('she replies to the post with the keyboard alone', async () => {
  say(said(group, 7, bot, '演出'))
  await inGroup('message').waitFor()
  await inGroup('composer').focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('r')
  await page.keyboard.type('+2')
  await page.keyboard.press('Enter')
  await askedOnce('send', { as: wang.id, chat: group, text: '+2', replyTo: 7 })
})

test('Arrow-Up corrects her last message, Shift-Enter begins a new line', async () => {
  say(said(group, 7, wang.user, '周六见'))
  await inGroup('message').waitFor()
  await inGroup('composer').press('ArrowUp')
  await inGroup('composer').press('Shift+Enter')
  await page.keyboard.type('带水')
  await page.keyboard.press('Enter')
  await askedOnce('edit', { as: wang.id, chat: group, id: 7, text: '周六见\n带水' })
})

test('a slash offers the commands of that person and chat', async () => {
  await inGroup('composer').fill('/h')
  expect(await inGroup('completion').allInnerTexts()).toEqual(['/help\n帮助'])
  await page.keyboard.press('Enter')
  expect(await inGroup('composer').inputValue()).toBe('/help ')
  await page.keyboard.press('Enter')
  await askedOnce('send', { as: wang.id, chat: group, text: '/help' })
})

test('what she had begun to write waits for her while she is somebody else', async () => {
  await inGroup('composer').fill('明天我')
  await become(li.id)
  await page.locator(`body[data-me="${li.id}"]`).waitFor()
  expect(await inGroup('composer').inputValue()).toBe('')
  await become(wang.id)
  await page.locator(`body[data-me="${wang.id}"]`).waitFor()
  expect(await inGroup('composer').inputValue()).toBe('明天我')
})

test('somebody who never pressed Start is marked, and can press it', async () => {
  await page.locator(`nav [data-person="${zhou.id}"]`).getByTestId('not-started').waitFor()
  await become(zhou.id)
  await inPrivate('start').click()
  await askedOnce('send', { as: zhou.id, chat: zhou.id, text: '/start' })
  stage.emit({ kind: 'person', person: { ...zhou, started: true } })
  await inPrivate('composer').waitFor()
})

test('a link with a start parameter opens the private chat', async () => {
  const url = 'https://t.me/bangshou_bot?start=a1'
  say(said(group, 7, bot, '演出', keys({ text: '详情', url })))
  await inGroup('inline-button').click()
  await askedOnce('deeplink', { as: wang.id, payload: 'a1' })
  await page.locator('body[data-focus=private]').waitFor()
})

test('a link to a message goes there, however far back it is', async () => {
  for (let id = 1; id <= 150; id += 1) say(said(group, id, li.user, `第 ${id} 句`))
  const entities = [{ type: 'text_link', offset: 0, length: 2, url: 'https://t.me/c/1/3' }]
  say(said(wang.id, 1, bot, '活动', { entities }))
  await inPrivate('message-text').locator('a').click()
  await page.locator('[data-slot=group] .message.flash[data-message="3"]').waitFor()
  await page.locator('body[data-focus=group]').waitFor()
})

test('names and titles are shown as they are typed, never run', async () => {
  const nasty = '<img src=x onerror="document.title=1"><b>粗</b>'
  say(said(group, 7, { ...li.user, first_name: nasty }, nasty))
  expect(await inGroup('message-text').innerText()).toBe(nasty)
  expect(await inGroup('message').locator('img, b').count()).toBe(0)
})

test('the clock shows the weekday and moves by name or to a time of the community', async () => {
  const clock = page.getByTestId('clock')
  expect(await clock.innerText()).toBe('11月27日 周五 20:15')
  await clock.click()
  await page.locator('[data-to=evening-before]').click()
  await askedOnce('clock', { to: 'evening-before' })
  await clock.click()
  await page.getByTestId('clock-input').fill('2026-11-30T09:00')
  await page.getByTestId('clock-set').click()
  await vi.waitFor(() =>
    expect(asked('clock')[1]).toEqual({ to: Date.parse('2026-11-30T09:00:00+08:00') }),
  )
})

test('after the server came back, she sees what happened meanwhile', async () => {
  const missed = said(group, 7, bot, '你不在的时候')
  stage.world = { ...stage.world, messages: [missed] }
  stage.cut()
  await inGroup('message').filter({ hasText: '你不在的时候' }).waitFor()
})

test('what is on screen is read, what is not stays unread', async () => {
  stage.emit({ kind: 'unread', person: wang.id, chat: group, count: 1 })
  stage.emit({ kind: 'unread', person: li.id, chat: group, count: 2 })
  await askedOnce('read', { as: wang.id, chat: group })
  const badge = page.locator(`nav [data-person="${li.id}"]`).getByTestId('unread')
  expect(await badge.innerText()).toBe('2')
})

test('the page changes its language, and remembers it', async () => {
  await page.getByTestId('language').click()
  await page.getByText('You are', { exact: true }).waitFor()
  await page.reload()
  await page.getByText('You are', { exact: true }).waitFor()
})

test('on a phone one column goes from the chats to a chat and back, without sideways scrolling', async () => {
  say(said(group, 7, bot, '演出'.repeat(60), keys(come, come, come)))
  const phone = await visit(browser, stage.root, { viewport: { width: 360, height: 700 } })
  const width = () => phone.evaluate('document.documentElement.scrollWidth')
  expect(await width()).toBe(360)
  await phone.locator(`[data-testid=chat][data-chat="${group}"]`).click()
  await phone.locator('[data-slot=group] [data-testid=message]').waitFor()
  expect(await phone.locator('[data-slot=private]').isVisible()).toBe(false)
  expect(await width()).toBe(360)
  await phone.locator('[data-slot=group] [data-testid=back]').click()
  await phone.locator(`[data-testid=chat][data-chat="${group}"]`).waitFor()
  await phone.context().close()
})
