import type { Bar, Minutes } from '../../../shared/pictures/charts.ts'
import { largest, type Summary, type TeamSummary } from '../../../shared/pictures/summary.ts'
import type { Week } from '../../../shared/pictures/week.ts'

export const minutes = (checkedIn: number, attested = 0, backFilled = 0): Minutes => ({
  'checked-in': checkedIn,
  attested,
  'back-filled': backFilled,
})

const hours = (given: Minutes, unit: string): string =>
  `${((given['checked-in'] + given.attested + given['back-filled']) / 60).toLocaleString('en', { maximumFractionDigits: 1 })}${unit}`

const teamNames = [
  ['金秋艺术团', 'Golden Autumn Ensemble'],
  ['喆犇舞蹈队', 'Zheben Dance Team'],
  ['爱心义诊队', 'Free Clinic Team'],
  ['晨光环保志愿服务与垃圾分类宣传引导队', 'Morning Light Recycling and Green Habits Team'],
  ['平安巡逻队', 'Safety Patrol'],
  ['邻里互助队', 'Neighbours Help Neighbours'],
  ['科普讲师团', 'Science Talks'],
  ['青少年成长营', 'Growing Up Camp'],
  ['书画社', 'Calligraphy Circle'],
  ['摄影组', 'Photo Team'],
] as const

const teamRows = (language: 0 | 1, unit: string): Bar[] =>
  teamNames.map((names, index) => {
    const given = minutes(4200 - index * 380, 1500 - index * 120, index % 3 === 0 ? 360 : 0)
    return { label: names[language], minutes: given, text: hours(given, unit) }
  })

function cutTeams(language: 0 | 1, unit: string, words: (count: number, given: string) => string) {
  const { shown, others } = largest(teamRows(language, unit), 6)
  return { rows: shown, others: words(others.count, hours(others.minutes, unit)) }
}

const programmeNames = [
  ['敬老助老', 'Caring for elders'],
  ['文化文艺', 'Arts and culture'],
  ['健康义诊', 'Health'],
  ['环境保护', 'Environment'],
  ['科普宣传', 'Science'],
  ['青少年成长', 'Young people'],
  ['平安建设', 'Safe streets'],
] as const

const weekly = [
  [2, 3, 1, 2, 1],
  [4, 6, 3, 5, 2],
  [1, 0, 1, 1, 0],
  [0, 2, 1, 0, 1],
  [1, 1, 0, 1, 0],
  [0, 0, 0, 0, 0],
  [2, 2, 2, 2, 1],
]

const monthly = [182, 96, 204, 231, 256, 240, 198, 187, 262, 301, 288, 412]

