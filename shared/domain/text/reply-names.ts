/** Frames in which a neighbour is named; the group `name` must then pass `isName`. */

const titles =
  '阿姨|叔叔|叔|大爷|大妈|大娘|奶奶|爷爷|婆婆|伯伯|伯|婶|嫂|大姐|大哥|姐|哥|师傅|老师|医生|大夫|女士|先生|同学|主任|书记|队长'
const surnames =
  '王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺'
const titled = new RegExp(
  `^(?:[${surnames}]\\p{Script=Han}{0,2}(?:${titles})|[老小阿][${surnames}])$`,
  'u',
)
const full = new RegExp(`^(?:[${surnames}]|欧阳|司马|上官|诸葛)\\p{Script=Han}{1,2}$`, 'u')
const latin =
  /^(?:(?:mrs?|ms|miss|dr|aunt(?:ie|y)?|uncle|grand(?:ma|pa)|granny)\.?\s+)?\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+){0,2}$/u
const latinTitled = /^(?:Mrs?|Ms|Miss|Dr|Aunt(?:ie|y)?|Uncle|Grand(?:ma|pa)|Granny)\.?\s/i
const notNames =
  /\b(?:sheet|form|here|now|today|tomorrow|tonight|please|everyone|everybody|all|them|him|her|us|me|you|it|someone|anyone|who|nobody|this|that|these|the|i|we|they|he|she|bus|count|sign|yes|no|ok|okay|not|list|link|page|one|two|more|people|in|out|up|my|your|our|maybe|thanks|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|activity|event|time|date)\b/i

/** Whether a word caught in a frame can be a person's name. */
export const isName = (text: string): boolean =>
  /\p{Script=Han}/u.test(text)
    ? titled.test(text) || full.test(text)
    : latin.test(text) && !notNames.test(text)

/** Where no verb asks for a name ("… 也来", "… is in too") only a form of address proves one. */
export const isAddressed = (text: string): boolean => titled.test(text) || latinTitled.test(text)

const verbs = '报名|报个名|报|参加|加入|取消|请假|请个假|退出|退'
const cannot = "(?:can't|cannot|cant|can\\s+not|won't|isn't|is\\s+not)"
const name =
  "(?:(?:[Mm]rs?|[Mm]s|[Mm]iss|[Dd]r|[Aa]unt(?:ie|y)?|[Uu]ncle|[Gg]rand(?:ma|pa)|[Gg]ranny)\\.?\\s+)?\\p{Lu}[\\p{L}'-]+(?:\\s+\\p{Lu}[\\p{L}'-]+){0,2}"
const rest = '(?:\\s+(?:come|make\\s+it|join|attend|coming|be\\s+there))?'

export interface NameFrame {
  pattern: RegExp
  /** What the frame itself says; undefined where a verb follows. */
  says?: 'in' | 'out'
  needsAddress?: true
}

export const frames: readonly NameFrame[] = [
  {
    pattern: new RegExp(
      `(?:帮忙?|替|代|给|为)(?:一下)?\\s*(?<name>[\\p{Script=Han}·]{2,6}?|${name})\\s*(?=也?(?:${verbs}|[\\ue100-\\ue1ff]))`,
      'uy',
    ),
  },
  {
    pattern: /把(?<name>[\p{Script=Han}·]{2,6}?)也?(?:加上|算上|加进来|报上)/uy,
    says: 'in',
  },
  { pattern: /(?:加上|算上|加)(?<name>[\p{Script=Han}·]{2,6})$/uy, says: 'in', needsAddress: true },
  {
    pattern: new RegExp(
      `(?<name>[\\p{Script=Han}·]{2,6}?)(?=(?:也|要|想|能|会|可以)*(?:${verbs}|来|去|不[来去参]|没[空时法]|[\\ue100-\\ue1ff]))`,
      'uy',
    ),
    needsAddress: true,
  },
  {
    pattern: new RegExp(
      `(?:[Ss]ign(?:ing)?[ -]?[Uu]p|[Aa]dd|[Rr]egister|[Pp]ut\\s+down)\\s+(?:for\\s+)?(?<name>${name})`,
      'uy',
    ),
    says: 'in',
  },
  {
    pattern: new RegExp(
      `(?:[Ss]ign|[Pp]ut|[Cc]ount)\\s+(?<name>${name})\\s+(?:up|down|in)(?![\\p{L}])`,
      'uy',
    ),
    says: 'in',
  },
  {
    pattern: new RegExp(
      `(?<name>${name})\\s+(?:is\\s+(?:also\\s+)?(?:coming|in|joining)|will\\s+(?:come|join|be\\s+there)|(?:can|wants\\s+to)\\s+(?:come|join))(?:\\s+(?:too|as\\s+well))?(?![\\p{L}])`,
      'uy',
    ),
    says: 'in',
    needsAddress: true,
  },
  {
    pattern: new RegExp(
      `(?:[Cc]ancel|[Rr]emove|[Ww]ithdraw|[Tt]ake\\s+off)\\s+(?<name>${name})(?:'s\\s+(?:sign-?up|seat|place))?`,
      'uy',
    ),
    says: 'out',
  },
  {
    pattern: new RegExp(`(?<name>${name})\\s+(?:${cannot}${rest}|is\\s+out)(?![\\p{L}])`, 'uy'),
    says: 'out',
    needsAddress: true,
  },
]
