import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { rowsOf } from '../../../functions/webhook/commands/import/input.ts'
import { buttons, commands } from '../../../functions/webhook/commands.ts'
import { webhook } from '../../../functions/webhook/webhook.ts'
import type { Community } from '../../../shared/domain/community.ts'
import { checkCron, nextOccurrence } from '../../../shared/domain/cron.ts'
import { memberList } from '../../../shared/domain/member-list.ts'
import { parseSchedule } from '../../../shared/domain/text/schedule-text.ts'
import { instant } from '../../../shared/domain/time.ts'
import { parseActivity } from '../../../shared/store/activity.ts'
import { readCommunity } from '../../../shared/store/community.ts'
import { parseMember } from '../../../shared/store/member.ts'
import { parseNeed } from '../../../shared/store/need.ts'
import { parseRoster } from '../../../shared/store/roster.ts'
import { callbackData } from '../../../shared/telegram/callback.ts'
import { activity, publish } from '../../world/activities.ts'
import { startWorld, type TestWorld, token } from '../../world/bot.ts'

let world: TestWorld
let community: Community
let handle: ReturnType<typeof webhook>
let updates = 700_000
let told: unknown[]

beforeAll(async () => {
  world = await startWorld()
  community = await world.found()
  const planned = activity(community, world.anna.id)
  await publish(world.table, community, planned, [{ label: '表演', seats: 2 }], world.clock())
  await world.settled()
  const { table, queue } = world.machine
  handle = webhook({ table, queue, token, secret: 'right', apiRoot: world.telegram.url })
})
afterAll(() => world.close())
beforeEach(() => {
  told = []
  vi.spyOn(console, 'error').mockImplementation((line) => {
    if (String(line).includes('"at":"webhook"')) told.push(line)
  })
})
afterEach(() => vi.restoreAllMocks())

const bring = (update: unknown) =>
  handle({
    headers: { 'x-telegram-bot-api-secret-token': 'right' },
    body: JSON.stringify(update),
    isBase64Encoded: false,
    requestContext: { timeEpoch: world.clock() },
  } as unknown as APIGatewayProxyEventV2)

/** Answered with 200, and what no code could handle is there for an operator to see. */
async function survives(update: { update_id: number }): Promise<void> {
  told.length = 0
  const { statusCode } = await bring(update)
  expect([JSON.stringify(update), statusCode]).toEqual([JSON.stringify(update), 200])
  if (told.length === 0) return
  const Key = { pk: `UPD#${world.bot}`, sk: String(update.update_id) }
  const { Item } = await world.table.client.send(
    new GetCommand({ TableName: world.table.name, Key, ConsistentRead: true }),
  )
  expect(Item).toMatchObject({ e: 'poison@1', reason: expect.any(String) })
}

const numbered = <T extends object>(content: T): T & { update_id: number } => {
  updates += 1
  return { update_id: updates, ...content }
}

const from = { id: 8002, is_bot: false, first_name: '李芳', language_code: 'zh-hans' }
const alone = { id: 8002, type: 'private', first_name: '李芳' }
const post = () => world.find(world.group, '金秋养老院').message
const group = () => ({ id: world.group, type: 'supergroup', title: '桂花社区志愿者' })
const me = () => ({ id: world.bot, is_bot: true, first_name: '帮手', username: 'bangshou_bot' })

/** One of each kind that Telegram brings, asked for or not. */
const kinds = (): object[] => {
  const message = { message_id: 900, date: 1, from, chat: group() }
  const file = { file_id: 'x', file_unique_id: 'y', file_name: '名单.xlsx', file_size: 9 }
  const member = { user: me(), status: 'member' }
  const options = [{ text: '种花', voter_count: 1, persistent_id: '0' }]
  return [
    { message: { ...message, text: '报名', reply_to_message: post() } },
    { message: { ...message, chat: alone, text: '/recruit 周六 9:00-11:00 义诊' } },
    { message: { ...message, chat: alone, text: '我想找人换灯泡' } },
    { message: { ...message, chat: alone, document: file } },
    { message: { ...message, migrate_to_chat_id: world.group } },
    { message: { ...message, new_chat_members: [from] } },
    {
      callback_query: {
        id: '1',
        from,
        chat_instance: '1',
        message: post(),
        data: '1in:jinqiu0001:0',
      },
    },
    { callback_query: { id: '1', from, chat_instance: '1', inline_message_id: 'i', data: '1my' } },
    {
      my_chat_member: {
        chat: group(),
        from,
        date: 1,
        old_chat_member: member,
        new_chat_member: member,
      },
    },
    {
      message_reaction: {
        chat: group(),
        message_id: 3,
        user: from,
        date: 1,
        old_reaction: [],
        new_reaction: [],
      },
    },
    {
      poll: {
        id: '1',
        question: '?',
        options,
        total_voter_count: 1,
        is_closed: false,
        type: 'regular',
      },
    },
    { poll_answer: { poll_id: '1', user: from, option_ids: [0], option_persistent_ids: ['0'] } },
    { edited_message: { ...message, text: '报名' } },
    {
      channel_post: {
        message_id: 1,
        date: 1,
        chat: { id: -100, type: 'channel', title: 'x' },
        text: '报名',
      },
    },
    { inline_query: { id: '1', from, query: 'x', offset: '' } },
  ]
}

