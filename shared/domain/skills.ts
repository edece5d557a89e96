import { finder } from './synonyms.ts'

/**
 * What people can do for each other, by group, with the words they use for it. Labels live in the
 * locales under the same keys.
 */
const repair = {
  electrician: [
    '电工|修灯|换灯|灯泡|灯…坏|灯…不亮|灯…闪|灯管|跳闸|插座|电路|停电',
    'electrician|electrical|light bulb|lightbulb|wiring|lamp|fuse|socket|change a light|fix the light|light…broken|light…out',
  ],
  plumber: [
    '水管|水工|管道|漏水|水龙头|下水道|马桶|通厕|堵…水池|水池…堵',
    'plumber|plumbing|pipe|faucet|leaking|toilet|drain',
  ],
  appliance: [
    '家电|修电视|修空调|洗空调|洗衣机|冰箱|电视…坏|空调…坏|油烟机',
    'appliance|fridge|refrigerator|washing machine|air conditioner',
  ],
  locks: [
    '修锁|换锁|开锁|门锁|锁…坏|磨刀|配钥匙',
    'lock is broken|locksmith|door lock|knife sharpening',
  ],
  carpentry: [
    '木工|修家具|修桌|修椅|装家具|组装家具|修门|修窗|打孔|安装扶手',
    'carpenter|carpentry|furniture|handrail|handyman|drilling',
  ],
  bicycle: ['修自行车|修单车|修电动车|补胎|自行车…坏', 'bicycle|bike repair|puncture'],
  sewing: [
    '缝补|缝纫|裁缝|改裤|改衣|补衣|针线|编织|毛线',
    'sewing|sew|mending|tailor|tailoring|knitting',
  ],
} as const

const health = {
  firstaid: [
    '急救|救护|心肺复苏|止血|包扎|除颤',
    'first aid|first-aid|cpr|aed|paramedic|life saving',
  ],
  nursing: [
    '护理|护士|护工|照护|照料|看护|换药|量血压|测血压|测血糖',
    'nursing|nurse|caregiver|carer|blood pressure',
  ],
  doctor: [
    '医生|医师|大夫|看诊|问诊|中医|推拿|按摩|针灸|理疗|义诊',
    'doctor|physician|massage|acupuncture|physiotherapy|free clinic',
  ],
  escort: [
    '陪诊|陪同就医|陪…看病|陪…医院|陪…就诊|挂号|取药|代取药|陪护',
    'escort to hospital|hospital visit|pick up medicine|accompany…hospital|accompany…doctor|accompany…clinic',
  ],
  counselling: [
    '心理|倾听|疏导|情绪|谈心|咨询师',
    'counselling|counseling|counsellor|counselor|psychologist|psychology|mental health|listening',
  ],
} as const

const learning = {
  phone: [
    '用…手机|学…手机|教…手机|手机…不会|手机…使用|手机…教|智能机|智能手机|用…微信|学…微信|微信…不会|扫码|打车软件|网上挂号|视频通话|支付宝',
    'smartphone|smart phone|mobile phone|phone help|wechat',
  ],
  computer: [
    '电脑|计算机|上网|打印|编程|办公软件|网络…不通|路由器|wifi',
    'computer|laptop|printer|programming|internet|wi-fi|router',
  ],
  tutoring: [
    '辅导|作业|补课|支教|讲课|教师|课业|托管|四点半课堂',
    'tutor|tutoring|homework|teacher|teaching|lesson',
  ],
  reading: ['读报|读书|阅读|讲故事|图书', 'reading|read aloud|storytelling|library'],
  translation: [
    '翻译|口译|笔译|英语|英文|日语|法语|德语|俄语|外语|手语',
    'translation|translator|translate|interpreter|interpreting|sign language',
  ],
  law: ['法律|律师|普法|维权|合同|遗嘱|调解|纠纷', 'law|lawyer|legal|mediation|mediator'],
} as const

