/** The longest text that is read at all: Telegram's own limit for a message. */
export const longestText = 4096

const breaks = /\r\n?|[\u2028\u2029\u0085]/g
// Bidi overrides let a title print over its neighbours; zero-width marks hide words. The joiner
// U+200D stays: it holds emoji together.
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]|[\u{e0000}-\u{e007f}]/gu

/** What people typed, without control characters, hidden marks and towers of accents. */
export const clean = (text: string): string =>
  text
    .slice(0, longestText)
    .toWellFormed()
    .normalize('NFC')
    .replace(breaks, '\n')
    .replaceAll('\t', ' ')
    .replace(invisible, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replaceAll('\ufffd', '')
    .trim()

/** One line, single spaces, no separators hanging at either end. */
export const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,，.。;；、:：|·~-]+|[\s,，;；、:：|·~-]+$/gu, '')
    .replace(/(?<!\.)\.$|。$/u, '')
    .trim()

/** How long a reader sees a text to be: code points, not UTF-16 units. */
export const lengthOf = (text: string): number => [...text].length

const traditional =
  '報參請個來點時後週禮號樓險無沒條項隊內說辦攝師員歲兩幾鐘開結備註確會許幫給爺媽嬸嗎謝們為這裡裏還對過動標題間場團體務負責帶孫歡樂擔當興學習書護醫藥淨掃環區燈壞陳張劉趙黃吳馬楊羅鄭韓馮鄧葉蘇呂盧蔣賈閻鍾譚陸範韋鄒龍萬錢湯賀龔嚴顏從卻現終處離據誰問錯歉應該頭風單養級課聯電話親齊臨證頒發獲訓導'
const simplified =
  '报参请个来点时后周礼号楼险无没条项队内说办摄师员岁两几钟开结备注确会许帮给爷妈婶吗谢们为这里里还对过动标题间场团体务负责带孙欢乐担当兴学习书护医药净扫环区灯坏陈张刘赵黄吴马杨罗郑韩冯邓叶苏吕卢蒋贾阎钟谭陆范韦邹龙万钱汤贺龚严颜从却现终处离据谁问错歉应该头风单养级课联电话亲齐临证颁发获训导'
const plainer = new Map<string, string>([
  ...[...traditional].map((from, n): [string, string] => [from, simplified[n] ?? from]),
  ...[...'\u00a0\u2002\u2003\u2009\u202f\u3000'].map((from): [string, string] => [from, ' ']),
  ...[...'‐‑‒–—―−－─'].map((from): [string, string] => [from, '-']),
  ...[...'〜～∼'].map((from): [string, string] => [from, '~']),
  ...[...'×✕✖＊*'].map((from): [string, string] => [from, 'x']),
  ...[...'‘’'].map((from): [string, string] => [from, "'"]),
  ...[...'∶︰'].map((from): [string, string] => [from, ':']),
])

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code >= 0xff01 && code <= 0xff5e) return foldUnit(String.fromCharCode(code - 0xfee0))
  return plainer.get(unit) ?? unit
}

/**
 * The same text for reading by machine: half-width, simplified, one kind of dash. Each UTF-16 unit
 * stands for the one at the same place of the original, so spans found here cut the original.
 */
export const fold = (text: string): string => text.split('').map(foldUnit).join('')

/** Spans are handed between readers so that nothing is read twice. */
export interface Span {
  index: number
  length: number
}

/** Stands where something was already read; no pattern matches it. */
export const gone = '\ue001'

/** The text with the spans blanked, every other character at its old place. */
export function blank(text: string, spans: readonly Span[]): string {
  let left = text
  for (const { index, length } of spans)
    left = left.slice(0, index) + gone.repeat(length) + left.slice(index + length)
  return left
}

const digits = '零一二三四五六七八九'
export const chineseDigits = '零〇一二两三四五六七八九十百'

function chineseNumber(text: string): number {
  let total = 0
  let digit = 0
  for (const sign of text.replaceAll('两', '二').replaceAll('〇', '零')) {
    if (sign === '百' || sign === '十') {
      total += (digit || 1) * (sign === '百' ? 100 : 10)
      digit = 0
    } else digit = digits.indexOf(sign)
  }
  return total + digit
}

/** A number written in digits or in Chinese up to 999; NaN for anything else. */
export const numberIn = (text: string): number =>
  /^[零〇一二两三四五六七八九十百]+$/.test(text)
    ? chineseNumber(text)
    : /^\d+(\.\d+)?$/.test(text)
      ? Number(text)
      : Number.NaN
