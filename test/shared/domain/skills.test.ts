import { describe, expect, it } from 'vitest'
import {
  isSkill,
  type SkillGroup,
  skillGroups,
  skills,
  skillsIn,
  skillsOf,
} from '../../../shared/domain/skills.ts'
import { wordsOf } from '../../../shared/domain/synonyms.ts'

describe('what a neighbour writes', () => {
  it.each([
    ['我家灯坏了，周六上午有人能帮忙换吗', 'electrician'],
    ['电工', 'electrician'],
    ['会修灯、换灯泡', 'electrician'],
    ['厨房的灯又坏了', 'electrician'],
    ['Electrician, retired', 'electrician'],
    ['my kitchen light is broken', 'electrician'],
    ['急救', 'firstaid'],
    ['I can do CPR', 'firstaid'],
    ['First aid course in 2025', 'firstaid'],
    ['ＣＰＲ', 'firstaid'],
    ['摄影爱好者', 'photography'],
    ['给老人理发', 'haircut'],
    ['想请人陪我妈妈去医院看病', 'escort'],
    ['Could someone accompany my mother to the hospital?', 'escort'],
    ['水管漏水', 'plumber'],
    ['帮忙搬个柜子', 'moving'],
    ['我不会用智能手机', 'phone'],
    ['教老人用手机', 'phone'],
    ['电脑打不开', 'computer'],
    ['手语翻译', 'translation'],
    ['普法律师', 'law'],
    ['跳广场舞', 'dance'],
    ['合唱团', 'choir'],
    ['写春联', 'calligraphy'],
    ['包饺子', 'cooking'],
    ['缝补衣服', 'sewing'],
    ['驾驶员，有驾照', 'driving'],
    ['nurse at a care home', 'nursing'],
    ['心理疏导', 'counselling'],
    ['消防演练', 'fire'],
  ])('%s speaks of %s', (text, skill) => {
    expect(skillsIn(text)).toContain(skill)
  })

  it('may speak of several', () => {
    expect(skillsIn('会摄影，也能开车').sort()).toEqual(['driving', 'photography'])
  })

  it.each([
    '晚上一起猜灯谜',
    '请加微信联系我，手机13800000000',
    '李老师好',
    'the lawn is green',
    'our company meets on the third floor',
    '',
  ])('%s speaks of none', (text) => {
    expect(skillsIn(text)).toEqual([])
  })
})

describe('the catalogue', () => {
  const groups = Object.keys(skillGroups) as SkillGroup[]

  it('puts every skill into one group', () => {
    expect(groups.flatMap(skillsOf).sort()).toEqual(Object.keys(skills).sort())
  })

  it('finds each skill by each plain word it lists', () => {
    for (const [skill, words] of Object.entries(skills))
      for (const word of wordsOf(words).map((w) => w.replace('…', '个')))
        expect([word, skillsIn(word)]).toEqual([word, expect.arrayContaining([skill])])
  })

  it('knows a skill from any other word', () => {
    expect(isSkill('dance')).toBe(true)
    expect(isSkill('toString')).toBe(false)
  })
})