/** Every other kind that Telegram knows, whatever it may carry: none of them is for this bot. */
const foreign = [
  ...['edited_channel_post', 'business_connection', 'business_message', 'edited_business_message'],
  ...['deleted_business_messages', 'guest_message', 'stopped_message_generation'],
  ...['message_reaction_count', 'chosen_inline_result', 'shipping_query', 'pre_checkout_query'],
  ...['purchased_paid_media', 'chat_member', 'chat_join_request', 'chat_boost'],
  ...['removed_chat_boost', 'managed_bot', 'subscription', 'a_kind_of_tomorrow'],
]

type Path = (string | number)[]

/** Every place in a value. */
function* places(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) yield* places(inner, [...path, key])
}

function put(value: unknown, [key, ...rest]: Path, odd: unknown): unknown {
  if (key === undefined) return odd
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = { ...value }
  copy[key] = put(copy[key], rest, odd)
  return Array.isArray(value) ? Object.values(copy) : copy
}

const oddities = fc.oneof(
  fc.constantFrom(undefined, null, 0, -1, 1e15, 0.5, '', '0', true, [], {}, [null], { id: null }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.integer(),
)

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    ...[
      '\u202e报名',
      'مرحبا سجلني',
      'हाँ मैं आऊँगा',
      '👨‍👩‍👧‍👦'.repeat(50),
      'a'.repeat(4096),
      '＋２',
      '+99999999999',
    ],
    ...[
      '<b>',
      '&lt;',
      '\u0000',
      '\ud800',
      '_*[]()~`>#+-=|{}.!',
      '周六 25:99-30:00 地点: 表演-5',
      '明天'.repeat(500),
    ],
  ),
)

