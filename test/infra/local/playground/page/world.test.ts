import { expect, test } from 'vitest'
import { coordinatorOf, stepOf } from '../../../../../infra/local/playground/page/steps.ts'
import {
  applyEvent,
  groupsOf,
  messagesFor,
  unreadOf,
} from '../../../../../infra/local/playground/page/world.ts'
import type { PlayMessage, World } from '../../../../../infra/local/playground/protocol.ts'

const bot = { id: 9, is_bot: true, first_name: '帮手' }
const user = (id: number, first_name: string) => ({ id, is_bot: false, first_name })
const wang = { id: 1, user: user(1, '王桂兰'), role: 'coordinator', started: true }
const li = { id: 2, user: user(2, '李伟'), role: 'volunteer', started: false }
const group = (id: number) => ({
  id,
  type: 'supergroup' as const,
  title: '金秋',
  members: [1, 2, 9],
  admins: [1],
})

const says = (
  chat: number,
  id: number,
  from: typeof bot,
  text: string,
  more = {},
): PlayMessage => ({
  chat,
  message: {
    message_id: id,
    date: 1,
    chat: { id: chat, type: 'supergroup', title: '金秋' },
    from,
    text,
    ...more,
  },
  reactions: [],
})

const world = (messages: PlayMessage[] = []): World => ({
  bot,
  people: [wang, li],
  chats: [group(-1)],
  messages,
  unread: { '2:-1': 3, '2:2': 1 },
  commands: {},
  clock: { now: 0, moved: false, zone: 'Asia/Shanghai' },
})

const keys = { reply_markup: { inline_keyboard: [[{ text: '报名', callback_data: 'in' }]] } }
const recruit = says(-1, 1, wang.user, '/recruit 周六')
const post = says(-1, 2, bot, '演出', keys)

test('shows an edited message in its old place', () => {
  const before = world([recruit, post])
  const edited = { ...recruit, message: { ...recruit.message, text: '/recruit 周日' } }
  const after = applyEvent(before, { kind: 'message', message: edited })
  expect(after.messages.map((one) => one.message.text)).toEqual(['/recruit 周日', '演出'])
})

test('hides from others what one person alone may see', () => {
  const whisper = { ...says(-1, 0, bot, '只给你', { ephemeral_message_id: 5 }), onlyFor: 2 }
  const both = world([post, whisper])
  expect(messagesFor(both, -1, 2)).toHaveLength(2)
  expect(messagesFor(both, -1, 1)).toEqual([post])
  expect(applyEvent(both, { kind: 'deleted', chat: -1, id: -5 }).messages).toEqual([post])
})

test('counts what a person has not read, in the group and in private', () => {
  expect(unreadOf(world(), 2)).toBe(4)
  expect(unreadOf(world(), 2, -1)).toBe(3)
  expect(unreadOf(world(), 1)).toBe(0)
})

test('shows a group that became a supergroup once', () => {
  const moved = says(-1, 3, wang.user, '', { migrate_to_chat_id: -100 })
  const after = { ...world([moved]), chats: [group(-1), group(-100)] }
  expect(groupsOf(after, 2).map((chat) => chat.id)).toEqual([-100])
})

test('leads a newcomer from the first message to the moved clock', () => {
  const answered = { ...post, message: { ...post.message, edit_date: 2 } }
  const late = { now: 1, moved: true, zone: 'Asia/Shanghai' }
  expect(coordinatorOf(world())).toEqual({ person: wang, chat: -1 })
  expect(stepOf(world([post]))).toBe('recruit')
  expect(stepOf(world([recruit]))).toBe('publish')
  expect(stepOf(world([recruit, post]))).toBe('answer')
  expect(stepOf(world([recruit, answered]))).toBe('clock')
  expect(stepOf({ ...world([recruit, answered]), clock: late })).toBe('done')
})
