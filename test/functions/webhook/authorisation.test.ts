import { readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Audience, audiences } from '../../../functions/webhook/audience.ts'
import { entries } from '../../../functions/webhook/commands.ts'
import type { Handler } from '../../../functions/webhook/verb.ts'
import { webhook } from '../../../functions/webhook/webhook.ts'
import type { Community } from '../../../shared/domain/community.ts'
import {
  type ActivityId,
  type CommunityId,
  memberOf,
  type NeedId,
  type TeamId,
} from '../../../shared/domain/ids.ts'
import type { MemberRoles } from '../../../shared/domain/member.ts'
import { needOf } from '../../../shared/domain/need-case.ts'
import { instant } from '../../../shared/domain/time.ts'
import { foundCommunity } from '../../../shared/store/community.ts'
import { beginDraft, type Draft, readDraft } from '../../../shared/store/draft.ts'
import { keepFilter } from '../../../shared/store/filter.ts'
import { newMember, updateMember } from '../../../shared/store/member.ts'
import { addNeed } from '../../../shared/store/need.ts'
import { beginNeedDraft } from '../../../shared/store/need-draft.ts'
import { addTeam } from '../../../shared/store/team.ts'
import { callbackData } from '../../../shared/telegram/callback.ts'
import { wordsOf } from '../../../shared/words/words.ts'
import { activity, publish } from '../../world/activities.ts'
import { startWorld, type TestWorld, token } from '../../world/bot.ts'

/** Everybody there can be, and who they are in 桂花社区. */
const people = {
  stranger: { id: 9001, roles: undefined },
  volunteer: { id: 8002, roles: {} },
  'leader of another team': { id: 8003, roles: { leads: ['lanhua' as TeamId] } },
  leader: { id: 8004, roles: { leads: ['meihua' as TeamId] } },
  leading: { id: 8005, roles: { leading: true } },
  coordinator: { id: 8001, roles: { coordinator: true } },
  'coordinator next door': { id: 9100, roles: undefined },
} satisfies Record<string, { id: number; roles: MemberRoles | undefined }>
type Role = keyof typeof people
const roles = Object.keys(people) as Role[]

/** Who may, written out: a new audience must be added here. */
const allowed: Record<Audience, Role[]> = {
  anyone: roles,
  leader: ['leader of another team', 'leader', 'coordinator'],
  leading: ['leading', 'coordinator'],
  books: ['leader of another team', 'leader', 'leading', 'coordinator'],
  coordinator: ['coordinator'],
}

interface Action {
  name: string
  entry: string
  way: 'command' | 'button' | 'start'
  verb: string
  handler: Handler
}

async function actionsOf({ name, buttons = [], load }: (typeof entries)[number]) {
  const verb = await load()
  const made: Action[] = buttons.flatMap((button) => {
    const handler = verb.buttons?.[button]
    return handler
      ? [{ name: `button ${button}`, entry: name, way: 'button', verb: button, handler }]
      : []
  })
  const { command, start } = verb
  if (command)
    made.push({ name: `/${name}`, entry: name, way: 'command', verb: name, handler: command })
  if (start)
    made.push({ name: `start ${name}`, entry: name, way: 'start', verb: name, handler: start })
  return made
}

const actions = (await Promise.all(entries.map(actionsOf))).flat()
const guarded = actions.filter(({ handler }) => handler.who !== 'anyone')
const open = actions.filter(
  ({ handler, way }) =>
    handler.who === 'anyone' && handler.subject !== 'nothing' && way !== 'command',
)

let world: TestWorld
let here: Community
let nextDoor: number
let written: Draft
let handle: ReturnType<typeof webhook>
let updates = 500_000
const ids = { activity: '', need: '', draft: '', 'need-draft': '', filter: '' }

