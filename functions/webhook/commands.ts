import { signup } from './commands/signup/command.ts'
import type { Entry } from './verb.ts'

/**
 * Every verb that people can address, a line each. Sign-up is the path that everybody takes, so
 * it comes with the bundle; the others are fetched when first wanted.
 */
export const entries: (Entry & { hot?: true })[] = [
  {
    name: 'signup',
    hot: true,
    buttons: ['in', 'out', 'maybe', 'coming', 'qin'],
    load: async () => signup,
  },
  {
    name: 'recruit',
    menu: 'coordinator',
    typed: ['招募'],
    buttons: ['recruit', 'repeat', 'reseries'],
    load: async () => (await import('./commands/recruit/command.ts')).recruit,
  },
  {
    name: 'series',
    menu: 'coordinator',
    typed: ['系列', '重复'],
    buttons: ['series'],
    load: async () => (await import('./commands/series/command.ts')).series,
  },
  {
    name: 'card',
    menu: 'coordinator',
    typed: ['管理'],
    buttons: ['card'],
    load: async () => (await import('./commands/card/command.ts')).card,
  },
  {
    name: 'my',
    menu: 'anyone',
    typed: ['我的', '我的活动'],
    buttons: ['my'],
    load: async () => (await import('./commands/my/command.ts')).my,
  },
  {
    name: 'theme',
    menu: 'coordinator',
    typed: ['主题'],
    buttons: ['theme'],
    load: async () => (await import('./commands/theme/command.ts')).theme,
  },
  {
    name: 'schedule',
    menu: 'coordinator',
    typed: ['定时'],
    buttons: ['schedule'],
    load: async () => (await import('./commands/schedule/command.ts')).schedule,
  },
  {
    name: 'week',
    menu: 'anyone',
    typed: ['本周', '这一周'],
    buttons: ['week'],
    load: async () => (await import('./commands/week/command.ts')).week,
  },
  {
    name: 'need',
    menu: 'anyone',
    typed: ['求助', '需求'],
    buttons: ['need', 'mine', 'ndraft', 'needs'],
    load: async () => (await import('./commands/need/command.ts')).need,
  },
  {
    name: 'match',
    buttons: ['match', 'helper'],
    load: async () => (await import('./commands/match/command.ts')).match,
  },
  {
    name: 'seek',
    buttons: ['seek'],
    load: async () => (await import('./commands/seek/command.ts')).seek,
  },
  {
    name: 'offer',
    menu: 'anyone',
    typed: ['有空', '我有空'],
    buttons: ['offer'],
    load: async () => (await import('./commands/offer/command.ts')).offer,
  },
  {
    name: 'checkin',
    menu: 'anyone',
    typed: ['签到'],
    buttons: ['ci', 'co', 'door'],
    load: async () => (await import('./commands/checkin/command.ts')).checkin,
  },
  {
    name: 'minutes',
    menu: 'anyone',
    typed: ['时长', '我的时长'],
    load: async () => (await import('./commands/minutes/command.ts')).minutes,
  },
  {
    name: 'transcript',
    menu: 'anyone',
    typed: ['时长明细'],
    buttons: ['paper'],
    load: async () => (await import('./commands/transcript/command.ts')).transcript,
  },
  {
    name: 'verify',
    typed: ['核验'],
    load: async () => (await import('./commands/verify/command.ts')).verify,
  },
  {
    name: 'rollcall',
    menu: 'coordinator',
    typed: ['点名'],
    buttons: [
      'roll',
      'rmark',
      'rmin',
      'rall',
      'rnone',
      'rclose',
      'rone',
      'rask',
      'rwalk',
      'walkadd',
      'walknew',
      'rollsum',
      'rollok',
      'rfix',
      'second',
      'seclook',
    ],
    load: async () => (await import('./commands/rollcall/command.ts')).rollcall,
  },
  {
    name: 'archive',
    menu: 'anyone',
    typed: ['档案', '活动档案'],
    buttons: ['archive', 'kept', 'album', 'served', 'learned', 'keep', 'rate'],
    load: async () => (await import('./commands/archive/command.ts')).archive,
  },
  {
    name: 'export',
    menu: 'books',
    typed: ['导出'],
    buttons: ['export'],
    load: async () => (await import('./commands/export/command.ts')).exporting,
  },
  {
    name: 'star',
    menu: 'coordinator',
    typed: ['星级'],
    buttons: ['stars', 'confer', 'starwish', 'starpub'],
    load: async () => (await import('./commands/star/command.ts')).star,
  },
  {
    name: 'register',
    menu: 'anyone',
    typed: ['注册', '登记'],
    buttons: ['register'],
    load: async () => (await import('./commands/register/command.ts')).register,
  },
  {
    name: 'team',
    menu: 'anyone',
    typed: ['队伍', '服务队', '志愿队'],
    buttons: ['team', 'lead', 'teams'],
    load: async () => (await import('./commands/team/command.ts')).team,
  },
  {
    name: 'training',
    menu: 'anyone',
    typed: ['培训'],
    buttons: ['training', 'train'],
    load: async () => (await import('./commands/training/command.ts')).training,
  },
  {
    name: 'partner',
    menu: 'leading',
    typed: ['伙伴', '共建单位'],
    buttons: ['partner'],
    load: async () => (await import('./commands/partner/command.ts')).partner,
  },
  {
    name: 'role',
    menu: 'coordinator',
    typed: ['角色', '权限'],
    buttons: ['role'],
    load: async () => (await import('./commands/role/command.ts')).role,
  },
  {
    name: 'import',
    menu: 'coordinator',
    typed: ['导入'],
    buttons: ['import'],
    load: async () => (await import('./commands/import/command.ts')).importing,
  },
  {
    name: 'privacy',
    menu: 'anyone',
    typed: ['隐私'],
    load: async () => (await import('./commands/privacy/command.ts')).privacy,
  },
  {
    name: 'mydata',
    typed: ['我的数据'],
    buttons: ['mydata'],
    load: async () => (await import('./commands/mydata/command.ts')).mydata,
  },
  {
    name: 'correct',
    typed: ['更正'],
    buttons: ['correct'],
    load: async () => (await import('./commands/correct/command.ts')).correct,
  },
  {
    name: 'forget',
    typed: ['删除我', '忘记我'],
    buttons: ['forget'],
    load: async () => (await import('./commands/forget/command.ts')).forget,
  },
  {
    name: 'language',
    menu: 'anyone',
    typed: ['语言'],
    buttons: ['language'],
    load: async () => (await import('./commands/language/command.ts')).language,
  },
  {
    name: 'help',
    menu: 'anyone',
    typed: ['帮助'],
    load: async () => (await import('./commands/help/command.ts')).help,
  },
  {
    name: 'start',
    typed: ['开始'],
    load: async () => (await import('./commands/start/command.ts')).start,
  },
  {
    name: 'setup',
    typed: ['启用'],
    buttons: ['setup'],
    load: async () => (await import('./commands/setup/command.ts')).setup,
  },
  {
    name: 'agree',
    buttons: ['agree'],
    load: async () => (await import('./commands/agree/command.ts')).agree,
  },
  {
    name: 'survey',
    menu: 'coordinator',
    typed: ['调查', '问卷'],
    buttons: ['survey'],
    load: async () => (await import('./commands/survey/command.ts')).survey,
  },
  {
    name: 'community',
    menu: 'anyone',
    typed: ['社区', '换社区'],
    buttons: ['here'],
    load: async () => (await import('./commands/community/command.ts')).community,
  },
  { name: 'talk', load: async () => (await import('./commands/talk/command.ts')).talk },
]

export const entry = (name: string) => entries.find((e) => e.name === name)

export const commands = new Map(
  entries.flatMap((e) => [e.name, ...(e.typed ?? [])].map((word) => [word, e] as const)),
)

export const buttons = new Map(
  entries.flatMap((e) => (e.buttons ?? []).map((b) => [b, e] as const)),
)
