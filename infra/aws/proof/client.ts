import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** AWS's own runtime client for Node, which is built from source: cmake, make and g++. */
export const awsClient = 'aws-lambda-ric@4.0.2'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Where `npm run proof` builds it. */
export const clientFolder: string = at('../../../.cache/runtime-client')

const awsClientFile = `${clientFolder}/node_modules/aws-lambda-ric/index.mjs`

/** Installed and built: its native half lies beside it. */
export const hasAwsClient = (): boolean =>
  existsSync(`${clientFolder}/node_modules/aws-lambda-ric/rapid-client.node`)

/** The program that runs a bundle: AWS's own, or the few lines that stand in for it. */
export const runtimeClient = (which: 'aws' | 'plain'): string[] =>
  which === 'aws'
    ? [process.execPath, awsClientFile, 'handler.handler']
    : [process.execPath, '--disable-warning=ExperimentalWarning', at('./loop.ts')]