beforeAll(async () => {
  world = await startWorld()
  here = await world.found()
  const { table, queue } = world.machine
  for (const id of ['meihua', 'lanhua'] as TeamId[]) {
    const team = { id, community: here.id, name: id, leaders: [], createdAt: instant(0) }
    await addTeam(table, { ...team, version: 1 })
  }
  for (const { id, roles: held } of Object.values(people))
    if (held) await updateMember(table, here.id, memberOf(id), { roles: held })
  world.telegram.play.person({
    id: 8004,
    first_name: '刘梅',
    language_code: 'zh-hans',
    started: true,
  })
  const boss = people['coordinator next door'].id
  world.telegram.play.person({
    id: boss,
    first_name: '周敏',
    language_code: 'zh-hans',
    started: true,
  })
  world.telegram.play.person({
    id: 9001,
    first_name: '路人',
    language_code: 'zh-hans',
    started: true,
  })
  nextDoor = world.telegram.play.group({
    title: '兰花社区',
    by: boss,
    members: [boss],
    supergroup: true,
  }).id
  const other = { ...here, id: 'lanhuasq' as CommunityId, name: '兰花社区', chat: nextDoor }
  const founder = newMember(other.id, memberOf(boss), instant(0))
  await foundCommunity(
    table,
    world.bot,
    { ...other, coordinators: [memberOf(boss)] },
    { ...founder, name: '周敏', roles: { coordinator: true } },
  )
  world.telegram.play.addBot({ chat: nextDoor, by: boss, admin: true })
  await world.settled()
  handle = webhook({ table, queue, token, secret: 'right', apiRoot: world.telegram.url })
  written = await begunDraft()
  await lay()
})
afterAll(() => world.close())

/** An activity and a need that nobody has touched, a draft of each. */
async function lay(): Promise<void> {
  const { table } = world
  updates += 1
  const now = instant(world.clock())
  const planned = activity(here, 8001, {
    id: `act${updates}` as ActivityId,
    team: 'meihua' as TeamId,
  })
  ids.activity = planned.id
  await publish(table, here, planned, [{ label: '表演', seats: 5 }], now)
  ids.need = `need${updates}`
  const asked = {
    ...{ id: ids.need as NeedId, community: here.id, by: memberOf(8006) },
    ...{ origin: 'resident' as const, what: '换灯泡', programme: 'aid' as const },
    urgent: false,
  }
  await addNeed(table, needOf(asked, now), undefined, '5 栋 302')
  ids['need-draft'] = `nd${updates}`
  await beginNeedDraft(table, world.bot, { ...asked, id: ids['need-draft'] as NeedId }, now)
  const kept = await keepFilter(table, world.bot, here.id, { period: 'all' }, now)
  ids.filter = kept.id
  ids.draft = `draft${updates}`
  await beginDraft(table, world.bot, { ...written, id: ids.draft as ActivityId }, now)
  await world.settled()
}

/** A recruitment as its writer left it. */
async function begunDraft(): Promise<Draft> {
  await world.say(8001, 8001, '/recruit 周六 9:00-11:00 义诊 地点:礼堂 医生2 风险:无')
  const { Items = [] } = await world.table.client.send(
    new ScanCommand({ TableName: world.table.name, ConsistentRead: true }),
  )
  const id = Items.find(({ sk }) => sk === 'DRAFT')?.id
  const draft = await readDraft(world.table, world.bot, id, instant(world.clock()))
  if (!draft) throw new Error('there is no draft')
  return draft
}

const argsOf = ({ handler: { subject } }: Action): string[] => {
  if (subject === 'nothing') return []
  if (subject === 'community') return [here.id]
  if (subject === 'team') return [here.id, 'meihua']
  return [ids[subject]]
}

function updateOf(action: Action, from: number, chat: number, more: string[] = []) {
  updates += 1
  const group = { id: chat, type: chat < 0 ? 'supergroup' : 'private', title: 'x' }
  const person = { id: from, is_bot: false, first_name: 'x', language_code: 'zh-hans' }
  const args = [...argsOf(action), ...more]
  const message = { message_id: 1, date: 1, chat: group, from: person }
  if (action.way !== 'button') {
    const text =
      action.way === 'command' ? `/${action.verb}` : `/start ${[action.verb, ...args].join('_')}`
    return { update_id: updates, message: { ...message, text } }
  }
  const query = { id: String(updates), from: person, chat_instance: '1', message }
  return {
    update_id: updates,
    callback_query: { ...query, data: callbackData(action.verb, ...args) },
  }
}

/** What somebody does and everything that is said thereupon, to whomever. */
async function act(action: Action, from: number, chat: number, more?: string[]) {
  const before = world.telegram.calls.entries.length
  const result = await handle({
    headers: { 'x-telegram-bot-api-secret-token': 'right' },
    body: JSON.stringify(updateOf(action, from, chat, more)),
    isBase64Encoded: false,
    requestContext: { timeEpoch: world.clock() },
  } as unknown as APIGatewayProxyEventV2)
  const said = world.telegram.calls.entries.slice(before)
  return { status: result.statusCode, said: `${result.body ?? ''}${JSON.stringify(said)}` }
}

