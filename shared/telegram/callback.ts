/**
 * A button states the wanted state, never "toggle": `1in:k3v9:0` = version 1, verb `in`, its
 * arguments. Telegram allows 64 bytes, and anybody can send any of them: arguments are parsed
 * and the presser's rights are checked by whoever handles the press.
 */
const version = '1'
const byteLimit = 64

export interface Press {
  verb: string
  args: string[]
}

export function callbackData(verb: string, ...args: (string | number)[]): string {
  const data = [`${version}${verb}`, ...args].join(':')
  if (Buffer.byteLength(data) > byteLimit)
    throw new Error(`button ${data} is over ${byteLimit} bytes`)
  return data
}

/** Undefined for buttons of an older version, or of nobody's making. */
export function parseCallback(data: string): Press | undefined {
  const [head = '', ...args] = data.split(':')
  if (!head.startsWith(version) || head.length < 2) return undefined
  return { verb: head.slice(version.length), args }
}