describe('the webhook', () => {
  it('follows no group to where it can’t have gone', async () => {
    const message = { message_id: 902, date: 1, from, chat: group() }
    for (const migrate_to_chat_id of ['elsewhere', 0.5, null, {}])
      await survives(numbered({ message: { ...message, migrate_to_chat_id } }))
    const found = await readCommunity(world.table, community.id)
    expect(found?.chat).toBe(world.group)
  })

  it('takes every kind of update with holes and wrong types in it for done', async () => {
    const all = kinds()
    const spoiled = fc
      .integer({ min: 0, max: all.length - 1 })
      .chain((i) => {
        const paths = [...places(all[i])]
        const hole = fc.tuple(fc.constantFrom(...paths), oddities)
        return fc.tuple(fc.constant(all[i]), fc.array(hole, { minLength: 1, maxLength: 3 }))
      })
      .map(([update, holes]) =>
        holes.reduce((u: unknown, [path, odd]) => put(u, path, odd), update),
      )
    await fc.assert(
      fc.asyncProperty(spoiled, (update) => survives(numbered(Object(update)))),
      { numRuns: 250 },
    )
  })

  it('knows of every kind of update there is', () => {
    const known = [...kinds().flatMap((kind) => Object.keys(kind)), ...foreign]
    const types = readFileSync(
      createRequire(import.meta.url).resolve('@grammyjs/types/update.d.ts'),
    )
    const [, update = ''] = /interface Update \{([\s\S]*?)\n\}/.exec(types.toString()) ?? []
    const named = [...update.matchAll(/^ {4}(\w+)\?:/gm)].map(([, name]) => name)
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((name) => !known.includes(name ?? ''))).toEqual([])
  })

  it('takes kinds that are not for it for done, whatever is in them', async () => {
    const inside = fc.oneof(
      oddities,
      fc.constant({ id: '1', from, chat: group(), user: from, date: 1 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...foreign), inside, (kind, value) =>
        survives(numbered({ [kind]: value })),
      ),
      { numRuns: 60 },
    )
  })

  it('lives through texts of any script, direction and length, wherever they are written', async () => {
    const names = [...commands.keys()]
    const written = fc.tuple(
      anyText,
      fc.constantFrom('private', 'group', 'reply'),
      fc.option(fc.constantFrom(...names), { freq: 1 }),
    )
    await fc.assert(
      fc.asyncProperty(written, ([text, where, command]) => {
        const said = command === null ? text : `/${command} ${text}`
        const message = {
          message_id: 901,
          date: 1,
          from,
          chat: where === 'private' ? alone : group(),
        }
        const replied = where === 'reply' ? { reply_to_message: post() } : {}
        return survives(numbered({ message: { ...message, ...replied, text: said } }))
      }),
      { numRuns: 250 },
    )
  })

  it('lives through buttons of anybody’s making', async () => {
    const verb = fc.constantFrom(...buttons.keys())
    const known = fc.constantFrom(
      'jinqiu0001',
      'guihua',
      '0',
      '1',
      '-1',
      'set',
      'ask',
      'ok',
      '2026-11',
    )
    const arg = fc.oneof(known, fc.string({ maxLength: 8 }))
    const data = fc.oneof(
      fc.tuple(verb, fc.array(arg, { maxLength: 4 })).map(([v, args]) => {
        const made = [`1${v}`, ...args].join(':')
        return Buffer.byteLength(made) > 64 ? callbackData(v) : made
      }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    )
    const by = fc.constantFrom(8001, 8002, 9999)
    await fc.assert(
      fc.asyncProperty(data, by, (pressed, id) => {
        const query = { id: '1', from: { ...from, id }, chat_instance: '1', message: post() }
        return survives(numbered({ callback_query: { ...query, data: pressed } }))
      }),
      { numRuns: 300 },
    )
  })

  it('puts nobody’s choice of words in place of a post', async () => {
    const before = post()
    for (const data of ['1forget', '1mydata', '1language', '1register', '1my', '1help'])
      await bring(
        numbered({
          callback_query: { id: '1', from, chat_instance: '1', message: before, data },
        }),
      )
    expect(world.telegram.world.message(world.group, before.message_id)?.message.text).toBe(
      before.text,
    )
  })

  it('has left nothing half-stored: every row can be read', async () => {
    await world.settled()
    const { Items = [] } = await world.table.client.send(
      new ScanCommand({ TableName: world.table.name, ConsistentRead: true }),
    )
    const readers = {
      activity: parseActivity,
      roster: parseRoster,
      member: parseMember,
      need: parseNeed,
    }
    for (const item of Items) {
      expect(item).toMatchObject({ pk: expect.any(String), sk: expect.any(String) })
      const read = readers[String(item.e).split('@')[0] as keyof typeof readers]
      expect(() => read?.(item)).not.toThrow()
    }
    expect(world.errors).toEqual([])
  })
})

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const text = (at: string, value: string) =>
  `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`

/** Cells of one row after another. */
const sheetOf = (rows: readonly string[]): string =>
  `${head}<worksheet xmlns="${main}"><dimension ref="A1:XFD1048576"/><sheetData>${rows
    .map((cells, i) => `<row r="${i + 1}">${cells}</row>`)
    .join('')}</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>`

const odd = [
  text('A1', '姓名') + text('B1', '入队'),
  `${text('A2', '张三')}<c r="B2" s="1"><v>45352</v></c><c r="C2"><f>1/0</f><v>0</v></c>`,
]
const sheets: readonly string[][] = [
  [],
  odd,
  [text('A1', '姓名'), '<c r="A2" t="s"><v>99</v></c>'],
  [text('A1', '姓名'), '<c r="A2" t="e"><v>#REF!</v></c>', '<c r="?"><v>1</v></c>'],
  [text('ZZ1', '姓名'), '<c><v>1</v></c>', '<c r="A3" s="77"><v>x</v></c>'],
]