const culture = {
  dance: ['舞蹈|跳舞|广场舞|街舞|编舞|交谊舞', 'dance|dancing|dancer'],
  choir: ['合唱|唱歌|歌唱|声乐|独唱|戏曲|京剧|川剧', 'choir|singing|singer|opera'],
  music: [
    '乐器|钢琴|二胡|吉他|葫芦丝|笛子|口琴|古筝|伴奏|电子琴|手风琴',
    'piano|guitar|violin|accordion|instrument|musician|accompanist',
  ],
  recital: ['朗诵|诵读|吟诵|经典诵|主持|司仪', 'recital|recitation|host|compere'],
  calligraphy: ['书法|毛笔|写春联|春联|写对联|国画', 'calligraphy|couplet'],
  crafts: ['剪纸|手工|绘画|画画|插花|编绳|折纸', 'paper cutting|craft|drawing|painting|origami'],
  photography: [
    '摄影|摄像|拍照|照相|录像|跟拍|剪辑|修图|视频制作',
    'photography|photographer|photo|videographer|video editing|filming|camera',
  ],
  writing: ['写稿|写作|文案|宣传稿|通讯稿|采访|新闻稿|排版', 'writing|writer|reporter|editor'],
  sports: [
    '体育|健身|太极|柔力球|健美操|乒乓|羽毛球|篮球|瑜伽|教练|裁判',
    'sport|tai chi|taichi|aerobics|softball|ping-pong|table tennis|coach|yoga|referee',
  ],
} as const

const daily = {
  haircut: ['理发|剪发|剪头|剪头发|美发', 'haircut|hairdresser|hairdressing|barber'],
  cooking: ['烹饪|做饭|做菜|厨师|厨艺|包饺子|包粽子|助餐', 'cooking|cook|chef|dumpling|catering'],
  cleaning: [
    '打扫|保洁|清洁|擦窗|擦玻璃|卫生清扫|扫地|捡垃圾|垃圾分类|大扫除',
    'cleaning|clean up|cleanup|litter|recycling|window washing',
  ],
  shopping: [
    '买菜|代购|代买|跑腿|送餐|送饭|送菜|取快递|快递',
    'shopping|grocery|groceries|errand|meal delivery',
  ],
  moving: [
    '搬运|搬家|搬东西|搬…柜|搬…床|搬…沙发|搬…桌|抬…柜|抬…轮椅|抬东西|重物|体力活',
    'moving|carry|carrying|lifting|heavy',
  ],
  driving: ['驾驶|开车|司机|接送|需要用车|驾照', 'driving|driver|chauffeur'],
  company: [
    '陪伴|陪聊|聊天|探望|看望|走访|关怀|慰问|陪…散步',
    'companion|companionship|visiting|home visit|chat with|keep…company',
  ],
  childcare: ['带孩子|看孩子|照看孩子|带娃|育儿|接孩子|幼儿', 'childcare|babysitting|babysitter'],
  gardening: ['园艺|种花|种树|种菜|浇花|绿化|修剪|养花', 'gardening|gardener|planting'],
  pets: ['宠物|遛狗|喂猫|流浪猫|流浪狗', 'pet|dog walking|feed the cat'],
} as const

const order = {
  fire: [
    '消防|灭火|防火|义务消防',
    'fire fighting|firefighter|firefighting|fire safety|fire drill',
  ],
  rescue: ['救援|抢险|应急|防汛|搜救|救灾', 'rescue|emergency|disaster|flood'],
  patrol: ['巡逻|巡防|治安|值守|看楼护院', 'patrol|neighbourhood watch|neighborhood watch'],
  traffic: ['交通|文明劝导|劝导|斑马线|护学', 'traffic|crossing guard|steward'],
  office: [
    '登记|引导|签到|文书|填表|统计|财务|会计|档案',
    'registration|reception|paperwork|accounting|form filling',
  ],
} as const

/** The catalogue by group, as the buttons of the registration show it. */
export const skillGroups = { repair, health, learning, culture, daily, order } as const

export const skills = { ...repair, ...health, ...learning, ...culture, ...daily, ...order } as const

export type SkillGroup = keyof typeof skillGroups
export type Skill = keyof typeof skills

export const isSkill = (text: string): text is Skill => Object.hasOwn(skills, text)

/** The skills of a group, in the order of the buttons. */
export const skillsOf = (group: SkillGroup): Skill[] =>
  Object.keys(skillGroups[group]).filter(isSkill)

/** The skills that a sentence speaks of: 「我家灯坏了」 asks for, and 「电工」 is, an electrician. */
export const skillsIn = finder<Skill>(skills)
