import { describe, expect, it } from 'vitest'
import { isZone } from '../../../shared/domain/calendar.ts'
import {
  calendarFor,
  commonZones,
  findZones,
  zoneFor,
  zoneName,
} from '../../../shared/domain/zones.ts'

const languages = ['en', 'zh-CN']

describe('a place and its time zone', () => {
  it.each([
    ['北京', 'Asia/Shanghai'],
    ['Chongqing', 'Asia/Shanghai'],
    ['柏林', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['New_York', 'America/New_York'],
    ['纽约', 'America/New_York'],
    ['东京', 'Asia/Tokyo'],
    ['sao paulo', 'America/Sao_Paulo'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['Europe/Paris', 'Europe/Paris'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
  ])('finds %s', (place, zone) => {
    expect(findZones(place, languages)[0]).toBe(zone)
  })

  it('leaves no doubt about a very name', () => {
    expect(findZones('Berlin', languages)).toEqual(['Europe/Berlin'])
  })

  it('offers at most eight for a part of a name', () => {
    expect(findZones('america', languages).length).toBeLessThanOrEqual(8)
    expect(findZones('america', languages).every(isZone)).toBe(true)
  })

  it('finds nothing in nonsense or a single letter', () => {
    expect(findZones('Atlantis', languages)).toEqual([])
    expect(findZones('a', languages)).toEqual([])
    expect(findZones('🙂', languages)).toEqual([])
  })

  it('proposes Chinese time to those who speak Chinese, and asks the others', () => {
    expect(zoneFor('zh-CN')).toBe('Asia/Shanghai')
    expect(zoneFor('en')).toBeUndefined()
  })

  it('offers only real zones, named as people call them', () => {
    expect(commonZones.filter((zone) => !isZone(zone))).toEqual([])
    expect(zoneName('Asia/Shanghai', 'zh-CN')).toBe('中国时间')
    expect(zoneName('America/New_York', 'en')).toBe('New York')
  })

  it('goes by the official calendar in China alone', () => {
    expect(calendarFor('Asia/Shanghai')).toBe('cn')
    expect(calendarFor('Europe/Berlin')).toBe('none')
  })
})
