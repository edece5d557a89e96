import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { guessProgramme } from '../../../../shared/domain/text/programme.ts'
import {
  type RecruitDraft,
  type RecruitField,
  recruitLimits,
} from '../../../../shared/domain/text/recruit-draft.ts'
import { parseField, parseRecruitment } from '../../../../shared/domain/text/recruit-text.ts'

const zone = 'Asia/Shanghai'
// A Wednesday, ten in the morning.
const now = DateTime.fromISO('2026-11-18T10:00', { zone }).toMillis()
const ref = { now, zone }
const read = (text: string): RecruitDraft => parseRecruitment(text, ref)
const wall = (at: number | undefined, where = zone): string =>
  at === undefined ? '-' : DateTime.fromMillis(at, { zone: where }).toFormat('MM-dd HH:mm')
const hours = (draft: RecruitDraft): string => `${wall(draft.start)} → ${wall(draft.end)}`
const roles = (draft: RecruitDraft): string =>
  draft.roles.map(({ label, seats }) => `${label}×${seats}`).join(' ')

describe('a whole activity in one message', () => {
  it.each<[string, string, string, string, string]>([
    [
      '周六 9:00-11:00 金秋养老院文艺演出 地点:金秋养老院 表演15 摄影2 急救1 风险:无',
      '金秋养老院文艺演出',
      '11-21 09:00 → 11-21 11:00',
      '金秋养老院',
      '表演×15 摄影×2 急救×1',
    ],
    [
      'Sat 9-11am Care home show at Jinqiu, 15 performers, 2 photographers, risk: none',
      'Care home show',
      '11-21 09:00 → 11-21 11:00',
      'Jinqiu',
      'performers×15 photographers×2',
    ],
    [
      '明天下午2点到4点 清理楼道 地点：3号楼 10人 风险：可能接触灰尘，戴口罩',
      '清理楼道',
      '11-19 14:00 → 11-19 16:00',
      '3号楼',
      '×10',
    ],
    [
      '１１月２８日 ９点到１１点半 社区义诊 地点：卫生站 志愿者２０名 风险：无',
      '社区义诊',
      '11-28 09:00 → 11-28 11:30',
      '卫生站',
      '志愿者×20',
    ],
    [
      '周六上午九点到十一点 植树 20人 地点 河滨公园 风险 铁锹，注意手',
      '植树',
      '11-21 09:00 → 11-21 11:00',
      '河滨公园',
      '×20',
    ],
    [
      '/招募 周六 9:00-11:00 金秋養老院文藝演出 地點:金秋養老院 表演15 攝影2 風險:無',
      '金秋養老院文藝演出',
      '11-21 09:00 → 11-21 11:00',
      '金秋養老院',
      '表演×15 攝影×2',
    ],
    [
      '摄影师2名 表演 15 人 周六 9:00-11:00 演出 地点:礼堂 无风险',
      '演出',
      '11-21 09:00 → 11-21 11:00',
      '礼堂',
      '摄影师×2 表演×15',
    ],
    [
      '周六 9:00-11:00 演出 地点:礼堂 2名摄影师 15名表演者 风险：无特殊风险',
      '演出',
      '11-21 09:00 → 11-21 11:00',
      '礼堂',
      '摄影师×2 表演者×15',
    ],
    [
      '周六 9:00-11:00 演出，地点：礼堂，表演15人，摄影两名，风险：无。',
      '演出',
      '11-21 09:00 → 11-21 11:00',
      '礼堂',
      '表演×15 摄影×2',
    ],
    [
      '🎭表演15 📷摄影2 周六 9:00-11:00 🎉演出🎉 📍礼堂 风险:无',
      '🎉演出🎉',
      '11-21 09:00 → 11-21 11:00',
      '礼堂',
      '表演×15 摄影×2',
    ],
    [
      '周六 9:00-11:00 演出 地点:礼堂 x20 风险:没有',
      '演出',
      '11-21 09:00 → 11-21 11:00',
      '礼堂',
      '×20',
    ],
    [
      '11月21日 9:00—11:00，小区东门集合，垃圾分类宣传，需要10人，无风险',
      '垃圾分类宣传',
      '11-21 09:00 → 11-21 11:00',
      '小区东门',
      '×10',
    ],
    [
      '周六 9:00-11:00 第3期急救培训 地点:2号楼301室 学员30人 风险:无',
      '第3期急救培训',
      '11-21 09:00 → 11-21 11:00',
      '2号楼301室',
      '学员×30',
    ],
    [
      '周六22:00-次日1:00 跨年守夜 地点:广场 保安5人 风险:夜间，注意保暖',
      '跨年守夜',
      '11-21 22:00 → 11-22 01:00',
      '广场',
      '保安×5',
    ],
    [
      '周六9点 清理楼道 2小时 地点:3号楼 10人 风险:无',
      '清理楼道',
      '11-21 09:00 → 11-21 11:00',
      '3号楼',
      '×10',
    ],
    [
      'Title: Clean-up\nWhen: Sat 9-11am\nWhere: River Park\nPeople: 20\nRisk: sharp tools, gloves provided\nMin: 5',
      'Clean-up',
      '11-21 09:00 → 11-21 11:00',
      'River Park',
      '×20',
    ],
    [
      'tomorrow 2pm for 2 hours, Reading circle, place: Library, 8 readers and 2 hosts, no risk',
      'Reading circle',
      '11-19 14:00 → 11-19 16:00',
      'Library',
      'readers×8 hosts×2',
    ],
    [
      'Sat 10am-1pm Spring clean at 12 Elm Street. 12 helpers + 2 drivers. Risk: none',
      'Spring clean',
      '11-21 10:00 → 11-21 13:00',
      '12 Elm Street',
      'helpers×12 drivers×2',
    ],
    [
      'Sat 9-11am, Care home show, place: Jinqiu, performers x15, photographers x2, risks: none',
      'Care home show',
      '11-21 09:00 → 11-21 11:00',
      'Jinqiu',
      'performers×15 photographers×2',
    ],
    [
      '12月5日上午9点到11点，社区邻里节，地点在中心广场，需要志愿者30名，其中摄影2名，无风险',
      '社区邻里节',
      '12-05 09:00 → 12-05 11:00',
      '中心广场',
      '志愿者×30 摄影×2',
    ],
    [
      '【招募】周六上午 9:00-11:30 敬老院包饺子 | 地点：金秋敬老院 | 包饺子10人 | 陪聊5人 | 风险：无',
      '敬老院包饺子',
      '11-21 09:00 → 11-21 11:30',
      '金秋敬老院',
      '包饺子×10 陪聊×5',
    ],
    [
      '志愿巡逻 今晚8点到10点 小区南门集合 每组4人 共12人 风险:夜间行走，穿反光衣',
      '志愿巡逻',
      '11-18 20:00 → 11-18 22:00',
      '小区南门',
      '×12',
    ],
    [
      'Wed 25 Nov 6:30pm–8pm Tai chi in the park; where: River Park gate; 30 people; risk: uneven ground',
      'Tai chi in the park',
      '11-25 18:30 → 11-25 20:00',
      'River Park gate',
      '×30',
    ],
    [
      'Blood pressure checks - Fri 27 Nov 9:00 to 11:30 - at Community Centre - 3 nurses, 4 greeters - risk: none',
      'Blood pressure checks',
      '11-27 09:00 → 11-27 11:30',
      'Community Centre',
      'nurses×3 greeters×4',
    ],
    [
      '11.28（周六）09:00-11:30 义诊 地点：社区广场 医生3 护士4 引导2 要求：为人热情，持证 风险：无',
      '义诊',
      '11-28 09:00 → 11-28 11:30',
      '社区广场',
      '医生×3 护士×4 引导×2',
    ],
    [
      '明早8点半 大扫除 1小时 地点：院子 需要5个人 无风险',
      '大扫除',
      '11-19 08:30 → 11-19 09:30',
      '院子',
      '×5',
    ],
  ])('"%s" lacks nothing', (text, title, when, place, seats) => {
    const draft = read(text)
    expect([draft.title, hours(draft), draft.place, roles(draft)]).toEqual([
      title,
      when,
      place,
      seats,
    ])
    expect(draft.missing).toEqual([])
    expect(draft.problems).toEqual([])
  })

  it('keeps a requirement as it was worded', () => {
    expect(read('义诊 要求：为人热情，持证 风险：无').conditions).toBe('为人热情，持证')
  })

  it('keeps every labelled line of a long notice apart', () => {
    const draft = read(
      '金秋养老院文艺演出\n时间：周六 9:00-11:00\n地点：金秋养老院\n集合：东门\n招募：表演15人、摄影2人\n要求：会唱歌，有爱心\n项目：文体\n队伍：舞蹈队\n风险：台阶湿滑，慢行\n备注：统一着装\n截止：周五18:00\n最少：8人',
    )
    expect(draft).toMatchObject({
      meeting: '东门',
      conditions: '会唱歌，有爱心',
      programme: '文体',
      team: '舞蹈队',
      risk: { kind: 'text', text: '台阶湿滑，慢行' },
      note: '统一着装',
      minimum: 8,
      missing: [],
      problems: [],
    })
    expect(wall(draft.deadline)).toBe('11-20 18:00')
  })

  it('tells a weekly habit from one Saturday', () => {
    const draft = read('每周六 9:00-11:00 巡逻 地点:小区 6人 风险:无')
    expect(draft.repeat).toEqual({ every: { weeks: 1, weekdays: [6] } })
    expect(hours(draft)).toBe('11-21 09:00 → 11-21 11:00')
  })
})

