import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InputFile } from 'grammy'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startBotApi } from '../../../../infra/local/botapi/server.ts'
import { community, type Rig, rig, seeded, standingClock, token } from './rig.ts'

let folder: string
let dataFile: string
let server: Rig
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'botapi-'))
  dataFile = join(folder, 'telegram.jsonl')
  server = await rig({ dataFile })
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

/** A second process on the same file, without the first one having closed anything. */
const killedAndRestarted = () =>
  startBotApi({
    port: 0,
    token,
    dataFile,
    clock: standingClock(),
    elapsed: () => 0,
    random: seeded(8),
  })

test('whatever was answered before a kill is there after it', async () => {
  const { mei, group } = community(server)
  const { message_id } = await server.api.sendMessage(group, 'Post', {
    reply_markup: { inline_keyboard: [[{ text: 'In', callback_data: 'in' }]] },
  })
  await server.api.editMessageText(group, message_id, 'Post, changed')
  await server.api.setMyCommands([{ command: 'my', description: 'Mine' }])
  const file = new InputFile(Buffer.from('a,b'), 'hours.csv')
  const { document } = await server.api.sendDocument(mei, file)
  server.play.send({ as: mei, chat: mei, text: 'unconfirmed' })
  const waiting = await server.api.getUpdates()
  const next = await killedAndRestarted()
  expect(next.world.message(group, message_id)?.message.text).toBe('Post, changed')
  expect(await next.call('getMyCommands')).toMatchObject({ result: [{ command: 'my' }] })
  expect(await next.call('getUpdates')).toEqual({ ok: true, result: waiting })
  const kept = next.files.bytes(next.files.byId(document?.file_id ?? ''))
  expect(Buffer.from(kept).toString()).toBe('a,b')
  const sent = await next.call('sendMessage', { chat_id: group, text: 'next' })
  expect(Object(Object(sent).result).message_id).toBeGreaterThan(message_id)
  await next.close()
})

test('a line that was being written when it died is forgotten, all before it stays', async () => {
  const { group } = community(server)
  await server.api.sendMessage(group, 'kept')
  appendFileSync(dataFile, '[["messages","-1/1",{"chat":')
  const next = await killedAndRestarted()
  expect(next.world.messagesOf(group).at(-1)?.message.text).toBe('kept')
  await next.close()
})

test('the webhook goes on after a restart with what it had not taken', async () => {
  const { mei } = community(server)
  await server.api.setWebhook('http://127.0.0.1:9/nobody')
  server.play.send({ as: mei, chat: mei, text: 'waits' })
  await server.close()
  server = await rig({ dataFile })
  const info = await server.api.getWebhookInfo()
  expect(info).toMatchObject({ url: 'http://127.0.0.1:9/nobody', pending_update_count: 3 })
})

test('a second start on the same port fails and leaves the first one its file', async () => {
  const { group } = community(server)
  const second = startBotApi({
    port: server.port,
    token,
    dataFile,
    clock: standingClock(),
    elapsed: () => 0,
    random: seeded(8),
  })
  await expect(second).rejects.toThrow('EADDRINUSE')
  await server.api.sendMessage(group, 'still kept')
  const next = await killedAndRestarted()
  expect(next.world.messagesOf(group).at(-1)?.message.text).toBe('still kept')
  await next.close()
})
