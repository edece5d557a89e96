import type { Programme } from '../activity.ts'
import { fold } from './fold.ts'

const words: Record<Programme, RegExp> = {
  aid: /助困|帮困|扶贫|困难|独居|孤寡|空巢|残疾|助残|敬老|探望|看望|慰问|送餐|送饭|陪伴|代买|代购|换灯|灯泡|搬|修|轮椅|老人|lonely|elderly|poor|disab|home visit|meals? deliver|deliver\w* (?:meals?|food)|groceries|repair|fix|light bulb|errand|care home/i,
  charity:
    /公益|义卖|募捐|捐|献血|义工|爱心|环保|植树|种树|旧衣|charity|donat|fundrais|blood drive|jumble|plant\w* trees?|tree planting|food bank/i,
  culture:
    /文体|文艺|演出|表演|舞|合唱|歌|音乐|摄影|模特|健身操|广场|运动会|球|棋|太极|书画|书法|戏|电影|联欢|晚会|show|perform|danc|choir|sing|concert|music|photo|sport|game|chess|tai chi|theatre|film|festival|softball|aerobic/i,
  education:
    /教育|培训|讲座|宣讲|课|辅导|作业|学习|读书|阅读|图书|少年宫|支教|智能手机|lecture|teach|lesson|class|tutor|homework|training|workshop|reading|library|literacy|course/i,
  health:
    /卫生|义诊|体检|健康|量血压|血压|医|防疫|消毒|急救培训|心理|口腔|clinic|health|blood pressure|medical|vaccin|first[- ]aid course|dental|nurse/i,
  civility:
    /文明|清理|清扫|打扫|大扫除|楼道|垃圾|分类|劝导|交通|卫生死角|美化|小广告|控烟|clean|litter|rubbish|garbage|recycl|sorting|tidy|courtesy|traffic/i,
  safety:
    /安全|消防|巡逻|巡查|防火|防诈|反诈|防汛|禁毒|应急|演练|平安|反邪|safety|fire|patrol|watch|scam|fraud|flood|emergency|drill/i,
}
// What is done says more than where or for whom: a show at a care home is culture, not aid.
const order: Programme[] = [
  'safety',
  'health',
  'culture',
  'education',
  'civility',
  'charity',
  'aid',
]

/** The programme that a title or a request speaks of, or nothing where no word tells. */
export function guessProgramme(text: string): Programme | undefined {
  const plain = fold(text)
  return order.find((programme) => words[programme].test(plain))
}

const named: [Programme, RegExp][] = [
  ['aid', /^(?:助困|帮困|aid)$/i],
  ['charity', /^(?:公益|charity)$/i],
  ['culture', /^(?:文体|文艺|体育|culture(?: and sports?)?|sports?)$/i],
  ['education', /^(?:教育|education)$/i],
  ['health', /^(?:卫生|健康|health)$/i],
  ['civility', /^(?:文明|civility)$/i],
  ['safety', /^(?:安全|safety)$/i],
]

/** The programme called by its name. */
export const programmeNamed = (text: string): Programme | undefined =>
  named.find(([, pattern]) => pattern.test(fold(text).trim()))?.[0]
