import { afterEach, beforeEach, expect, test } from 'vitest'
import { botId, community, type Rig, refusal, rig, updates } from './rig.ts'

let server: Rig
beforeEach(async () => {
  server = await rig({ rates: false })
})
afterEach(() => server.close())

test('the bot is told that it was added, and by whom', async () => {
  const { mei, group } = community(server)
  const [added, first] = await updates(server)
  expect(added?.my_chat_member).toMatchObject({
    chat: { id: group, type: 'group', title: 'Jinqiu' },
    from: { id: mei },
    old_chat_member: { status: 'left' },
    new_chat_member: { status: 'member', user: { id: botId } },
  })
  expect(first?.message?.group_chat_created).toBe(true)
})

test('a group that becomes a supergroup has another id, told by both', async () => {
  const { mei, group } = community(server)
  await updates(server)
  const next = server.play.migrate({ chat: group }).id
  expect((await updates(server)).map(({ message }) => message)).toMatchObject([
    { chat: { id: group }, migrate_to_chat_id: next },
    { chat: { id: next, type: 'supergroup' }, migrate_from_chat_id: group },
  ])
  expect(await server.call('sendMessage', { chat_id: group, text: 'x' })).toEqual({
    ok: false,
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: next },
  })
  expect((await server.api.getChatMember(next, mei)).status).toBe('creator')
})

test('after it was put out the bot is told that it was kicked', async () => {
  const { mei, group } = community(server, { supergroup: true })
  server.play.removeBot({ chat: group, by: mei })
  expect(await refusal(server.api.sendMessage(group, 'x'))).toBe(
    'Forbidden: bot was kicked from the supergroup chat',
  )
  server.play.addBot({ chat: group, by: mei })
  await server.api.leaveChat(group)
  expect(await refusal(server.api.sendMessage(group, 'x'))).toBe(
    'Forbidden: bot is not a member of the supergroup chat',
  )
})

test('members are counted and told apart', async () => {
  const { mei, jun, group } = community(server)
  expect(await server.api.getChatMemberCount(group)).toBe(4)
  expect((await server.api.getChatAdministrators(group)).map(({ user }) => user.id)).toEqual([mei])
  server.play.leave({ chat: group, person: jun })
  expect((await server.api.getChatMember(group, jun)).status).toBe('left')
})

test('an admin bot pins, and is told so; another may not', async () => {
  const { group } = community(server)
  const { message_id } = await server.api.sendMessage(group, 'Post')
  expect(await refusal(server.api.pinChatMessage(group, message_id))).toBe(
    'Bad Request: not enough rights to manage pinned messages in the chat',
  )
  server.play.promote({ chat: group, person: botId, admin: true })
  await updates(server)
  await server.api.pinChatMessage(group, message_id)
  expect((await updates(server))[0]?.message?.pinned_message?.message_id).toBe(message_id)
  expect((await server.api.getChat(group)).pinned_message?.message_id).toBe(message_id)
  await server.api.unpinAllChatMessages(group)
  expect((await server.api.getChat(group)).pinned_message).toBeUndefined()
})

test('a topic keeps its messages, its replies, and closes', async () => {
  const mei = server.play.person({ first_name: 'Mei' }).id
  const chat = server.play.group({ title: 'Forum', by: mei, members: [botId], forum: true }).id
  expect(await refusal(server.api.createForumTopic(chat, 'Shows'))).toBe(
    'Bad Request: not enough rights to create a topic',
  )
  server.play.promote({ chat, person: botId, admin: true })
  const { message_thread_id } = await server.api.createForumTopic(chat, 'Shows')
  await updates(server)
  const sent = await server.api.sendMessage(chat, 'Post', { message_thread_id })
  expect(sent).toMatchObject({ message_thread_id, is_topic_message: true })
  server.play.send({
    as: mei,
    chat,
    text: 'in',
    replyTo: sent.message_id,
    thread: message_thread_id,
  })
  expect((await updates(server))[0]?.message).toMatchObject({ message_thread_id })
  const reply_parameters = { message_id: sent.message_id }
  expect((await server.api.sendMessage(chat, 'yes', { reply_parameters })).message_thread_id).toBe(
    message_thread_id,
  )
  expect(await refusal(server.api.sendMessage(chat, 'x', { message_thread_id: 4711 }))).toBe(
    'Bad Request: message thread not found',
  )
  await server.api.closeForumTopic(chat, message_thread_id)
  expect(await refusal(server.api.sendMessage(chat, 'x', { message_thread_id }))).toBe(
    'Bad Request: TOPIC_CLOSED',
  )
})

const whisper = (
  server: Rig,
  chat_id: number,
  receiver_user_id: number,
  callback_query_id?: string,
) =>
  server.call('sendMessage', {
    chat_id,
    text: 'Only for you',
    ephemeral_message_parameters: {
      receiver_user_id,
      ...(callback_query_id === undefined ? {} : { callback_query_id }),
    },
  })

test('after a press the bot may whisper to that person for 15 seconds', async () => {
  const { jun, wang, group } = community(server)
  await updates(server)
  const { message_id } = await server.api.sendMessage(group, 'Post')
  void server.play.press({ as: jun, chat: group, id: message_id, data: 'in' })
  const query = (await updates(server))[0]?.callback_query?.id ?? ''
  expect(await whisper(server, group, jun, query)).toMatchObject({
    result: { message_id: 0, ephemeral_message_id: 1, receiver_user: { id: jun } },
  })
  expect(server.world.message(group, -1)?.onlyFor).toBe(jun)
  expect(await whisper(server, group, wang, query)).toMatchObject({ error_code: 400 })
  expect(await whisper(server, group, jun)).toMatchObject({ error_code: 400 })
  server.pass(15_001)
  expect(await whisper(server, group, jun, query)).toMatchObject({ error_code: 400 })
})

test('an admin bot whispers at any time, changes it and takes it back', async () => {
  const { jun, wang, group } = community(server, { admin: true })
  await whisper(server, group, jun)
  const target = { chat_id: group, receiver_user_id: jun, ephemeral_message_id: 1 }
  expect(await server.call('editEphemeralMessageText', { ...target, text: 'Changed' })).toEqual({
    ok: true,
    result: true,
  })
  expect(server.world.message(group, -1)?.message.text).toBe('Changed')
  await expect(server.play.press({ as: wang, chat: group, id: -1, data: 'x' })).rejects.toThrow(
    'not there any more',
  )
  await server.call('deleteEphemeralMessage', target)
  expect(server.world.message(group, -1)).toBeUndefined()
})

test('a poll is voted on, told of, and stopped once', async () => {
  const { jun, group } = community(server)
  await updates(server)
  const sent = await server.api.sendPoll(
    group,
    'What next?',
    [{ text: 'Music' }, { text: 'Cards' }],
    {
      is_anonymous: false,
    },
  )
  server.play.vote({ as: jun, chat: group, id: sent.message_id, options: [1] })
  const told = await updates(server)
  expect(told[0]?.poll?.options[1]?.voter_count).toBe(1)
  expect(told[1]?.poll_answer).toMatchObject({ user: { id: jun }, option_ids: [1] })
  expect(await server.api.stopPoll(group, sent.message_id)).toMatchObject({
    is_closed: true,
    total_voter_count: 1,
  })
  expect(await refusal(server.api.stopPoll(group, sent.message_id))).toBe(
    'Bad Request: poll has already been closed',
  )
})
