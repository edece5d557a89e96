import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ParsedReply, parseReply } from '../../../../shared/domain/text/reply-text.ts'

const roles = [
  { key: 'a', label: '表演' },
  { key: 'b', label: '摄影' },
  { key: 'c', label: 'Photographers' },
  { key: 'd', label: 'first aid' },
]
const read = (text: string): ParsedReply => parseReply(text, { roles })

describe('saying yes', () => {
  it.each(
    `报名|我来|我报名|算我一个|参加|我要参加|+1|＋１|加1|我|报名了|我会来的|能来|我去|准时到|我也来|我想报名
报名參加|報名|我要參加|算我一個|好的，我报名！|报名谢谢|可以，我来|我要报名参加|@bangshou_bot 报名|张老师好，我报名|来来来
in|In!|count me in|i'm in|I’m in|me too|sign me up|ok count me in please 🙏|I'll be there|I can make it|I'd love to come|happy to help|yes|Yes please!|I will come`.split(
      /[|\n]/,
    ),
  )('"%s" takes one seat', (text) => {
    expect(read(text)).toEqual({ kind: 'in', seats: 1 })
  })

  it.each([
    ['摄影报名', 'b'],
    ['报名摄影', 'b'],
    ['我报摄影', 'b'],
    ['攝影師報名', 'b'],
    ['我来摄影', 'b'],
    ['摄影', 'b'],
    ['改摄影', 'b'],
    ['in as photographer', 'c'],
    ['photographers', 'c'],
    ['sign me up for first aid', 'd'],
  ])('"%s" chooses the role named', (text, role) => {
    expect(read(text)).toEqual({ kind: 'in', seats: 1, role })
  })

  it.each([
    ['+2', 2],
    ['＋２', 2],
    ['+10', 10],
    ['加三', 3],
    ['我们两个人报名', 2],
    ['两位报名', 2],
    ['报名3人', 3],
    ['3人报名', 3],
    ['我带一个朋友', 2],
    ['我和老伴都来', 2],
    ['带2人', 3],
    ['count me in with a friend', 2],
    ['me +1', 2],
    ["I'm in, two of us", 2],
  ])('"%s" counts the person and who comes along', (text, seats) => {
    expect(read(text)).toEqual({ kind: 'in', seats })
  })

  it('counts the child in the answer that a guardian is told to write', () => {
    for (const text of ['带一个孩子', 'with a child'])
      expect(parseReply(text, { roles: [] })).toMatchObject({ kind: 'in', seats: 2, children: 1 })
  })

  it.each(['带2个孩子', '报名，带两个孩子', 'with 2 kids', "I'm in, bringing my 2 kids"])(
    '"%s" brings two children as a count',
    (text) => {
      expect(read(text)).toEqual({ kind: 'in', seats: 3, children: 2 })
    },
  )

  it('adds a role to a number', () => {
    expect(read('摄影 +2')).toEqual({ kind: 'in', role: 'b', seats: 2 })
  })
})

describe('answering for a neighbour', () => {
  it.each([
    ['帮王阿姨报名', '王阿姨'],
    ['幫劉阿姨報名', '劉阿姨'],
    ['王阿姨也来', '王阿姨'],
    ['帮李明报名', '李明'],
    ['sign up Mrs Wang', 'Mrs Wang'],
    ['Mrs Wang is coming too', 'Mrs Wang'],
    ['add Maria please', 'Maria'],
  ])('"%s" signs that person up, in the writer’s own spelling', (text, neighbour) => {
    expect(read(text)).toEqual({ kind: 'in', seats: 1, neighbour })
  })

  it('takes the role along', () => {
    const expected = { kind: 'in', seats: 1, role: 'b', neighbour: '老李' }
    expect(read('替老李报名摄影')).toEqual(expected)
  })

  it.each([
    ['王阿姨来不了', '王阿姨'],
    ['帮王阿姨取消', '王阿姨'],
    ['cancel Mrs Wang', 'Mrs Wang'],
    ["Mrs Wang can't come", 'Mrs Wang'],
  ])('"%s" takes that person off', (text, neighbour) => {
    expect(read(text)).toEqual({ kind: 'out', neighbour })
  })
})

