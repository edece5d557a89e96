import type { Span } from './fold.ts'

export type Label =
  | 'title'
  | 'when'
  | 'end'
  | 'place'
  | 'meeting'
  | 'seats'
  | 'risk'
  | 'conditions'
  | 'programme'
  | 'team'
  | 'note'
  | 'deadline'
  | 'decision'
  | 'minimum'
  | 'gives'
  | 'learning'
  | 'host'

const names: [Label, string][] = [
  [
    'meeting',
    '集合(?:地点|点|处)?|会合(?:地点|点)?|meeting\\s+(?:point|place)|meet(?:\\s+(?:at|up))?',
  ],
  ['deadline', '(?:报名)?截止(?:时间|日期)?|deadline|sign[- ]?up\\s+(?:by|until)|closes?'],
  ['decision', '(?:成行)?决定(?:时间)?|成行时间|decide(?:\\s+by)?|decision'],
  ['minimum', '最少(?:人数)?|至少|最低人数|成行人数|min(?:imum)?\\.?|at\\s+least'],
  [
    'gives',
    '(?:发|颁|给|得|获)(?:证书?|发证书?)|颁发(?:证书)?|(?:获得)?证书|gives?|permits?|certificates?|awards?',
  ],
  ['learning', '学时|课时|学习(?:时间|时长)|培训时长|learning(?:\\s+(?:time|minutes|hours?))?'],
  [
    'host',
    '培训(?:单位|机构|方|老师)|授课(?:单位|人|老师)?|主讲(?:单位|人)?|taught\\s+by|trainer|training\\s+by|instructor',
  ],
  ['end', '结束(?:时间)?|ends?|until'],
  ['when', '(?:活动|服务|开始)?(?:时间|日期)|开始|when|time|date|starts?'],
  ['place', '(?:活动|服务)?(?:地点|地址|位置)|教室|会场|场地|place|where|location|venue|at'],
  [
    'seats',
    '岗位|角色|分工|人员|招募|名额|(?:招募)?人数|需要|roles?|seats?|people|who|needed|needs?|wanted|volunteers?',
  ],
  ['risk', '(?:安全)?风险(?:提示|提醒)?|安全(?:提示|提醒)|risks?|safety'],
  ['conditions', '(?:报名|招募)?(?:条件|要求)|conditions?|require[sd]?|requirements?'],
  ['programme', '(?:服务)?(?:项目|类别|类型)|programme|program|category'],
  [
    'team',
    '(?:志愿|服务)?(?:队伍|队)|主办(?:方|单位)?|组织(?:方|单位)?|承办(?:方|单位)?|team|organi[sz]ers?|hosts?|hosted\\s+by',
  ],
  ['note', '(?:活动)?(?:说明|备注|内容|介绍)|其他|notes?|details?|description|info'],
  ['title', '标题|(?:活动)?名称|(?:活动)?主题|活动|title|what|activity|event'],
]
const named = names.map(([label, pattern]) => `(?<${label}>${pattern})`).join('|')
// A colon makes any of them a label; 地点, 集合 and 风险 are labels before a mere space as well.
const label = new RegExp(
  `(?<=^|[\\s,;。、|([【\\ue001\\p{Extended_Pictographic}\\ufe0f])(?:(?:${named})\\s*[】\\])]?\\s*:(?!\\/\\/)|[【\\[](?:${named.replaceAll('(?<', '(?<b_')})[】\\]]|(?<bare>地点|集合|风险)(?:[在为是]|(?=\\s+[^\\s\\d])))\\s*`,
  'giu',
)
const bareLabels: Record<string, Label> = { 地点: 'place', 集合: 'meeting', 风险: 'risk' }

export interface Labelled {
  label: Label
  /** Label and value. */
  whole: Span
  value: Span
}

function labelOf(match: RegExpExecArray): Label | undefined {
  const groups: Record<string, string | undefined> = match.groups ?? {}
  if (groups.bare) return bareLabels[groups.bare]
  return names.map(([name]) => name).find((name) => groups[name] ?? groups[`b_${name}`])
}

/** Every "label: value" of a folded text; a value ends at the next label or at the line's end. */
export function findLabels(folded: string): Labelled[] {
  const matches = [...folded.matchAll(label)]
  return matches.flatMap((match, n) => {
    const name = labelOf(match)
    const from = match.index + match[0].length
    const rest = folded.slice(from, matches[n + 1]?.index ?? folded.length)
    const line = /^[^\n;]*/u.exec(rest)?.[0] ?? ''
    const length = line.replace(/[\s,、。|([【]+$/u, '').length
    const whole = { index: match.index, length: match[0].length + length }
    return name ? [{ label: name, whole, value: { index: from, length } }] : []
  })
}