/** Every row of this community, what it owns and what is half-written in it. */
async function books(): Promise<Map<string, unknown>> {
  const { Items = [] } = await world.table.client.send(
    new ScanCommand({ TableName: world.table.name, ConsistentRead: true }),
  )
  const isOurs = ({ pk, sk, c, community }: Record<string, unknown>): boolean =>
    /^[AN]#/.test(`${pk}`) ||
    pk === `C#${here.id}` ||
    `${pk}`.endsWith(`#${world.group}`) ||
    ((sk === 'DRAFT' || sk === 'NEED') && [c, community].includes(here.id))
  return new Map(Items.filter(isOurs).map((item) => [`${item.pk} ${item.sk}`, item]))
}

const refusal = (who: Audience) => wordsOf('zh-CN').plain('not-allowed', { who })
const chatOf = (role: Role, action: Action) =>
  action.way === 'start' ? people[role].id : world.group

const may = ({ handler }: Action, role: Role): boolean =>
  allowed[handler.who].includes(role) &&
  !(
    ['team', 'activity'].includes(handler.subject) &&
    handler.who === 'leader' &&
    role === 'leader of another team'
  )

/** Every short word in the verb's own files: whatever a button of it may carry is among them. */
function wordsNear({ entry }: Action): string[] {
  const folder = new URL(`../../../functions/webhook/commands/${entry}/`, import.meta.url)
  const text = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'))
  const found = text.join('').matchAll(/'([a-z]{2,10}|[a-z]?\d{1,2})'/g)
  return [...new Set([...found].map(([, word = '']) => word))].slice(0, 30)
}

describe('who may do what', () => {
  it('is said of every button that the list names', async () => {
    for (const { name, buttons = [], load } of entries) {
      const made = Object.keys((await load()).buttons ?? {})
      expect([name, made.sort()]).toEqual([name, [...buttons].sort()])
    }
  })

  it('is known of every audience', () => {
    expect(Object.keys(allowed).sort()).toEqual([...audiences].sort())
    expect(guarded.length).toBeGreaterThan(20)
  })

  it.each(guarded)('$name is refused to all others, and leaves no trace', async (action) => {
    const before = await books()
    for (const role of roles.filter((r) => !may(action, r))) {
      const { status, said } = await act(action, people[role].id, chatOf(role, action))
      expect([role, status]).toEqual([role, 200])
      // In private a deep link is about one's own community, whatever it is.
      const elsewhere = action.way === 'start' && people[role].roles === undefined
      if (!elsewhere)
        expect([role, said]).toEqual([role, expect.stringContaining(refusal(action.handler.who))])
    }
    expect(await books()).toEqual(before)
  })

  it.each(guarded)('$name from the group next door touches nothing here', async (action) => {
    const before = await books()
    const { status } = await act(action, people['coordinator next door'].id, nextDoor)
    expect(status).toBe(200)
    expect(await books()).toEqual(before)
  })

  it.each(guarded)('$name is done for those who may', async (action) => {
    await lay()
    for (const role of roles.filter((r) => may(action, r))) {
      const { status, said } = await act(action, people[role].id, chatOf(role, action))
      expect([role, status]).toEqual([role, 200])
      expect([role, said]).toEqual([role, expect.not.stringContaining(refusal(action.handler.who))])
    }
  })

  it.each(open)('$name, open to all, changes nothing of others for a stranger', async (action) => {
    await lay()
    const before = await books()
    const { id } = people['coordinator next door']
    for (const word of ['', ...wordsNear(action)]) {
      const { status } = await act(
        action,
        id,
        chatOf('coordinator next door', action),
        word.split(' ').filter(Boolean),
      )
      expect([word, status]).toEqual([word, 200])
    }
    const after = await books()
    const changed = [...after]
      .filter(([key, row]) => !isDeepStrictEqual(before.get(key), row))
      .map(([key]) => key)
    const gone = [...before.keys()].filter((key) => !after.has(key))
    expect([...changed, ...gone].filter((key) => !key.includes(memberOf(id)))).toEqual([])
  })
})
