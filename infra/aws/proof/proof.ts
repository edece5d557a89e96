import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { awsClient, clientFolder, hasAwsClient, runtimeClient } from './client.ts'
import type { ColdStart } from './cold-start.ts'
import { measure } from './measure.ts'

/** `npm run proof`: the flow on the built bundles under AWS's own runtime client, and its cost. */

const rounds = 9

/** Builds AWS's client once, a minute's work, outside of what `npm ci` installs. */
function buildClient(): boolean {
  if (hasAwsClient()) return true
  console.log(`Building ${awsClient} (needs cmake, make and g++; about a minute) …`)
  mkdirSync(clientFolder, { recursive: true })
  writeFileSync(`${clientFolder}/package.json`, '{"private":true}\n')
  try {
    // Its install script is what builds it; the project itself lets none run.
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts=false']
    execFileSync('npm', ['install', ...quiet, awsClient], { cwd: clientFolder, stdio: 'inherit' })
  } catch {
    return false
  }
  return hasAwsClient()
}

const kib = (bytes: number): string => (bytes / 1024).toFixed(0)
const ms = (time: number): string => time.toFixed(0)
const both = ({ initMs, firstMs }: ColdStart): number => initMs + firstMs

function table(all: ColdStart[]): string {
  const floor = all.find(({ name }) => name === 'floor')
  const empty = all.find(({ name }) => name === 'empty')
  const ratio = (one: ColdStart) => (floor ? (both(one) / both(floor)).toFixed(2) : '')
  // What Node and the runtime client cost by themselves is nobody's doing.
  const above = (one: ColdStart) =>
    floor && empty && one !== empty
      ? ((both(one) - both(empty)) / (both(floor) - both(empty))).toFixed(2)
      : ''
  const lines = all.map((one) =>
    [
      ...[one.name, kib(one.initialBytes), kib(one.totalBytes)],
      ...[ms(one.initMs), ms(one.firstMs), ms(both(one)), ratio(one), above(one)],
    ].join(' | '),
  )
  return [
    'bundle | KiB at start | KiB in all | init ms | first event ms | both | of the floor | beyond empty, of the floor',
    '---|---|---|---|---|---|---|---',
    ...lines,
  ].join('\n')
}

const which = buildClient() ? 'aws' : 'plain'
console.log(
  which === 'aws'
    ? `Runtime client: ${awsClient} on Node ${process.versions.node}`
    : `${awsClient} can't be built on this machine: a plain runtime loop stands in for it.`,
)
const flow = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', 'test/infra/aws'],
  { stdio: 'inherit', env: { ...process.env, RUNTIME_CLIENT: which } },
)
console.log(`\n${table(await measure(runtimeClient(which), rounds))}`)
process.exitCode = flow.status ?? 1