describe('when it is', () => {
  it.each(
    `周六 9:00-11:00 => 11-21 09:00 → 11-21 11:00
周六9点~11点 => 11-21 09:00 → 11-21 11:00
周六 9-11点 => 11-21 09:00 → 11-21 11:00
周六早上8点半—10点半 => 11-21 08:30 → 11-21 10:30
周日上午八点三刻到十点一刻 => 11-22 08:45 → 11-22 10:15
周三14:00-16:00 => 11-18 14:00 → 11-18 16:00
周三9:00-10:00 => 11-25 09:00 → 11-25 10:00
今天下午两点到四点 => 11-18 14:00 → 11-18 16:00
周六下午2-4点 => 11-21 14:00 → 11-21 16:00
周六中午12点到2点 => 11-21 12:00 → 11-21 14:00
周六晚上10点到凌晨1点 => 11-21 22:00 → 11-22 01:00
周六晚上10点到12点 => 11-21 22:00 → 11-22 00:00
今晚七点半到九点 => 11-18 19:30 → 11-18 21:00
下周二 9:00-11:00 => 11-24 09:00 → 11-24 11:00
下周六 9:00-11:00 => 11-28 09:00 → 11-28 11:00
12月1号下午3点到5点 => 12-01 15:00 → 12-01 17:00
5号上午9点到10点 => 12-05 09:00 → 12-05 10:00
2026年12月5日 9:00-11:00 => 12-05 09:00 → 12-05 11:00
12.5 9:00-11:00 => 12-05 09:00 → 12-05 11:00
12/5 9:00-11:00 => 12-05 09:00 → 12-05 11:00
2026-12-05 09:00-11:00 => 12-05 09:00 → 12-05 11:00
周六（11月21日）9:00-11:00 => 11-21 09:00 → 11-21 11:00
1月5日 9:00-10:00 => 01-05 09:00 → 01-05 10:00
11月28日 9:00 - 11月29日 17:00 => 11-28 09:00 → 11-29 17:00
周六 9:00，两个半小时 => 11-21 09:00 → 11-21 11:30
周六 9:00 => 11-21 09:00 → -
Saturday 9:00-11:00 => 11-21 09:00 → 11-21 11:00
Sat 10am-12 => 11-21 10:00 → 11-21 12:00
11-1pm Sat => 11-21 11:00 → 11-21 13:00
Sat 10pm-1am => 11-21 22:00 → 11-22 01:00
Nov 28 9am - 11:30am => 11-28 09:00 → 11-28 11:30
28 Nov 9-11am => 11-28 09:00 → 11-28 11:00
28/11 9am to 10am => 11-28 09:00 → 11-28 10:00
next Wednesday 2pm to 4pm => 11-25 14:00 → 11-25 16:00
the day after tomorrow 9am-10am => 11-20 09:00 → 11-20 10:00
tonight at 7 => 11-18 19:00 → -
Sat 9am for an hour and a half => 11-21 09:00 → 11-21 10:30
Saturday, 21 November 2026, 9:00-11:00 => 11-21 09:00 → 11-21 11:00
from 9 to 11 on Saturday => 11-21 09:00 → 11-21 11:00`
      .split('\n')
      .map((line) => line.split(' => ')),
  )('%s is %s', (text = '', when = '') => {
    expect(hours(read(text))).toBe(when)
  })

  it('lasts as long as said over the night when the clocks change', () => {
    const berlin = { now: DateTime.fromISO('2026-10-20').toMillis(), zone: 'Europe/Berlin' }
    const watch = parseRecruitment('24 Oct 10pm for 8 hours, night watch', berlin)
    expect(wall(watch.end, berlin.zone)).toBe('10-25 05:00')
    const range = parseRecruitment('24 Oct 22:00-6:00, night watch', berlin)
    expect(wall(range.end, berlin.zone)).toBe('10-25 06:00')
  })

  it('reads the weekday by the community’s calendar, not by UTC', () => {
    const sunday = DateTime.fromISO('2026-11-22T01:00', { zone }).toMillis()
    expect(wall(parseRecruitment('今天 9:00-10:00', { now: sunday, zone }).start)).toBe(
      '11-22 09:00',
    )
  })
})

