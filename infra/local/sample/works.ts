import type { Programme } from '../../../shared/domain/activity.ts'
import type { TeamKind } from '../../../shared/domain/offers.ts'

/** What a kind of team does: title, place, roles with their seats, and how many hours it takes. */
export interface Work {
  title: string
  place: string
  roles: readonly (readonly [label: string, seats: number])[]
  hours: number
  /** Where the title tells the time of day, when it begins. */
  at?: readonly [hour: number, minute: number]
  programme?: Programme
  /** Practice and meetings earn no hours. */
  rehearsal?: true
  risk?: string
  /** Which partner has a part in it, by the beginning of its name. */
  partner?: string
}

const rehearsal = (title: string, place: string, at?: Work['at']): Work => ({
  title,
  place,
  roles: [['参加', 20]],
  hours: 2,
  rehearsal: true,
  ...(at && { at }),
})

const show = (title: string, place: string, partner: string): Work => ({
  title,
  place,
  roles: [
    ['表演', 8],
    ['后勤', 3],
  ],
  hours: 2,
  programme: 'aid',
  partner,
})

/** The usual work of each kind of team. */
export const works: Partial<Record<TeamKind, readonly Work[]>> = {
  party: [
    { title: '政策宣讲进楼栋', place: '3 号楼大厅', roles: [['宣讲', 4]], hours: 2 },
    {
      title: '困难家庭走访',
      place: '社区服务站集合',
      roles: [['走访', 8]],
      hours: 3,
      programme: 'aid',
    },
    {
      title: '文明交通劝导',
      place: '桂花路口',
      roles: [['劝导', 6]],
      hours: 2,
      programme: 'civility',
      risk: '路口车多，穿反光背心',
    },
  ],
  youth: [
    {
      title: '手机课堂：一对一教老人',
      place: '社区活动室',
      roles: [['老师', 8]],
      hours: 2,
      programme: 'education',
      partner: '师范',
    },
    {
      title: '旧衣旧书回收',
      place: '小区广场',
      roles: [
        ['登记', 3],
        ['搬运', 5],
      ],
      hours: 3,
      programme: 'civility',
    },
  ],
  elderly: [
    { title: '给独居老人送餐', place: '社区食堂', roles: [['送餐', 6]], hours: 2 },
    {
      title: '陪老人聊天读报',
      place: '金秋养老院',
      roles: [['陪伴', 8]],
      hours: 2,
      partner: '金秋',
    },
    {
      title: '上门理发',
      place: '社区服务站集合',
      roles: [
        ['理发', 3],
        ['陪同', 3],
      ],
      hours: 3,
      partner: '美发',
    },
  ],
  disability: [
    {
      title: '陪轮椅邻居逛公园',
      place: '社区北门集合',
      roles: [['陪同', 8]],
      hours: 3,
      risk: '推轮椅过马路，两人一组',
    },
    { title: '无障碍通道巡查', place: '社区服务站集合', roles: [['巡查', 6]], hours: 2 },
  ],
  women: [
    {
      title: '妈妈课堂：春季育儿',
      place: '社区活动室',
      roles: [['组织', 4]],
      hours: 2,
      programme: 'education',
    },
    { title: '爱心缝补', place: '社区服务站', roles: [['缝补', 6]], hours: 2 },
  ],
  fire: [
    {
      title: '楼道消防隐患排查',
      place: '1–6 号楼',
      roles: [['排查', 8]],
      hours: 2,
      risk: '上下楼梯，注意脚下',
    },
    {
      title: '灭火器使用演示',
      place: '小区广场',
      roles: [
        ['演示', 3],
        ['维持秩序', 4],
      ],
      hours: 2,
    },
  ],
  patrol: [
    {
      title: '夜间平安巡逻',
      place: '社区警务室集合',
      roles: [['巡逻', 6]],
      hours: 2,
      at: [19, 30],
      risk: '夜间，两人一组',
      partner: '城南派出所',
    },
    {
      title: '反诈宣传进菜场',
      place: '桂花菜市场',
      roles: [['宣传', 6]],
      hours: 2,
      partner: '城南派出所',
    },
  ],
  medical: [
    {
      title: '量血压、测血糖义诊',
      place: '社区活动室',
      roles: [
        ['引导', 4],
        ['登记', 3],
        ['急救', 1],
      ],
      hours: 3,
      partner: '城南社区卫生',
    },
    { title: '陪老人就医', place: '社区医院', roles: [['陪诊', 5]], hours: 3 },
  ],
  law: [
    { title: '法律咨询日', place: '社区服务站', roles: [['接待', 4]], hours: 2, partner: '明理' },
    {
      title: '邻里纠纷调解',
      place: '调解室',
      roles: [['调解', 4]],
      hours: 2,
      programme: 'civility',
    },
  ],
  education: [
    {
      title: '四点半课堂',
      place: '社区图书室',
      roles: [['辅导', 6]],
      hours: 2,
      at: [16, 30],
      partner: '桂花小学',
    },
    {
      title: '邻里英语角',
      place: '社区图书室',
      roles: [
        ['主持', 2],
        ['陪练', 6],
      ],
      hours: 2,
    },
  ],
  environment: [
    { title: '垃圾分类站岗', place: '各投放点', roles: [['站岗', 8]], hours: 2 },
    {
      title: '花坛补种',
      place: '中心花园',
      roles: [
        ['种花', 8],
        ['浇水', 4],
      ],
      hours: 3,
      risk: '戴手套，带水',
    },
  ],
  repair: [
    {
      title: '小家电义修',
      place: '小区广场',
      roles: [
        ['维修', 5],
        ['登记', 2],
      ],
      hours: 3,
      partner: '诚信',
    },
    {
      title: '磨刀、配钥匙便民日',
      place: '小区广场',
      roles: [
        ['师傅', 4],
        ['登记', 2],
      ],
      hours: 3,
    },
  ],
  dance: [rehearsal('舞蹈排练', '二楼舞蹈室'), show('敬老院舞蹈慰问', '金秋养老院', '金秋')],
  recital: [
    rehearsal('经典吟诵排练', '社区图书室'),
    show('经典吟诵进校园', '桂花小学', '桂花小学'),
  ],
  singing: [rehearsal('合唱排练', '多功能厅'), show('社区广场音乐会', '小区广场', '街道文化站')],
  photography: [
    {
      title: '给老人拍照',
      place: '社区活动室',
      roles: [
        ['摄影', 4],
        ['引导', 3],
      ],
      hours: 2,
      programme: 'aid',
    },
    { title: '社区活动跟拍', place: '社区服务站集合', roles: [['摄影', 4]], hours: 2 },
  ],
  model: [rehearsal('旗袍队走台', '多功能厅')],
  aerobics: [rehearsal('健美操晨练', '小区广场', [7, 0])],
  softball: [rehearsal('柔力球训练', '小区广场')],
  taichi: [
    rehearsal('太极晨练', '中心花园', [7, 0]),
    show('教邻居打太极', '中心花园', '街道文化站'),
  ],
  calligraphy: [
    {
      title: '义写春联和家训',
      place: '社区活动室',
      roles: [
        ['书写', 6],
        ['裁纸', 3],
      ],
      hours: 3,
    },
  ],
}

/** What is learnt in a training, who teaches it, which teams come, and what it gives. */
export const trainings = [
  { title: '急救培训：心肺复苏', host: '城南社区卫生服务中心', kind: 'medical', gives: '急救证' },
  { title: '消防培训：疏散与灭火', host: '义务消防队', kind: 'fire', gives: '消防员证' },
] as const

/** A theme a month, January first. */
export const themes = [
  '温暖过冬',
  '邻里新春',
  '学雷锋',
  '绿色家园',
  '劳动最美',
  '儿童欢乐',
  '平安夏天',
  '清凉送达',
  '开学第一课',
  '敬老爱老',
  '全民健康',
  '平安社区',
] as const

/** What those who were there said of it, and what was learned. */
export const memories = [
  '邻居们都夸这次准备得周到',
  '下次可以早半小时集合',
  '有两位新来的邻居也想报名',
  '天气好，大家心情也好',
  '拍了不少照片，回头发群里',
] as const
export const lessons = [
  '分两组走，快了一半',
  '提前一天打电话确认，来的人多',
  '椅子不够，下次向街道借',
] as const
