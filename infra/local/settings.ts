/** How one machine runs, as its owner set it. */
export interface Settings {
  port: number
  dataDir: string
  /** A real bot; without it the playground opens. */
  token?: string
  /** Some other DynamoDB than the embedded one. */
  dynamodbEndpoint?: string
  telegramApiRoot: string
  /** How many weeks of the sample community's past the playground begins with; 0: the cast alone. */
  sampleWeeks: number
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

// The month before the same month last year is summed up too.
const yearAndMore = 57

function weeksFrom(text: string | undefined): number {
  const weeks = Number(text || yearAndMore)
  if (Number.isInteger(weeks) && weeks >= 0 && weeks <= 520) return weeks
  throw new SettingError(`SAMPLE_WEEKS is "${text}", but must be a number, e.g. SAMPLE_WEEKS=57`)
}

/** Reads PORT, DATA_DIR, BOT_TOKEN, DYNAMODB_ENDPOINT, TELEGRAM_API_ROOT and SAMPLE_WEEKS. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const token = tokenFrom(env.BOT_TOKEN)
  return {
    port: portFrom(env.PORT),
    dataDir: env.DATA_DIR || './data',
    telegramApiRoot: env.TELEGRAM_API_ROOT || 'https://api.telegram.org',
    sampleWeeks: weeksFrom(env.SAMPLE_WEEKS),
    ...(token && { token }),
    ...(env.DYNAMODB_ENDPOINT && { dynamodbEndpoint: env.DYNAMODB_ENDPOINT }),
  }
}