export const chinese: Summary = {
  title: '幸福里社区 · 十二月小结',
  subtitle: '本月主题：温暖过冬',
  facts: [
    { label: '场活动', value: '47', notes: ['上月 41'] },
    { label: '人次参加', value: '1,208', notes: ['上月 1,077'] },
    { label: '服务小时', value: '412', notes: ['去年同月 365'] },
    { label: '位居民受益', value: '2,630' },
    { label: '件求助已办', value: '18 / 21' },
    { label: '出勤率', value: '93%' },
  ],
  programmes: {
    heading: '每周办了几场',
    empty: '这个月还没有活动，下个月一起来。',
    columns: ['1–7日', '8–14日', '15–21日', '22–28日', '29–31日'],
    rows: programmeNames.map((names, row) => ({ label: names[0], values: weekly[row] ?? [] })),
  },
  teams: {
    heading: '各队服务时长',
    empty: '这个月还没有登记时长。',
    minutes: minutes(24_000, 6_120, 1_440),
    words: {
      'checked-in': '签到 400 小时',
      attested: '确认 102 小时',
      'back-filled': '补录 24 小时',
    },
    ...cutTeams(0, ' 小时', (count, given) => `其他 ${count} 队共 ${given}`),
  },
  trend: {
    heading: '近 12 个月服务小时',
    empty: '从这个月开始记录。',
    months: monthly.map((value, index) => ({
      label: `${index + 1}月`,
      value,
      text: String(value),
    })),
  },
  footer: '数据来自群内签到与确认，截至 12 月 31 日。小结不是证明。',
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const english: Summary = {
  title: 'Happiness Lane in December',
  subtitle: 'Theme of the month: a warm winter',
  facts: [
    { label: 'activities', value: '47', notes: ['November: 41'] },
    { label: 'people came', value: '1,208', notes: ['November: 1,077'] },
    { label: 'hours of service', value: '412', notes: ['a year ago: 365'] },
    { label: 'residents served', value: '2,630' },
    { label: 'needs answered', value: '18 of 21' },
    { label: 'who signed up, came', value: '93%' },
  ],
  programmes: {
    heading: 'Activities, week by week',
    empty: 'No activities this month: see you in the next one.',
    columns: ['1–7', '8–14', '15–21', '22–28', '29–31'],
    rows: programmeNames.map((names, row) => ({ label: names[1], values: weekly[row] ?? [] })),
  },
  teams: {
    heading: 'Hours by team',
    empty: 'No hours on record this month yet.',
    minutes: minutes(24_000, 6_120, 1_440),
    words: {
      'checked-in': 'Checked in 400 h',
      attested: 'Attested 102 h',
      'back-filled': 'Added later 24 h',
    },
    ...cutTeams(1, ' h', (count, given) => `${count} other teams: ${given}`),
  },
  trend: {
    heading: 'Hours over twelve months',
    empty: 'Records start this month.',
    months: monthly.map((value, index) => ({
      label: months[index] ?? '',
      value,
      text: String(value),
    })),
  },
  footer: 'From check-ins and roll calls in the group, up to 31 December. A summary, not a proof.',
}

const zeros = {
  ...chinese.programmes,
  rows: chinese.programmes.rows.map((row) => ({ ...row, values: [0, 0, 0, 0, 0] })),
}

export const quietMonth: Summary = {
  ...chinese,
  facts: chinese.facts.map(({ label }) => ({ label, value: '0' })),
  programmes: zeros,
  teams: { ...chinese.teams, minutes: minutes(0), rows: [], others: '' },
  trend: {
    ...chinese.trend,
    months: chinese.trend.months.map((month, index) =>
      index > 2 ? { ...month, value: 0, text: '' } : month,
    ),
  },
}

export const team: TeamSummary = {
  title: '喆犇舞蹈队 · 十二月小结',
  subtitle: '幸福里社区',
  facts: [
    { label: '场活动', value: '9', notes: ['上月 7'] },
    { label: '人次参加', value: '86', notes: ['上月 71'] },
    { label: '出勤率', value: '95%', notes: ['2 人次未到'] },
  ],
  minutes: {
    heading: '服务时长 94 小时',
    empty: '这个月还没有登记时长。',
    minutes: minutes(4_080, 1_200, 360),
    words: { 'checked-in': '签到 68 小时', attested: '确认 20 小时', 'back-filled': '补录 6 小时' },
  },
  programmes: { ...chinese.programmes, rows: chinese.programmes.rows.slice(0, 2) },
  trend: {
    ...chinese.trend,
    months: chinese.trend.months.map((month) => ({
      ...month,
      value: month.value / 4,
      text: String(Math.round(month.value / 4)),
    })),
  },
  footer: chinese.footer,
}

export const week: Week = {
  title: '这一周',
  subtitle: '幸福里社区 · 12 月 7–13 日 · 温暖过冬',
  footer: '在群里点按钮报名',
  days: [
    {
      weekday: '周一',
      date: '7日',
      empty: '',
      outings: [
        {
          time: '9:00–11:00',
          title: '社区义诊',
          place: '幸福里社区卫生站',
          seats: '还差 3 人',
          full: false,
        },
      ],
    },
    { weekday: '周二', date: '8日', empty: '没有活动', outings: [] },
    {
      weekday: '周三',
      date: '9日',
      empty: '',
      outings: [
        {
          time: '14:00–16:00',
          title: '反诈骗知识讲座与志愿服务队伍骨干培训（第二期）',
          place: '居委会三楼多功能厅',
          seats: '已满',
          full: true,
        },
        {
          time: '19:00–20:30',
          title: '平安巡逻',
          place: '北门集合',
          seats: '还差巡逻 2 人',
          full: false,
        },
      ],
    },
    { weekday: '周四', date: '10日', empty: '没有活动', outings: [] },
    { weekday: '周五', date: '11日', empty: '没有活动', outings: [] },
    {
      weekday: '周六',
      date: '12日',
      empty: '',
      outings: [
        {
          time: '9:00–11:00',
          title: '金秋养老院文艺演出',
          place: '金秋养老院',
          seats: '还差摄影 1 人',
          full: false,
        },
      ],
    },
    { weekday: '周日', date: '13日', empty: '没有活动', outings: [] },
  ],
}
