import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { promisify } from 'node:util'
import { bundleAll, nativeCache } from '../bundle.ts'
import { OperatorError } from '../cell.ts'

/** Fetches the renderer's binary for Lambda's processor, once per version. */
export async function fetchNative(): Promise<void> {
  const missing = (await bundleAll()).flatMap((bundle) => bundle.missing)
  if (missing.length === 0) return
  mkdirSync(nativeCache, { recursive: true })
  // This machine's processor is another one: npm has to be told not to mind.
  const words = [
    'install',
    '--prefix',
    nativeCache,
    '--no-save',
    '--force',
    '--no-audit',
    '--no-fund',
  ]
  await promisify(execFile)('npm', [...words, ...missing])
  const still = (await bundleAll()).flatMap((bundle) => bundle.missing)
  if (still.length > 0) throw new OperatorError(`npm did not bring ${still.join(', ')}`)
}