/** The least that is a workbook; its parts by name. */
function workbook({ sheet = sheetOf(odd) }: { sheet?: string }): Record<string, Uint8Array> {
  const relation = (kind: string, target: string, id = 1) =>
    `<Relationship Id="rId${id}" Type="${office}/${kind}" Target="${target}"/>`
  const relations = (inside: string) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
  const parts = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations(relation('officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('worksheet', 'worksheets/sheet1.xml') + relation('styles', 'styles.xml', 2),
    ),
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': sheet,
  }
  return Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))
}

const setting = () => ({ community: community.id, teams: [], at: instant(0) })

describe('what people type or send', () => {
  it('is a schedule that comes round, or is refused: no cron line breaks the clock', () => {
    const field = fc.constantFrom(
      ...['*', '0', '9', '59', '60', '1-5', '*/7', 'L', 'H', '5#1', 'MON', '-1', '', '1,2', 'W'],
    )
    const line = fc.oneof(
      fc.array(field, { minLength: 1, maxLength: 7 }).map((fields) => fields.join(' ')),
      anyText,
    )
    const now = instant(Date.UTC(2026, 10, 25))
    fc.assert(
      fc.property(line, (text) => {
        const read = parseSchedule(text)
        const cron = read.ok ? read.cron : text
        if (checkCron(cron).ok)
          expect(nextOccurrence(cron, 'Asia/Shanghai', now, 'seed')).toBeGreaterThan(now)
      }),
      { numRuns: 1500 },
    )
  })

  it('is a list of members line by line, or no list at all: no file breaks the import', async () => {
    const here = { ...setting(), zone: 'Asia/Shanghai' }
    const cell = fc.oneof(
      anyText,
      fc.constantFrom('姓名', '队伍', '技能', '出生', '张三', '110101199003078888'),
    )
    const csv = fc
      .array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 })
      .map((rows) => Buffer.from(rows.map((row) => row.join(',')).join('\n')))
    const bytes = fc.oneof(
      csv,
      fc.uint8Array({ maxLength: 400 }),
      // What every workbook begins with, and then nothing of the kind.
      fc
        .uint8Array({ maxLength: 400 })
        .map((b) => Buffer.concat([Buffer.from('PK\u0003\u0004'), b])),
    )
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.constantFrom('csv' as const, 'xlsx' as const),
        async (file, kind) => {
          const rows = await rowsOf(file, kind)
          if (rows) memberList(rows, here)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is a workbook whose parts may lie, lack or be no parts at all: none breaks the import', async () => {
    const part = fc.constantFrom(...Object.keys(workbook({})))
    const content = fc.oneof(
      fc.constantFrom(
        '',
        '<',
        '<?xml version="1.0"?>',
        '<worksheet/>',
        '<sst count="9"/>',
        '\u0000',
      ),
      fc.constantFrom(...sheets.map((rows) => sheetOf(rows))),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
    )
    const broken = fc.tuple(
      fc.constantFrom(...sheets),
      fc.array(fc.tuple(part, fc.option(content)), { maxLength: 3 }),
      fc.option(fc.nat(400)),
    )
    await fc.assert(
      fc.asyncProperty(broken, async ([rows, changes, cut]) => {
        const parts = workbook({ sheet: sheetOf(rows) })
        for (const [name, text] of changes) {
          if (text === null) delete parts[name]
          else parts[name] = strToU8(text)
        }
        const whole = Buffer.from(zipSync(parts))
        const read = await rowsOf(cut === null ? whole : whole.subarray(0, cut), 'xlsx')
        if (read) memberList(read, { ...setting(), zone: 'Asia/Shanghai' })
      }),
      { numRuns: 150 },
    )
  })

  it('is read where dates, formulas and cells that span others are in it', async () => {
    const [header = '', ...cells] = odd
    const read = await rowsOf(zipSync(workbook({ sheet: sheetOf([header, ...cells]) })), 'xlsx')
    expect(read?.[0]?.slice(0, 2)).toEqual(['姓名', '入队'])
    expect(read?.[1]?.slice(0, 2)).toEqual(['张三', '2024-03-01'])
  })

  it('is no list when it would fill the memory: a far cell, or pages of nothing packed tight', async () => {
    const far = sheetOf(['<c r="XFD1048576"><v>1</v></c>'])
    expect(await rowsOf(zipSync(workbook({ sheet: far })), 'xlsx')).toBeUndefined()
    const bomb = zipSync({ ...workbook({}), 'xl/media/big.xml': new Uint8Array(40_000_000) })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await rowsOf(bomb, 'xlsx')).toBeUndefined()
  })
})
