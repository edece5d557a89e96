/** Someone whom the playground lets its visitor be. */
export interface CastMember {
  id: number
  first_name: string
  last_name?: string
  language_code: string
  role: 'coordinator' | 'leader' | 'volunteer' | 'resident' | 'stranger'
  /** Pressed Start: the bot can write to them. */
  started: boolean
  skills?: string[]
}

/** Eight neighbours, one of each kind that a group has. */
export const cast: CastMember[] = [
  { id: 7001, first_name: '陈静', language_code: 'zh-hans', role: 'coordinator', started: true },
  { id: 7002, first_name: '李芳', language_code: 'zh-hans', role: 'volunteer', started: true },
  { id: 7003, first_name: '张建国', language_code: 'zh-hans', role: 'volunteer', started: true },
  { id: 7004, first_name: '刘梅', language_code: 'zh-hans', role: 'leader', started: true },
  { id: 7005, first_name: '赵强', language_code: 'zh-hans', role: 'stranger', started: false },
  { id: 7006, first_name: '孙玉兰', language_code: 'zh-hans', role: 'resident', started: true },
  {
    id: 7007,
    first_name: 'Emily',
    last_name: 'Clark',
    language_code: 'en',
    role: 'volunteer',
    started: true,
  },
  { id: 7008, first_name: '何晓宇', language_code: 'zh-hans', role: 'volunteer', started: true },
]

export const sampleGroup = { id: -1007000000001, title: '桂花社区志愿者' }
export const sampleName = '桂花社区'
export const sampleZone = 'Asia/Shanghai'
export const sampleBot = { id: 7000000001, first_name: '帮手', username: 'bangshou_bot' }
