import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Api } from 'grammy/web'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archiveFollower } from '../../../functions/changes/followers/archive/follower.ts'
import type { DeliverDeps } from '../../../functions/deliver/message.ts'
import { photo } from '../../../functions/deliver/messages/photo/message.ts'
import { photoBucket, photoBucketFrom } from '../../../functions/deliver/photos.ts'
import type { ActivityId } from '../../../shared/domain/ids.ts'
import { instant } from '../../../shared/domain/time.ts'
import { keepPhoto } from '../../../shared/store/archive.ts'
import { startWorld, type TestWorld, token } from '../../world/bot.ts'

const a = 'jinqiu0001' as ActivityId
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

interface Put {
  method: string
  path: string
  signed: boolean
  bytes: Buffer
}
const puts: Put[] = []
let status = 200

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

// What S3 answers is a status; what it was asked is what counts.
const s3 = createServer(async (request, response) => {
  const { method = '', url: path = '', headers } = request
  const signed = /AWS4-HMAC-SHA256 .*\/s3\/aws4_request/.test(headers.authorization ?? '')
  puts.push({ method, path, signed, bytes: await bytesOf(request) })
  response.writeHead(status).end()
})

let world: TestWorld
let deps: DeliverDeps
beforeAll(async () => {
  world = await startWorld()
  const community = await world.found()
  await new Promise<void>((ready) => s3.listen(0, '127.0.0.1', ready))
  const { message } = world.telegram.play.upload({
    ...{ as: 8002, chat: 8002, name: 'p.png', mime: 'image/png', base64: png },
  })
  const sent = message.photo?.at(-1)
  const kept = { unique: 'AQADshow', file: sent?.file_id ?? '', at: instant(0) }
  await keepPhoto(world.table, community.id, a, { ...kept, by: community.coordinators[0] as never })
  deps = {
    table: world.table,
    queue: world.machine.queue,
    api: new Api(token, { apiRoot: world.telegram.url }),
    bot: world.bot,
    botInfo: () => Promise.reject(new Error('nobody asks')),
    clock: world.clock,
    editGapMs: 0,
    photos: photoBucket({
      ...{ bucket: 'pictures', region: 'cn-north-1' },
      endpoint: `http://127.0.0.1:${(s3.address() as AddressInfo).port}`,
      credentials: () => ({ accessKeyId: 'AKIA', secretAccessKey: 'secret' }),
    }),
  }
})
afterAll(async () => {
  await world.close()
  s3.close()
})

const intent = { kind: 'photo' as const, activity: a, photo: 'AQADshow' }

describe('a picture of the archive', () => {
  it('goes into the bucket as it was sent, under its activity', async () => {
    expect(await photo(deps, intent, instant(0))).toEqual({ kind: 'done' })
    expect(puts.splice(0)).toEqual([
      {
        method: 'PUT',
        path: '/pictures/activities/jinqiu0001/AQADshow.jpg',
        signed: true,
        bytes: Buffer.from(png, 'base64'),
      },
    ])
  })

  it('is tried again when the bucket refuses it', async () => {
    status = 403
    await expect(photo(deps, intent, instant(0))).rejects.toThrow('403')
    status = 200
    puts.length = 0
  })

  it('is followed when it came and when it went', async () => {
    const row = { pk: `A#${a}`, sk: 'KEPT#PHOTO#AQADshow', at: instant(0), sequence: '1' }
    const { table, queue } = deps
    const came = await archiveFollower({ table, queue }, { ...row, after: {} })
    const went = await archiveFollower({ table, queue }, { ...row, before: {} })
    expect([came, went].flat().map((one) => one.intent)).toEqual([intent, intent])
    // Within five minutes one id is one message: going is not to be taken for coming again.
    expect(came[0]?.once).not.toBe(went[0]?.once)
  })

  it('goes from the bucket once the archive holds it no more', async () => {
    const gone = { ...intent, photo: 'AQADgone' }
    expect(await photo(deps, gone, instant(0))).toEqual({ kind: 'done' })
    expect(puts.splice(0)).toMatchObject([
      { method: 'DELETE', path: '/pictures/activities/jinqiu0001/AQADgone.jpg', signed: true },
    ])
  })

  it('stays with Telegram alone where no bucket is configured', async () => {
    const { photos: _, ...without } = deps
    expect(photoBucketFrom({})).toBeUndefined()
    expect(await photo(without, intent, instant(0))).toEqual({ kind: 'done' })
    const gone = { ...intent, photo: 'AQADgone' }
    expect(await photo(without, gone, instant(0))).toEqual({ kind: 'done' })
    expect(puts).toEqual([])
  })
})
