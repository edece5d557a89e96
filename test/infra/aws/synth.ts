import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const root = resolve(import.meta.dirname, '../../..')
const bin = (name: string) => join(root, 'node_modules/.bin', name)

export interface Resource {
  Type: string
  Properties: Record<string, unknown>
  DeletionPolicy?: string
  UpdateReplacePolicy?: string
}

export interface Template {
  Resources: Record<string, Resource>
  Outputs: Record<string, { Value: unknown }>
}

export interface Synthesised {
  data: Template
  bots: Template
  bundles: string
}

/**
 * `cdk synth` as it is deployed, with AwsSolutions' rules, in a folder of its own: cdk.json with
 * two bots in its cell. A rule that is broken makes it fail with the rule's words.
 */
export async function synth(folder: string, change: object = {}): Promise<Synthesised> {
  const here = join(root, 'node_modules/.cache/synth', folder)
  const bundles = join(here, 'bundles')
  mkdirSync(here, { recursive: true })
  const settings = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'))
  settings.app = `${bin('tsx')} ${join(root, 'infra/aws/app.ts')}`
  const bots = { '7700001': '@bangshou_bot', '7700002': '@linli_bot' }
  Object.assign(settings.context.cells['prod-a'], { bots }, change)
  writeFileSync(join(here, 'cdk.json'), JSON.stringify(settings))
  await promisify(execFile)(bin('cdk'), ['synth', '--quiet', '--no-notices', '--ci'], {
    cwd: here,
    // No profile, no region, no network: what is made depends on cdk.json alone.
    env: { PATH: process.env.PATH, HOME: here, BUNDLES: bundles, CDK_DISABLE_CLI_TELEMETRY: '1' },
  })
  const read = (stack: string): Template =>
    JSON.parse(readFileSync(join(here, 'dist/cdk', `${stack}.template.json`), 'utf8'))
  return { data: read('bangshou-prod-a-data'), bots: read('bangshou-prod-a-bots'), bundles }
}

export const all = (template: Template, type: string): Resource[] =>
  Object.values(template.Resources).filter((r) => r.Type === type)

/** The properties of the one resource of its type. */
export function only(template: Template, type: string): Resource['Properties'] {
  const [found, ...others] = all(template, type)
  if (!found || others.length > 0) throw new Error(`${others.length + 1} of ${type}`)
  return found.Properties
}
