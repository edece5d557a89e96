import type { Programme } from './activity.ts'
import { type Catalogue, finder } from './synonyms.ts'

const programmeWords: Catalogue<Programme> = {
  aid: ['助困|困难|低保|帮扶|济困|扶贫', 'hardship|relief|low income'],
  charity: ['公益|捐|义卖|慈善|环保|绿化', 'charity|donation|environment'],
  culture: [
    '文体|文艺|演出|表演|舞蹈|合唱|摄影|书画|运动会|比赛|文化',
    'culture|sport|performance|performer|concert|dance|choir',
  ],
  education: [
    '教育|辅导|讲座|课堂|支教|作业|读书|培训|科普|宣讲',
    'education|lecture|tutoring|homework|lesson|class|classes|reading',
  ],
  health: [
    '卫生|健康|义诊|体检|陪诊|看病|医院|急救|心理|量血压|防疫',
    'health|clinic|hospital|doctor|first aid|blood pressure',
  ],
  civility: [
    '文明|劝导|礼仪|垃圾分类|交通|清洁|大扫除|卫生清扫|创文',
    'civility|courtesy|traffic|litter|recycling|clean up|cleanup',
  ],
  safety: [
    '安全|巡逻|消防|治安|反诈|防诈|应急|防汛|隐患|救援',
    'safety|patrol|fire|fraud|scam|rescue|emergency',
  ],
}

/** The programmes that a sentence may belong to: a guess, for a person to confirm. */
export const programmesIn = finder(programmeWords)

/** What teams do, as they call themselves. */
export const teamKinds = {
  party: ['党员|先锋|党建', 'party member'],
  youth: ['青年|青少年|大学生|团员', 'youth|student'],
  elderly: ['敬老|为老|老年|助老|养老', 'elderly|seniors|care home'],
  disability: ['助残|残疾|无障碍', 'disabled|disability|accessibility'],
  women: ['巾帼|妇女|妈妈', 'women|mothers'],
  fire: ['消防|灭火', 'fire'],
  patrol: ['巡逻|平安|治安|巡防', 'patrol|neighbourhood watch|neighborhood watch'],
  medical: ['医疗|医护|健康|卫生|急救', 'medical|health|first aid'],
  law: ['法律|普法|调解', 'legal|law|mediation'],
  education: ['支教|辅导|教育|讲师|宣讲', 'education|tutoring|lecturer'],
  environment: ['环保|绿化|垃圾分类|清洁', 'environment|green|recycling'],
  repair: ['维修|便民|修理|家电', 'repair|handyman'],
  dance: ['舞蹈|跳舞|广场舞|舞蹈队', 'dance|dancing'],
  singing: ['合唱|歌咏|声乐', 'choir|singing'],
  recital: ['吟诵|诵读|经典诵|经典吟唱|朗诵', 'classics singing|recital|recitation'],
  opera: ['戏曲|京剧|川剧', 'opera'],
  music: ['乐队|乐器|民乐|器乐', 'band|orchestra|instrument'],
  photography: ['摄影|摄像', 'photography|photo'],
  model: ['模特|走秀|旗袍', 'model|modelling|runway'],
  aerobics: ['健美操|健身操|有氧', 'aerobics|fitness'],
  softball: ['柔力球', 'softball|rouliqiu'],
  taichi: ['太极', 'tai chi|taichi'],
  ballgames: ['乒乓|羽毛球|门球|篮球', 'ping-pong|table tennis|badminton|gateball'],
  calligraphy: ['书法|书画|国画', 'calligraphy|painting'],
  crafts: ['手工|编织|剪纸', 'craft|knitting'],
  reading: ['读书|阅读|图书', 'reading|book club'],
} as const
export type TeamKind = keyof typeof teamKinds
export const teamKindsIn = finder<TeamKind>(teamKinds)

/** Who works with the community: "community + social organisations + volunteers + … + N". */
export const partnerKinds = {
  hospital: ['医院|卫生院|诊所|卫生服务中心', 'hospital|health centre|health center|clinic'],
  school: ['学校|小学|中学|大学|学院|幼儿园', 'school|college|university|kindergarten'],
  company: ['公司|企业|银行|超市|商户|集团', 'company|bank|shop|supermarket|business|ltd|inc'],
  'social-organisation': [
    '社会组织|协会|基金会|社工|公益组织',
    'association|foundation|ngo|charity|social worker',
  ],
  'care-home': ['养老院|敬老院|福利院|养老|日间照料', 'care home|nursing home|day care'],
  authority: ['派出所|街道|司法所|消防队|交警|政府', 'police|fire station|council'],
} as const
export type PartnerKind = keyof typeof partnerKinds
export const partnerKindsIn = finder<PartnerKind>(partnerKinds)

/** What partners can give: "who can offer a free clinic". */
export const offers = {
  clinic: [
    '义诊|体检|看诊|量血压|测血糖|免费检查',
    'free clinic|clinic|check-up|checkup|blood pressure',
  ],
  lecturers: [
    '讲师|讲座|宣讲|授课|讲课|健康课|老师|教师|专家',
    'lecturer|lecture|speaker|teacher|expert',
  ],
  rooms: ['场地|教室|会议室|活动室|礼堂|舞台|空间', 'room|hall|venue|stage|space'],
  goods: [
    '物资|物品|礼品|奖品|捐赠|米面|食品|文具|图书',
    'goods|gift|prize|food|donation|supplies',
  ],
  money: ['资金|赞助|经费|善款', 'money|sponsor|sponsorship|funding'],
  volunteers: ['志愿者|人手|学生志愿|员工志愿', 'volunteer|staff|helping hands'],
  transport: ['车辆|用车|班车|大巴|运输', 'bus|buses|van|transport|vehicle'],
  haircuts: ['理发|剪发|美发', 'haircut|hairdresser'],
  repairs: ['维修|家电|修理|磨刀', 'repair|appliance'],
  law: ['法律|律师|普法', 'legal advice|legal|lawyer'],
  counselling: ['心理|疏导', 'counselling|counseling|psychologist'],
  performances: ['演出|表演|节目|文艺', 'performance|performer'],
  equipment: ['音响|设备|投影|桌椅|帐篷', 'equipment|projector|loudspeaker|tent|chairs'],
} as const
export type Offer = keyof typeof offers
export const offersIn = finder<Offer>(offers)
