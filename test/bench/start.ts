import { hasAwsClient, runtimeClient } from '../../infra/aws/proof/client.ts'
import type { ColdStart } from '../../infra/aws/proof/cold-start.ts'
import { measure } from '../../infra/aws/proof/measure.ts'
import { atMost, type Bench, type Figure } from './bench.ts'

const rounds = 9
const kibibytes = (bytes: number): number => Math.round(bytes / 1024)
const both = ({ initMs, firstMs }: ColdStart): number => initMs + firstMs

/** Sizes, starts and first events of the built functions, against the least bot with a table. */
export const start: Bench = {
  name: 'start',
  title: 'Cold start of the built functions, against the grammy/web + SDK bundle',
  async run() {
    const all = await measure(runtimeClient(hasAwsClient() ? 'aws' : 'plain'), rounds)
    const floor = all.find(({ name }) => name === 'floor')
    const figures = all.flatMap((each): Figure[] => [
      { what: `${each.name}: loaded at start`, value: kibibytes(each.initialBytes), unit: 'KiB' },
      { what: `${each.name}: start`, value: Math.round(each.initMs), unit: 'ms' },
      { what: `${each.name}: first event`, value: Math.round(each.firstMs), unit: 'ms' },
    ])
    const webhook = all.find(({ name }) => name === 'webhook')
    if (!floor || !webhook) throw new Error('nothing was measured')
    return [
      ...figures,
      atMost('webhook: loaded at start', kibibytes(webhook.initialBytes), 'KiB', 450),
      atMost('webhook ÷ floor, start and first event', both(webhook) / both(floor), '×', 1.25),
    ]
  },
}
