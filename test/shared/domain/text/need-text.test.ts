import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { parseNeed } from '../../../../shared/domain/text/need-text.ts'

const zone = 'Asia/Shanghai'
const now = DateTime.fromISO('2026-11-18T10:00', { zone }).toMillis()
const read = (text: string) => parseNeed(text, { now, zone })

describe('in trouble, find a volunteer', () => {
  it.each([
    '我家灯坏了，周六上午有人能帮忙换吗',
    '急！水管漏水，马上需要人修',
    '请帮我买药',
    '想找人教我用智能手机',
    '老人没人照顾，明天下午2点到4点',
    'My light is broken, can someone help Saturday morning?',
    'Need a lift to the hospital on Friday at 9am',
  ])('"%s" asks for help', (text) => {
    expect(read(text).looksLikeNeed).toBe(true)
  })

  it.each([
    '谢谢大家帮忙',
    '你好',
    '我可以帮忙',
    '怎么报名',
    '今天天气不错',
    'Thank you for your help',
    'can I help?',
  ])('"%s" does not', (text) => {
    expect(read(text).looksLikeNeed).toBe(false)
  })

  it('keeps time, wording and private details apart', () => {
    const need = read('我家灯坏了，周六上午有人能帮忙换吗？电话13812345678，3栋2单元501')
    expect(need).toMatchObject({
      what: '我家灯坏了，有人能帮忙换吗？',
      publicText: '我家灯坏了，周六上午有人能帮忙换吗？',
      urgent: false,
      personal: { phones: ['13812345678'], doors: ['3栋2单元501'], names: [] },
      refused: [],
    })
    expect(DateTime.fromMillis(need.when?.from ?? 0, { zone }).toFormat('MM-dd HH:mm')).toBe(
      '11-21 08:00',
    )
  })

  it.each([
    ['电话 138 1234 5678', 'phones', '138 1234 5678'],
    ['手机：１３８１２３４５６７８', 'phones', '13812345678'],
    ['call me at +86 138 1234 5678', 'phones', '+86 138 1234 5678'],
    ['021-62345678', 'phones', '021-62345678'],
    ['我住5号楼302', 'doors', '5号楼302'],
    ['三单元401室', 'doors', '三单元401室'],
    ['12-2-501', 'doors', '12-2-501'],
    ['Flat 12', 'doors', 'Flat 12'],
    ['at 12 Elm Street', 'doors', '12 Elm Street'],
    ['我叫王芳，灯坏了', 'names', '王芳'],
    ['我叫劉喆，燈壞了', 'names', '劉喆'],
    ['my name is Ann Lee', 'names', 'Ann Lee'],
  ] as const)('finds in "%s" what only the helper may know', (text, kind, value) => {
    const need = read(`灯坏了，${text}，请帮忙`)
    expect(need.personal[kind]).toEqual([value])
    expect(need.publicText).not.toContain(value)
  })

  it.each([
    ['身份证110101199003078515', 'id-number', '110101199003078515'],
    ['身份证 11010119900307851X', 'id-number', '11010119900307851X'],
    ['卡号6222 0212 3456 7890 123', 'bank-card', '6222'],
    ['坐标31.230416,121.473701', 'location', '31.23'],
    ['https://maps.google.com/?q=31.2,121.4', 'location', 'maps'],
  ] as const)('throws away "%s"', (text, kind, secret) => {
    const need = read(`灯坏了，${text}，请帮忙`)
    expect(need.refused).toEqual([kind])
    expect(JSON.stringify(need)).not.toContain(secret)
  })

  it.each(['明天3号楼有10人需要搬家', '需要2名志愿者 11月28日 9:00-11:00 教智能手机'])(
    'leaves "%s" as it is, since numbers alone are not private',
    (text) => {
      expect(read(text).publicText).toBe(text)
    },
  )

  it('hears haste', () => {
    expect(read('急！水管漏水，马上需要人修').urgent).toBe(true)
    expect(read('please come asap, pipe leaking').urgent).toBe(true)
    expect(read('我家水管漏水了，急，今晚有人能来看看吗').urgent).toBe(true)
    expect(read('想请人换个灯，不着急').urgent).toBe(false)
    expect(read('灯坏了，这事不急，哪天都行').urgent).toBe(false)
  })

  it('guesses the programme', () => {
    expect(read('想学用智能手机').programme).toBe('education')
  })

  it('never throws, and never lets a mobile number through', () => {
    const phone = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(text, phone, text, (before, number, after) => {
        const need = read(`${before} 电话${number}， ${after}`)
        expect(need.publicText).not.toContain(number)
        expect([...need.publicText].length).toBeLessThanOrEqual(500)
      }),
      { numRuns: 300 },
    )
  })
})
