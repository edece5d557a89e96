import { InputFile } from 'grammy'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { botId, community, type Rig, refusal, rig, standingClock, updates } from './rig.ts'

let server: Rig
let mei: number
let group: number
const clock = standingClock()
beforeAll(async () => {
  server = await rig({ rates: false, clock })
  const people = community(server)
  mei = people.mei
  group = people.group
})
afterAll(() => server.close())

const say = (text: string, other = {}) => server.api.sendMessage(mei, text, other)
const button = (callback_data: string) => ({ text: 'x', callback_data })

test('a text has 4,096 characters after its tags are read', async () => {
  const longest = 'x'.repeat(4096)
  expect((await say(`<b>${longest}</b>`, { parse_mode: 'HTML' })).text).toHaveLength(4096)
  expect(await refusal(say(`${longest}x`))).toBe('Bad Request: message is too long')
  expect(await refusal(say('  \n '))).toBe('Bad Request: text must be non-empty')
})

test('callback data has 1 to 64 bytes, in Chinese 21 characters', async () => {
  const keyboard = (data: string) => ({ reply_markup: { inline_keyboard: [[button(data)]] } })
  await say('fits', keyboard('帮'.repeat(21)))
  expect(await refusal(say('x', keyboard('帮'.repeat(22))))).toBe(
    'Bad Request: BUTTON_DATA_INVALID',
  )
  expect(await refusal(say('x', keyboard('')))).toBe('Bad Request: BUTTON_DATA_INVALID')
})

test('a keyboard has 8 buttons in a row and 100 in all', async () => {
  const rows = (count: number, width: number) =>
    Array.from({ length: count }, () => Array.from({ length: width }, () => button('a')))
  const keyboard = (count: number, width: number) => ({
    reply_markup: { inline_keyboard: rows(count, width) },
  })
  await say('fits', keyboard(12, 8))
  const tooLong = 'Bad Request: reply markup is too long'
  expect(await refusal(say('x', keyboard(1, 9)))).toBe(tooLong)
  expect(await refusal(say('x', keyboard(13, 8)))).toBe(tooLong)
})

test('a button does exactly one thing', async () => {
  const nothing = { inline_keyboard: [[{ text: 'x' }]] }
  const call = server.call('sendMessage', { chat_id: mei, text: 'x', reply_markup: nothing })
  expect(await call).toMatchObject({
    description: 'Bad Request: text buttons are unallowed in the inline keyboard',
  })
})

test('the same content again is not a change', async () => {
  const { message_id } = await say('one')
  const edited = await server.api.editMessageText(mei, message_id, 'two')
  expect(edited).toMatchObject({ text: 'two', edit_date: clock.now() / 1000 })
  expect(await refusal(server.api.editMessageText(mei, message_id, 'two'))).toBe(
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  )
})

test('an edit without a keyboard takes the keyboard away', async () => {
  const { message_id } = await say('one', { reply_markup: { inline_keyboard: [[button('a')]] } })
  const edited = await server.api.editMessageText(mei, message_id, 'one')
  expect(edited).not.toHaveProperty('reply_markup')
})

test('what is not there or not its own the bot cannot edit', async () => {
  const theirs = server.play.send({ as: mei, chat: mei, text: 'mine' }).message.message_id
  expect(await refusal(server.api.editMessageText(mei, 99_999, 'x'))).toBe(
    'Bad Request: message to edit not found',
  )
  expect(await refusal(server.api.editMessageText(mei, theirs, 'x'))).toBe(
    "Bad Request: message can't be edited",
  )
})

test('after 48 hours a message cannot be deleted', async () => {
  const old = await server.api.sendMessage(group, 'old')
  const older = await server.api.sendMessage(group, 'older')
  await server.api.deleteMessage(group, old.message_id)
  expect(await refusal(server.api.deleteMessage(group, old.message_id))).toBe(
    'Bad Request: message to delete not found',
  )
  clock.move(clock.now() + 49 * 3600_000)
  expect(await refusal(server.api.deleteMessage(group, older.message_id))).toMatch(
    /^Bad Request: message can't be deleted/,
  )
})

test("somebody else's line is deleted by an admin bot alone", async () => {
  const line = server.play.send({ as: mei, chat: group, text: 'hm' }).message.message_id
  expect(await refusal(server.api.deleteMessage(group, line))).toBe(
    "Bad Request: message can't be deleted",
  )
  server.play.promote({ chat: group, person: botId, admin: true })
  expect(await server.api.deleteMessage(group, line)).toBe(true)
  server.play.promote({ chat: group, person: botId, admin: false })
})

test('an answer to a press has 200 characters and comes while the query is young', async () => {
  await updates(server)
  const { message_id } = await say('one', { reply_markup: { inline_keyboard: [[button('a')]] } })
  const press = () => void server.play.press({ as: mei, chat: mei, id: message_id, data: 'a' })
  press()
  const id = (await updates(server))[0]?.callback_query?.id ?? ''
  expect(await refusal(server.api.answerCallbackQuery(id, { text: 'x'.repeat(201) }))).toBe(
    'Bad Request: MESSAGE_TOO_LONG',
  )
  server.pass(151_000)
  expect(await refusal(server.api.answerCallbackQuery(id))).toBe(
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  )
})

/** The smallest PNG: one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a picture is uploaded, captioned, sent again by its id, and downloaded', async () => {
  const sent = await server.api.sendPhoto(mei, new InputFile(pixel, 'p.png'), {
    caption: '<i>November</i>',
    parse_mode: 'HTML',
  })
  expect(sent).toMatchObject({ caption: 'November', photo: [{ width: 1, height: 1 }] })
  const id = sent.photo?.[0]?.file_id ?? ''
  expect((await server.api.sendPhoto(mei, id)).photo?.[0]?.file_id).toBe(id)
  const { file_path } = await server.api.getFile(id)
  const file = await fetch(`${server.url}/file/bot${server.token}/${file_path}`)
  expect(Buffer.from(await file.arrayBuffer())).toEqual(pixel)
  const caption = 'x'.repeat(1025)
  expect(await refusal(server.api.sendPhoto(mei, id, { caption }))).toBe(
    'Bad Request: message caption is too long',
  )
})

test('what is no picture is refused as a photo and welcome as a document', async () => {
  const file = () => new InputFile(Buffer.from('a,b\n1,2\n'), 'hours.csv')
  expect(await refusal(server.api.sendPhoto(mei, file()))).toBe('Bad Request: IMAGE_PROCESS_FAILED')
  const { document } = await server.api.sendDocument(mei, file())
  expect(document).toMatchObject({ file_name: 'hours.csv', file_size: 8 })
})

test('an album has 2 to 10 items', async () => {
  const item = () => ({ type: 'photo' as const, media: new InputFile(pixel, 'p.png') })
  const album = await server.api.sendMediaGroup(mei, [item(), item()])
  expect(album.map((message) => 'photo' in message)).toEqual([true, true])
  expect(album[0]).toMatchObject({ media_group_id: expect.any(String) })
  expect(await refusal(server.api.sendMediaGroup(mei, [item()]))).toBe(
    'Bad Request: media group must include 2-10 items',
  )
})
