import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { search } from '../../../shared/domain/archive-search.ts'

const entry = (...texts: string[]) => ({ texts })
const show = entry('敬老院文艺演出', '金秋养老院', '老人们很高兴')
const patrol = entry('夜间巡逻', '东门')
const lecture = entry('Fire safety lecture', 'Room 12, 社区中心')
const thanks = entry('社区茶话会', '活动室', '谢谢演出队')
const archive = [patrol, thanks, show, lecture]

describe('searching the archive', () => {
  it('finds Chinese without spaces, also with a word between', () => {
    expect(search(archive, '敬老院演出')).toEqual([show])
    expect(search(archive, '敬老院的演出')).toEqual([show])
  })

  it('puts what stands in the title first', () => {
    expect(search(archive, '演出')).toEqual([show, thanks])
  })

  it('finds English words by their beginning, in any letter case', () => {
    expect(search(archive, 'fire LECT')).toEqual([lecture])
    expect(search(archive, 'ecture')).toEqual([])
    expect(search(archive, 'fire drill')).toEqual([])
  })

  it('finds numbers, full-width letters, and both scripts together', () => {
    expect(search(archive, 'ｒｏｏｍ 12 社区')).toEqual([lecture])
  })

  it('finds a single character', () => {
    expect(search(archive, '巡')).toEqual([patrol])
  })

  it('shows everything for an empty search, and nothing for mere punctuation', () => {
    expect(search(archive, '  ')).toEqual(archive)
    expect(search(archive, '!?')).toEqual([])
  })

  it('finds every activity by its own title', () => {
    const title = fc.string({ unit: fc.constantFrom(...'敬老院演出巡逻ab 12'), minLength: 1 })
    fc.assert(
      fc.property(title, (text) => {
        fc.pre(/[^ ]/.test(text))
        const own = entry(text)
        expect(search([own], text)).toEqual([own])
      }),
    )
  })
})