describe('saying no or perhaps', () => {
  it.each(
    `去不了|来不了|退出|请假|請假|取消报名|不去了|我不去了|我请假|没空|-1|不好意思，有事来不了|抱歉这次不能参加|表演退出
can't|can't make it|out|cancel|I can't come, sorry|sorry, can't make it this time|not coming|count me out|I have to drop out|no thanks`.split(
      /[|\n]/,
    ),
  )('"%s" is out', (text) => {
    expect(read(text)).toEqual({ kind: 'out' })
  })

  it.each(
    '可能|也许|看情况|不确定|待定|可能来|不一定能来|可能参加吧|maybe|perhaps|not sure yet|I might|maybe I can come'.split(
      '|',
    ),
  )('"%s" is a maybe', (text) => {
    expect(read(text)).toEqual({ kind: 'maybe' })
  })
})

describe('what can’t be told', () => {
  it.each(
    '+0|+11|+99|+1?|报名？|in?|不一定能来吧报名?|表演摄影都报名|表演不去了，改摄影|我们报名|帮我妈报名|帮王阿姨和李叔报名|带家人来|报名 来不了|in, maybe|+2 -1|no|不|有空|two of us'.split(
      '|',
    ),
  )('"%s" is asked back', (text) => {
    expect(read(text)).toEqual({ kind: 'unclear' })
  })

  it.each(
    `昨天报名的人好多啊|报名表在哪里？|谁能去报名？|请假的人怎么办|来的人多吗|可以报名吗|谁能帮王阿姨报名？|怎么报名|报名截止了吗|"报名"|大家快来报名|大家都来报名吧|恭喜报名成功|是不是已经报名满了|王阿姨来过|老师来了吗|小朋友也来|我谢谢你|集合地点在哪|我觉得这个活动很好|好的|收到|谢谢|👍|1|几点开始
I came in late yesterday|maybe the bus is late today|can i come?|in the morning?|out for lunch|who is in?|Sign Up Sheet|Sign up sheet is here|Rain is coming too|the in crowd|cancel the bus|ok|/help|accept|inside|outing`.split(
      /[|\n]/,
    ),
  )('"%s" is prose, and the bot stays silent', (text) => {
    expect(read(text)).toEqual({ kind: 'none' })
  })
})

describe('whatever is typed', () => {
  const words = fc.constantFrom(
    ...'报名 我 也 来 不 可能 请假 摄影 +2 +99 带 孩子 帮 王阿姨 ？ in out maybe me not with kids Mrs Wang 的 人 昨天'.split(
      ' ',
    ),
  )
  const sentence = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''))

  it('never throws, and seats stay within one and ten', () => {
    fc.assert(
      fc.property(fc.oneof(sentence, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const reply = read(text)
        if (reply.kind === 'in') expect(reply.seats).toBeGreaterThanOrEqual(1)
        if (reply.kind === 'in') expect(reply.seats).toBeLessThanOrEqual(10)
      }),
      { numRuns: 500 },
    )
  })

  it('is never moved by one more unknown word', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(read(`${text} 螺丝刀`)).toEqual({ kind: 'none' })
      }),
    )
  })

  it('works with role names that are patterns or answers themselves', () => {
    const odd = [
      { key: '0', label: '(.*)+' },
      { key: '1', label: '报名' },
      { key: '2', label: '' },
    ]
    expect(parseReply('我来', { roles: odd })).toEqual({ kind: 'in', seats: 1 })
    expect(parseReply('我来 (.*)+', { roles: odd })).toEqual({ kind: 'in', seats: 1, role: '0' })
  })

  it('answers a hostile text at once', () => {
    expect(read('我也来'.repeat(2000))).toEqual({ kind: 'none' })
    expect(read('+'.repeat(60))).toEqual({ kind: 'none' })
  })
})
