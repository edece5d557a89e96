import { isZone } from './calendar.ts'

/** Time zones that are offered at once. */
export const commonZones = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
]

/** The zone to propose to those who speak a language; none where a guess would mostly be wrong. */
export const zoneFor = (language: string): string | undefined =>
  language.startsWith('zh') ? 'Asia/Shanghai' : undefined

/** Whose official calendar of holidays and make-up days goes by this clock. */
export const calendarFor = (zone: string): string =>
  zone === 'Asia/Shanghai' || zone === 'Asia/Urumqi' ? 'cn' : 'none'

const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

const generic = (zone: string, language: string): string => {
  const format = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    timeZoneName: 'shortGeneric',
  })
  return format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

/** How people call a zone: `中国时间`, `New York`. In English the short names are mere letters. */
export const zoneName = (zone: string, language: string): string =>
  language.startsWith('en') ? cityOf(zone) : generic(zone, language)

// Large cities that give no zone its name.
const alsoCalled: Record<string, string[]> = {
  'Asia/Shanghai': ['beijing', 'chongqing', 'chengdu', 'guangzhou', 'shenzhen', 'wuhan', 'xian']
    .concat(['hangzhou', 'nanjing', 'tianjin', 'china'])
    .concat([
      '北京',
      '上海',
      '重庆',
      '成都',
      '广州',
      '深圳',
      '武汉',
      '西安',
      '杭州',
      '南京',
      '天津',
    ]),
  'Europe/Berlin': [
    'munich',
    'münchen',
    'hamburg',
    'frankfurt',
    'köln',
    'cologne',
    '慕尼黑',
    '柏林',
  ],
  'America/New_York': ['boston', 'washington', 'philadelphia', 'atlanta', '华盛顿', '波士顿'],
  'America/Los_Angeles': ['san francisco', 'seattle', 'san diego', '旧金山', '西雅图'],
  'Europe/London': ['manchester', 'birmingham', 'edinburgh', '伦敦'],
  'Australia/Sydney': ['canberra', '堪培拉'],
  'Asia/Hong_Kong': ['香港'],
  'Asia/Macau': ['澳门'],
  'Asia/Taipei': ['台北'],
  'Asia/Tokyo': ['osaka', '东京', '大阪'],
  'Asia/Seoul': ['首尔'],
  'Asia/Bangkok': ['曼谷'],
  'Europe/Paris': ['lyon', '巴黎'],
  'Europe/Madrid': ['barcelona', '马德里', '巴塞罗那'],
  'Europe/Rome': ['milan', '罗马', '米兰'],
  'Europe/Moscow': ['莫斯科'],
}

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(时间|時間|time)$/u, '')

/** 0 for the very name, 1 for its beginning, 2 for a part of it. */
function nearness(name: string, wanted: string): number {
  if (name === wanted) return 0
  if (name.startsWith(wanted)) return 1
  return name.includes(wanted) ? 2 : 3
}

const namesOf = (zone: string, languages: string[]): string[] =>
  [zone, cityOf(zone), ...languages.map((l) => generic(zone, l)), ...(alsoCalled[zone] ?? [])].map(
    folded,
  )

/** Zones that a place's name may mean, the likeliest first; names are read in these languages. */
export function findZones(text: string, languages: string[], limit = 8): string[] {
  const wanted = folded(text)
  if (wanted.length < 2) return []
  const near = Intl.supportedValuesOf('timeZone').map((zone) => {
    const rank = Math.min(...namesOf(zone, languages).map((name) => nearness(name, wanted)))
    return { zone, rank }
  })
  const best = Math.min(...near.map(({ rank }) => rank))
  if (best === 3) return isZone(text.trim()) ? [text.trim()] : []
  // The very name leaves no doubt; a part of one may mean several.
  const hits = near.filter(({ rank }) => (best === 0 ? rank === 0 : rank < 3))
  return hits
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ zone }) => zone)
}
