import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fontOf } from '../../../shared/pictures/fonts.ts'
import {
  isCovered,
  missing,
  printable,
  squeeze,
  widthOf,
  wrap,
} from '../../../shared/pictures/letters.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 40 })

describe('printing what people are called', () => {
  it('has every character of the names that common fonts leave out', () => {
    expect(isCovered('喆犇堃昇玥㛃淼垚燊璟珺翀媛頔')).toBe(true)
    expect(isCovered('國語廣東話學會')).toBe(true)
  })

  it('holds every one of the 20,902 characters of GB 18030’s first part, in both weights', () => {
    const han = Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, index) => 0x4e00 + index)
    for (const weight of ['regular', 'bold'] as const) {
      const font = fontOf(weight)
      const lacking = han.filter((letter) => !font.hasGlyphForCodePoint(letter))
      expect(lacking.map((letter) => String.fromCodePoint(letter))).toEqual([])
    }
  })

  it('knows the same characters in bold as in regular, so that one check serves both', () => {
    expect(fontOf('bold').characterSet).toEqual(fontOf('regular').characterSet)
  })

  it.each([
    ['爱心🎉义诊❤️队', '爱心义诊队'],
    ['👩‍👩‍👧 亲子 👨🏽‍🌾 🇨🇳', '亲子'],
    ['1️⃣ 号楼', '1 号楼'],
    ['𝓛𝓲𝓵𝔂', 'Lily'],
    ['Jiří Kőszegi', 'Jirí Koszegi'],
    ['王𡈁', '王〓'],
    ['김철수', '〓〓〓'],
    ['محمد عبدالله', '〓〓〓 〓〓〓'],
    ['🎉', missing],
    ['\u2068王芳\u2069', '王芳'],
    ['two\nlines\t here', 'two lines here'],
    ['\ud800', missing],
    ['', ''],
  ])('prints %j as %j', (name, printed) => {
    expect(printable(name)).toBe(printed)
  })

  it('never prints a letter that the font lacks, and never makes a name vanish', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const printed = printable(text)
        expect(isCovered(printed)).toBe(true)
        expect(printable(printed)).toBe(printed)
        if (text.trim() !== '') expect(printed).not.toBe('')
      }),
    )
  })
})

describe('fitting words into their room', () => {
  it('leaves a short name alone, shrinks a longer one, cuts only the longest', () => {
    expect(squeeze('王芳', 200, 30, 'regular')).toEqual({ text: '王芳', size: 30 })
    expect(squeeze('金秋艺术团舞蹈队', 200, 30, 'regular')).toEqual({
      text: '金秋艺术团舞蹈队',
      size: 25,
    })
    expect(squeeze('晨光环保志愿服务与垃圾分类宣传引导队', 200, 30, 'regular').text).toBe(
      '晨光环保志愿服…',
    )
  })

  it('never exceeds its room, whatever the name', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 60, max: 400 }), (text, room) => {
        const { text: printed, size } = squeeze(printable(text), room, 30, 'bold')
        expect(widthOf(printed, size, 'bold')).toBeLessThanOrEqual(room + 0.01)
      }),
    )
  })

  it('begins no line with a comma and ends none with an opening bracket', () => {
    const text = '居委会三楼，多功能厅（东侧）门口集合，请带身份证。'
    for (let room = 90; room < 400; room += 10)
      for (const row of wrap(text, room, 30)) {
        expect(row).not.toMatch(/^[，。）]/u)
        expect(row).not.toMatch(/（$/u)
      }
  })

  it('keeps every word when it wraps, and breaks English between words', () => {
    expect(wrap('Neighbours help neighbours on Saturday', 300, 30)).toEqual([
      'Neighbours help',
      'neighbours on',
      'Saturday',
    ])
    fc.assert(
      fc.property(anyText, (text) => {
        const printed = printable(text)
        const kept = wrap(printed, 200, 30).join('').replaceAll(' ', '')
        expect(kept).toBe(printed.replaceAll(' ', ''))
      }),
    )
  })

  it('shortens the last line it may use', () => {
    const rows = wrap('反诈骗知识讲座与志愿服务队伍骨干培训', 200, 30, 'regular', 2)
    expect(rows).toEqual(['反诈骗知识讲', '座与志愿服…'])
  })
})