describe('what can’t be', () => {
  it.each([
    ['昨天 9:00-11:00', 'start', 'past'],
    ['11月1日 9:00-11:00', 'start', 'past'],
    ['今天 8:00-9:00', 'start', 'past'],
    ['2月30日 9:00-11:00', 'start', 'unreadable'],
    ['Feb 30 9am', 'start', 'unreadable'],
    ['周六 25:00', 'start', 'unreadable'],
    ['时间：改天再说', 'start', 'unreadable'],
    ['周六（11月22日）9:00-11:00', 'start', 'weekday-mismatch'],
    ['周末 演出', 'start', 'which-day'],
    ['2031年1月5日 9:00-11:00', 'start', 'too-far'],
    ['周六 11:00-9:00', 'end', 'end-before-start'],
    ['Sat 4pm-2pm', 'end', 'end-before-start'],
    ['周六 9:00-11:00 表演0', 'seats', 'zero'],
    ['周六 9:00-11:00 表演-5', 'seats', 'zero'],
    ['周六 9:00-11:00 表演99999', 'seats', 'too-many'],
    ['甲1 乙1 丙1 丁1 戊1 己1 庚1 辛1 壬1', 'seats', 'too-many'],
    [`周六 9:00-11:00 ${'长'.repeat(101)}`, 'title', 'too-long'],
    [`风险:${'险'.repeat(301)}`, 'risk', 'too-long'],
    ['表演5 最少10人', 'minimum', 'too-many'],
    ['周六 9:00-11:00 截止:下周一', 'deadline', 'after-start'],
  ])('"%s" is told of its %s: %s', (text, field, reason) => {
    const problems = read(text).problems.map((problem) => [problem.field, problem.reason])
    expect(problems).toContainEqual([field, reason])
  })

  it('keeps the good half of a bad time for the answer that mends it', () => {
    const mended = parseField('end', '12点', read('周六 11:00-9:00 演出'), ref)
    expect(hours(mended)).toBe('11-21 11:00 → 11-21 12:00')
    expect(mended.problems).toEqual([])
  })
})

