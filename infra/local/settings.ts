/** How one machine runs, as its owner set it. */
export interface Settings {
  port: number
  dataDir: string
  /** A real bot; without it the playground opens. */
  token?: string
  /** Some other DynamoDB than the embedded one. */
  dynamodbEndpoint?: string
  telegramApiRoot: string
}

/** What is wrong with a setting, in words for the person who set it. */
export class SettingError extends Error {}

function portFrom(text: string | undefined): number {
  const port = Number(text ?? 8787)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new SettingError(`PORT is "${text}", but must be a number below 65536, e.g. PORT=8788`)
}

function tokenFrom(text: string | undefined): string | undefined {
  if (!text || /^\d+:[\w-]{20,}$/.test(text)) return text || undefined
  throw new SettingError('BOT_TOKEN must be what BotFather gave you, e.g. 123456789:AAE…')
}

/** Reads PORT, DATA_DIR, BOT_TOKEN, DYNAMODB_ENDPOINT and TELEGRAM_API_ROOT. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const token = tokenFrom(env.BOT_TOKEN)
  return {
    port: portFrom(env.PORT),
    dataDir: env.DATA_DIR || './data',
    telegramApiRoot: env.TELEGRAM_API_ROOT || 'https://api.telegram.org',
    ...(token && { token }),
    ...(env.DYNAMODB_ENDPOINT && { dynamodbEndpoint: env.DYNAMODB_ENDPOINT }),
  }
}
