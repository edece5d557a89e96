import type { AgeBand } from '../../../shared/domain/member.ts'

/** Someone whom the playground lets its visitor be. */
export interface CastMember {
  id: number
  first_name: string
  last_name?: string
  language_code: string
  role: 'coordinator' | 'leader' | 'volunteer' | 'resident' | 'stranger'
  /** Pressed Start: the bot can write to them. */
  started: boolean
  /** What the books say of them; the bot knows nothing of a stranger. */
  known?: {
    skills?: string[]
    age?: AgeBand
    languages?: string[]
    team?: string
    leads?: boolean
    /** Of the past year's activities, and until how many hours. */
    share?: number
    hours?: number
  }
}

/** Eight neighbours, one of each kind that a group has. */
export const cast: CastMember[] = [
  {
    id: 7001,
    first_name: '陈静',
    language_code: 'zh-hans',
    role: 'coordinator',
    started: true,
    known: { languages: ['zh'] },
  },
  {
    id: 7002,
    first_name: '李芳',
    language_code: 'zh-hans',
    role: 'volunteer',
    started: true,
    known: {
      skills: ['firstaid', 'haircut', 'company'],
      languages: ['zh'],
      team: '应急救护队',
      share: 0.115,
      hours: 106,
    },
  },
  {
    id: 7003,
    first_name: '张建国',
    language_code: 'zh-hans',
    role: 'volunteer',
    started: true,
    known: {
      skills: ['electrician', 'appliance', 'moving'],
      age: '60+',
      languages: ['zh'],
      team: '便民维修队',
      share: 0.14,
      hours: 131,
    },
  },
  {
    id: 7004,
    first_name: '刘梅',
    language_code: 'zh-hans',
    role: 'leader',
    started: true,
    known: {
      skills: ['dance'],
      languages: ['zh'],
      team: '舞蹈队',
      leads: true,
      share: 0.075,
      hours: 70,
    },
  },
  { id: 7005, first_name: '赵强', language_code: 'zh-hans', role: 'stranger', started: false },
  {
    id: 7006,
    first_name: '孙玉兰',
    language_code: 'zh-hans',
    role: 'resident',
    started: true,
    known: { languages: ['zh'], age: '60+' },
  },
  {
    id: 7007,
    first_name: 'Emily',
    last_name: 'Clark',
    language_code: 'en',
    role: 'volunteer',
    started: true,
    known: {
      skills: ['tutoring'],
      languages: ['en', 'zh'],
      team: '支教辅导队',
      share: 0.03,
      hours: 24,
    },
  },
  {
    id: 7008,
    first_name: '何晓宇',
    language_code: 'zh-hans',
    role: 'volunteer',
    started: true,
    known: {
      skills: ['photography', 'phone', 'computer'],
      languages: ['zh'],
      team: '摄影队',
      share: 0.05,
      hours: 45,
    },
  },
]

export const sampleGroup = { id: -1007000000001, title: '桂花社区志愿者' }
export const sampleName = '桂花社区'
export const sampleZone = 'Asia/Shanghai'
export const sampleBot = { id: 7000000001, first_name: '帮手', username: 'bangshou_bot' }