describe('asking for one thing at a time', () => {
  it('fills an empty draft by six short answers', () => {
    const answers: [RecruitField, string][] = [
      ['title', '金秋演出'],
      ['start', '周六 9点'],
      ['end', '11点'],
      ['place', '金秋养老院'],
      ['seats', '表演15 摄影2'],
      ['risk', '无'],
    ]
    const draft = answers.reduce((so, [field, text]) => {
      expect(so.missing[0]).toBe(field)
      return parseField(field, text, so, ref)
    }, read(''))
    expect(draft).toMatchObject({ title: '金秋演出', place: '金秋养老院', missing: [] })
    expect(hours(draft)).toBe('11-21 09:00 → 11-21 11:00')
    expect(roles(draft)).toBe('表演×15 摄影×2')
  })

  it.each([
    ['end', '2小时', '11-21 14:00 → 11-21 16:00'],
    ['end', '四点', '11-21 14:00 → 11-21 16:00'],
    ['end', 'until 5', '11-21 14:00 → 11-21 17:00'],
    ['end', '90 minutes', '11-21 14:00 → 11-21 15:30'],
    ['start', '3点', '11-21 15:00 → -'],
    ['start', '周日', '11-22 14:00 → -'],
    ['start', 'Sunday 9-11am', '11-22 09:00 → 11-22 11:00'],
  ] as const)('takes the %s "%s" as an answer', (field, text, when) => {
    expect(hours(parseField(field, text, read('周六下午2点 演出'), ref))).toBe(when)
  })

  it.each([
    ['20', '×20'],
    ['20人', '×20'],
    ['15 performers and 2 photographers', 'performers×15 photographers×2'],
    ['志愿者20名', '志愿者×20'],
  ])('takes the seats "%s" as an answer', (text, expected) => {
    expect(roles(parseField('seats', text, read(''), ref))).toBe(expected)
  })

  it.each(['无', '没有', '无特殊风险', 'none', 'No particular risk.', '暂无'])(
    'takes "%s" for no particular risk',
    (text) => {
      expect(parseField('risk', text, read(''), ref).risk).toEqual({ kind: 'none' })
    },
  )

  it('names the field that an answer leaves open', () => {
    const draft = parseField('seats', '很多', read(''), ref)
    expect(draft.problems).toEqual([{ field: 'seats', reason: 'unreadable', given: '很多' }])
    expect(draft.missing).toContain('seats')
  })
})

