import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as z from 'zod/mini'
import { bundleEntry } from '../../infra/aws/bundle.ts'
import { freshTable } from '../world/dynamodb.ts'
import { atLeast, type Bench, type Figure, median } from './bench.ts'
import { botInfo, putRosters, secret, token } from './presses.ts'

const run = promisify(execFile)
const child = fileURLToPath(new URL('./signups.child.ts', import.meta.url))
const directory = fileURLToPath(new URL('../../.cache/bench', import.meta.url))
const said = z.object({ perSecond: z.number() })
const rounds = 7
const presses = 1600
const activities = Math.ceil(presses / 30)

async function bundles() {
  const architecture = process.arch === 'arm64' ? 'arm64' : 'x64'
  const make = (name: string, entry: string) =>
    bundleEntry(name, entry, `${directory}/${name}`, architecture)
  const made = await Promise.all([
    make('floor', 'infra/aws/proof/floor.ts'),
    make('webhook', 'functions/webhook/handler.ts'),
  ])
  return made.map((bundle) => `${bundle.directory}/handler.mjs`)
}

/** Sign-ups a second of a bundle in a process of its own. */
async function measured(bundle: string, first: number, inFlight: number, env: NodeJS.ProcessEnv) {
  const args = ['--import', 'tsx', child, bundle, String(first), String(presses), String(inFlight)]
  const { stdout } = await run(process.execPath, args, { env: { ...process.env, ...env } })
  return said.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).perSecond
}

/** Each sign-up through the built webhook, against one update, one write and one answer. */
export const signups: Bench = {
  name: 'signups',
  title: 'Sign-ups a second through the webhook, against grammy/web with one UpdateItem',
  async run() {
    const [floor = '', webhook = ''] = await bundles()
    const { client, tableName, endpoint } = await freshTable()
    const nowhere = 'http://127.0.0.1:9'
    const env = {
      ...{ DYNAMODB_ENDPOINT: endpoint, TABLE_NAME: tableName, BOT_TOKEN: token },
      ...{ WEBHOOK_SECRET: secret, TELEGRAM_API_ROOT: nowhere, QUEUE_URL: nowhere },
      ...{ BOT_INFO: JSON.stringify(botInfo), AWS_REGION: 'local' },
      ...{ AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
    }
    let first = 0
    const figures: Figure[] = []
    for (const inFlight of [1, 16]) {
      const [ours, theirs]: [number[], number[]] = [[], []]
      for (let round = 0; round < rounds; round += 1) {
        await putRosters({ client, name: tableName }, first, activities)
        theirs.push(await measured(floor, first, inFlight, env))
        ours.push(await measured(webhook, first, inFlight, env))
        first += activities
      }
      const ratio = median(ours.map((each, i) => each / (theirs[i] ?? 1)))
      figures.push(
        { what: `floor, ${inFlight} in flight`, value: Math.round(median(theirs)), unit: '/s' },
        { what: `webhook, ${inFlight} in flight`, value: Math.round(median(ours)), unit: '/s' },
        atLeast(
          `webhook ÷ floor, ${inFlight} in flight, median of ${rounds} pairs`,
          ratio,
          '',
          0.9,
        ),
      )
    }
    return figures
  },
}
