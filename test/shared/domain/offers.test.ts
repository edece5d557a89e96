import { describe, expect, it } from 'vitest'
import { programmes } from '../../../shared/domain/activity.ts'
import {
  offers,
  offersIn,
  partnerKinds,
  partnerKindsIn,
  programmesIn,
  teamKinds,
  teamKindsIn,
} from '../../../shared/domain/offers.ts'
import { wordsOf } from '../../../shared/domain/synonyms.ts'

describe('what a partner offers', () => {
  it.each([
    ['谁能来义诊', 'clinic'],
    ['who can offer a free clinic', 'clinic'],
    ['可以提供讲师', 'lecturers'],
    ['每月可以来一次义诊，也能讲健康课', 'lecturers'],
    ['a room for 40 people', 'rooms'],
    ['捐赠米面', 'goods'],
    ['sponsor the prizes', 'money'],
  ])('%s asks for %s', (text, offer) => {
    expect(offersIn(text)).toContain(offer)
  })
})

describe('who a partner is', () => {
  it.each([
    ['金秋养老院', 'care-home'],
    ['市第三医院', 'hospital'],
    ['育才小学', 'school'],
    ['Sunrise Bank', 'company'],
    ['红十字协会', 'social-organisation'],
  ])('%s is a %s', (name, kind) => {
    expect(partnerKindsIn(name)).toContain(kind)
  })
})

describe('what a team does', () => {
  it.each([
    ['夕阳红舞蹈队', 'dance'],
    ['经典吟唱队', 'recital'],
    ['摄影队', 'photography'],
    ['模特队', 'model'],
    ['健美操队', 'aerobics'],
    ['柔力球队', 'softball'],
    ['党员先锋队', 'party'],
    ['Photography club', 'photography'],
  ])('%s is for %s', (name, kind) => {
    expect(teamKindsIn(name)).toContain(kind)
  })
})

describe('the programme that a need belongs to', () => {
  it('is guessed from its words', () => {
    expect(programmesIn('陪我妈去医院')).toEqual(['health'])
    expect(programmesIn('孩子作业没人辅导')).toEqual(['education'])
    expect(programmesIn('晚上巡逻')).toEqual(['safety'])
    expect(programmesIn('灯坏了')).toEqual([])
  })

  it.each(programmes)('finds %s by its own name', (programme) => {
    const named = { aid: 'relief', civility: 'courtesy' }[programme as string] ?? programme
    expect(programmesIn(named)).toContain(programme)
  })
})

it('finds every kind by each word it lists', () => {
  const words = (catalogue: Record<string, readonly string[]>) =>
    Object.entries(catalogue).flatMap(([key, entry]) =>
      wordsOf(entry).map((word) => [key, word] as const),
    )
  for (const [key, word] of words(teamKinds)) expect(teamKindsIn(word)).toContain(key)
  for (const [key, word] of words(partnerKinds)) expect(partnerKindsIn(word)).toContain(key)
  for (const [key, word] of words(offers)) expect(offersIn(word)).toContain(key)
})