describe('whatever is typed', () => {
  const pieces = fc.constantFrom(
    ...'周六,9:00-11:00,9-,25:00,2月30日,表演15,×0,地点:,风险:,无,Sat,9am,at,，,\n,：,10人,(,2小时,\u202e,\u0000,🎉,title:,最少,99999'.split(
      ',',
    ),
  )
  const message = fc.oneof(
    fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary', maxLength: 300 }),
  )

  it('never throws, and what it keeps stays within the limits', () => {
    fc.assert(
      fc.property(message, (text) => {
        const draft = read(text)
        const total = draft.roles.reduce((sum, role) => sum + role.seats, 0)
        expect(total).toBeLessThanOrEqual(recruitLimits.seats)
        expect(draft.roles.length).toBeLessThanOrEqual(recruitLimits.roles)
        expect([...(draft.title ?? '')].length).toBeLessThanOrEqual(recruitLimits.title)
        if (draft.start !== undefined) expect(draft.start).toBeGreaterThan(now)
        if (draft.end !== undefined) expect(draft.end).toBeGreaterThan(draft.start ?? 0)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left
        expect(JSON.stringify(draft)).not.toMatch(/[\u0000\u202a-\u202e]/)
      }),
      { numRuns: 400 },
    )
  })

  it('never throws at an answer to a question either', () => {
    const field = fc.constantFrom<RecruitField>(
      'title',
      'start',
      'end',
      'seats',
      'risk',
      'minimum',
      'gives',
      'learning',
    )
    fc.assert(
      fc.property(field, message, message, (name, first, second) => {
        const draft = parseField(name, second, read(first), ref)
        expect(draft.missing.length).toBeLessThanOrEqual(6)
      }),
    )
  })

  it('reads its own wording again as the same activity', () => {
    const label = fc.constantFrom('表演', '摄影', '急救', '后勤')
    const seats = fc.uniqueArray(fc.tuple(label, fc.integer({ min: 1, max: 300 })), {
      selector: ([name]) => name,
      minLength: 1,
    })
    fc.assert(
      fc.property(seats, fc.integer({ min: 6, max: 20 }), (parts, hour) => {
        const counts = parts.map(([name, n]) => `${name}${n}`).join(' ')
        const text = `周六 ${hour}:00-${hour + 2}:30 金秋演出 地点:礼堂 ${counts} 风险:无`
        const draft = read(text)
        expect(draft.missing).toEqual([])
        expect(draft.roles).toEqual(parts.map(([name, n]) => ({ label: name, seats: n })))
      }),
    )
  })

  it('stays quick on a long message', () => {
    const draft = read('周六 9:00-11:00 '.repeat(300))
    expect(hours(draft)).toBe('11-21 09:00 → 11-21 11:00')
  })
})

