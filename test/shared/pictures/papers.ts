import { type AnnualReport, chartWidth } from '../../../shared/pictures/annual.ts'
import type { Drawing } from '../../../shared/pictures/drawing.ts'
import { monthColumns, programmeMatrix, teamBars } from '../../../shared/pictures/summary.ts'
import type { Transcript } from '../../../shared/pictures/transcript.ts'
import { chinese } from './samples.ts'

const columns = [
  { title: '日期', share: 12 },
  { title: '内容', share: 30 },
  { title: '地点', share: 18 },
  { title: '时长', share: 13 },
  { title: '依据', share: 9 },
  { title: '记录单位', share: 18 },
]

const record = (day: number): string[] => [
  `2027-03-${String((day % 28) + 1).padStart(2, '0')}`,
  day % 5 === 0 ? '金秋养老院文艺演出与节前慰问（含场地布置、主持、收场）' : '社区垃圾分类引导',
  day % 3 === 0 ? '金秋养老院' : '幸福里小区北门',
  '1 小时 30 分',
  ['签到', '确认', '补录'][day % 3] ?? '',
  '幸福里社区居委会',
]

export const transcriptOf = (records: number): Transcript => ({
  title: '志愿服务时长明细',
  author: '幸福里社区',
  language: 'zh-CN',
  at: Date.UTC(2027, 11, 31),
  about: [
    { label: '姓名', value: '王喆堃' },
    { label: '志愿者编号', value: '3101-0042-7781' },
    { label: '期间', value: '2027 年 1 月 1 日 – 12 月 31 日' },
    { label: '记录单位', value: '幸福里社区居委会' },
  ],
  parts: [
    {
      heading: '服务记录',
      table: { columns, rows: Array.from({ length: records }, (_, day) => record(day)) },
      totals: [
        { label: '签到', value: '40 小时 30 分' },
        { label: '确认', value: '12 小时' },
        { label: '补录', value: '3 小时' },
      ],
      empty: '这段时间没有服务记录。',
    },
    {
      heading: '学习培训（不计入服务时长）',
      table: { columns, rows: [record(3)] },
      totals: [{ label: '学习', value: '1 小时 30 分' }],
      empty: '这段时间没有培训。',
    },
  ],
  proof: [
    { label: '流水号', value: 'XF-2027-000318' },
    { label: '核验码', value: '7K2M-Q9DX' },
  ],
  link: 'https://t.me/bangshou_bot?start=v_7K2MQ9DX',
  linkWords: '扫码或把核验码发给机器人，即可核对本明细。',
  note: '本明细由社区记录生成，供本人查阅；它不是志愿服务证明，证明由居委会依法出具。',
  foot: '幸福里社区 · XF-2027-000318',
  pageOf: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
})

const teamRows = Array.from({ length: 50 }, (_, index) => [
  `第 ${index + 1} 志愿服务队`,
  String(30 + (index % 9)),
  String(8 + (index % 7)),
  `${120 + index} 小时`,
])

export const reportWith = (photos: { image: Uint8Array; caption: string }[]): AnnualReport => ({
  title: '幸福里社区志愿服务年报',
  subtitle: '2027 年',
  author: '幸福里社区',
  language: 'zh-CN',
  at: Date.UTC(2028, 0, 3),
  facts: chinese.facts,
  chapters: [
    {
      heading: '每月服务小时',
      paragraphs: ['这一年，50 支队伍的 1,525 位志愿者办了 531 场活动，平均每周十场。'],
      chart: monthColumns(chinese.trend, chartWidth),
    },
    { heading: '服务项目', chart: programmeMatrix(chinese.programmes, chartWidth) },
    {
      heading: '各队服务时长',
      chart: teamBars(chinese.teams, chartWidth),
      table: {
        columns: [
          { title: '队伍', share: 4 },
          { title: '人数', share: 1, align: 'right' },
          { title: '活动', share: 1, align: 'right' },
          { title: '时长', share: 2, align: 'right' },
        ],
        rows: teamRows,
      },
    },
    { heading: '难忘时刻', photos },
  ],
  foot: '幸福里社区 2027 年报',
  pageOf: (page, pages) => `${page} / ${pages}`,
})

export const blank = (width: number, height: number): Drawing => ({
  width,
  height,
  marks: [{ kind: 'box', x: 0, y: 0, width, height, fill: '#8aa' }],
})