describe('what a training gives', () => {
  it.each<[string, string, number | undefined]>([
    ['周六 9:00-11:00 急救培训 地点:活动室 20人 风险:无 发证:急救证 2年', '急救证', 730],
    ['周六 9:00-11:00 急救培训 发证：急救证（两年有效） 地点:活动室 20人 风险:无', '急救证', 730],
    [
      '周六 9:00-11:00 急救培训 颁发证书:红十字救护员证,有效期3年 地点:活动室 20人',
      '红十字救护员证',
      1095,
    ],
    ['周六 9:00-11:00 消防培训 地点:活动室 20人 證書：消防證 半年', '消防證', 183],
    ['周六 9:00-11:00 消防培训 地点:活动室 20人 发证:消防证 18个月', '消防证', 548],
    ['周六 9:00-11:00 消防培训 地点:活动室 20人 发证:消防证 长期有效', '消防证', undefined],
    ['周六 9:00-11:00 消防培训 地点:活动室 20人 发证:消防证', '消防证', undefined],
    [
      'Sat 9-11am First aid training at Hall, 20 people, gives: first aid, 2 years, risk: none',
      'first aid',
      730,
    ],
    [
      'Sat 9-11am First aid training at Hall, permit: first aid (valid for two years), 20 people',
      'first aid',
      730,
    ],
    [
      'Sat 9-11am Fire drill at Hall, 20 people, certificate: fire warden, 6 months',
      'fire warden',
      183,
    ],
    [
      'Sat 9-11am Fire drill at Hall, 20 people, gives: fire warden for life',
      'fire warden',
      undefined,
    ],
  ])('reads "%s"', (text, permit, validDays) => {
    const draft = read(text)
    expect(draft.problems).toEqual([])
    expect(draft.gives).toEqual({ permit, ...(validDays && { validDays }) })
    expect(draft.kind).toBe('training')
    expect(roles(draft)).toBe('×20')
    expect(draft.note).toBeUndefined()
  })

  it.each<[string, string, string]>([
    ['发证:2年', 'gives', 'unreadable'],
    ['发证:急救证 50年', 'gives', 'validity'],
    [`发证:${'很长的证书名'.repeat(8)} 2年`, 'gives', 'too-long'],
    ['gives: first aid, 20 years', 'gives', 'validity'],
    ['学时:很多', 'learning', 'unreadable'],
    ['学时:3小时', 'learning', 'over-length'],
    ['learning: 5 hours', 'learning', 'over-length'],
  ])('names what is wrong with "%s"', (text, field, reason) => {
    const draft = read(`周六 9:00-11:00 急救培训 地点:活动室 20人 风险:无 ${text}`)
    expect(draft.problems).toMatchObject([{ field, reason }])
    expect(draft.gives ?? draft.learning).toBeUndefined()
  })

  it.each<[string, number]>([
    ['学时:90分钟', 90],
    ['学时：2学时', 120],
    ['学时:1.5', 90],
    ['培训时长:1小时30分', 90],
    ['learning: 90 min', 90],
    ['learning time: 1 h 30', 90],
  ])('reads how long one learns from "%s"', (text, minutes) => {
    expect(read(`周六 9:00-12:00 急救培训 地点:活动室 20人 ${text}`).learning).toBe(minutes)
  })

  it('reads who holds it, in both languages', () => {
    const text = '周六 9:00-12:00 急救培训 地点:活动室 培训单位:区红十字会 20人'
    expect(read(text).host).toBe('区红十字会')
    const english = 'Sat 9-11am First aid training at Hall, taught by: Red Cross, 20 people'
    expect(read(english).host).toBe('Red Cross')
  })

  it('takes the answer to its question', () => {
    const begun = read('周六 9:00-11:00 急救培训 地点:活动室 20人 风险:无')
    const wrong = parseField('gives', '2年', begun, ref)
    expect(wrong.problems).toMatchObject([{ field: 'gives', reason: 'unreadable', given: '2年' }])
    const right = parseField('gives', '急救证 2年', wrong, ref)
    expect(right.problems).toEqual([])
    expect(right.gives).toEqual({ permit: '急救证', validDays: 730 })
  })
})

describe('a first word that only says what kind of thing it is', () => {
  it.each<[string, string, string | undefined]>([
    ['培训 周五 9:00-11:00 地点:活动室 20人 急救培训', '急救培训', 'training'],
    ['培训 周五 9:00-11:00 心肺复苏 地点:活动室 20人', '心肺复苏', 'training'],
    ['培训：心肺复苏 周五 9:00-11:00 地点:活动室 20人', '心肺复苏', 'training'],
    ['【培训】心肺复苏 周五 9:00-11:00 地点:活动室 20人', '心肺复苏', 'training'],
    ['培训 急救培训 周五 9:00-11:00 地点:活动室 20人', '急救培训', 'training'],
    ['培训 周五 9:00-11:00 地点:活动室 20人 请带笔', '培训', undefined],
    ['培训 周五 9:00-11:00 地点:活动室 20人', '培训', undefined],
    ['活动 周五 9:00-11:00 清理楼道 地点:3号楼 10人', '清理楼道', undefined],
    ['招募 周五 9:00-11:00 地点:3号楼 10人 清理楼道', '清理楼道', undefined],
    ['排练 周五 9:00-11:00 地点:礼堂 合唱排练 10人', '合唱排练', 'rehearsal'],
    ['培训 周五 9:00-11:00 地点:活动室 急救培训 20人', '急救培训', 'training'],
    ['培训 周五 9:00-11:00 地点:活动室 学员 20人', '培训', undefined],
    ['活动 周五 9:00-11:00 清理楼道 10人 地点:3号楼', '清理楼道', undefined],
    ['例会 周五 9:00-11:00 地点:礼堂 讨论春节 10人', '例会', undefined],
    ['急救培训 周五 9:00-11:00 地点:活动室 20人 心肺复苏', '急救培训', undefined],
    ['Training Fri 9-11am First aid training at Hall, 20 people', 'First aid training', 'training'],
    ['Training Fri 9-11am, CPR for beginners, at Hall, 20 people', 'CPR for beginners', 'training'],
    ['Training: CPR for beginners, Fri 9-11am at Hall, 20 people', 'CPR for beginners', 'training'],
    ['Training Fri 9-11am at Hall, 20 people, please bring a pen', 'Training', undefined],
    [
      'Training day for helpers Fri 9-11am at Hall, 20 people',
      'Training day for helpers',
      undefined,
    ],
    ['Activity Fri 9-11am, Litter picking, at Hall, 20 people', 'Litter picking', undefined],
    ['Meeting Fri 9-11am at Hall, plans for spring, 20 people', 'Meeting', undefined],
  ])('"%s" is called %s', (text, title, kind) => {
    const draft = read(text)
    expect(draft.title).toBe(title)
    expect(draft.kind).toBe(kind)
    expect(draft.note ?? '').not.toContain(title)
  })

  it('is heard as the kind where the kind was asked for', () => {
    const draft = read('周五 9:00-11:00 心肺复苏 类型:培训 地点:活动室 20人')
    expect([draft.title, draft.kind, draft.programme]).toEqual(['心肺复苏', 'training', undefined])
  })
})

describe('guessing the programme', () => {
  it.each([
    ['金秋养老院文艺演出', 'culture'],
    ['清理楼道', 'civility'],
    ['社区义诊', 'health'],
    ['消防演练', 'safety'],
    ['智能手机课', 'education'],
    ['爱心义卖', 'charity'],
    ['给独居老人送餐', 'aid'],
    ['Care home show', 'culture'],
    ['Litter picking', 'civility'],
    ['Free clinic', 'health'],
    ['xyz', undefined],
  ])('"%s" is %s', (title, programme) => {
    expect(guessProgramme(title)).toBe(programme)
  })
})
