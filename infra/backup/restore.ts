import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { instant } from '../../shared/domain/time.ts'
import { readManifest } from './format.ts'
import { openPlace } from './place.ts'
import { erasuresIn, restore } from './restoring.ts'

const usage = 'npm run restore -- backup.zip [--erasures newer-backup.zip]'

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { erasures: { type: 'string' } },
    allowPositionals: true,
  })
  const [file] = positionals
  if (!file) throw new Error(usage)
  const bytes = readFileSync(file)
  const { id } = readManifest(bytes).community
  const erased = values.erasures ? erasuresIn(readFileSync(values.erasures), id) : undefined
  const { table, leave } = await openPlace(process.env, true)
  try {
    const restored = await restore(table, bytes, {
      now: instant(Date.now()),
      chance: randomUUID,
      ...(erased && { erased }),
    })
    const { name } = restored.manifest.community
    const made = new Date(restored.manifest.at).toISOString()
    console.log(`“${name}” is as it was at ${made}: ${restored.rows} rows.`)
    if (restored.forgotten > 0)
      console.log(
        `${restored.forgotten} who had left since are taken out again: their names now, the rest within minutes once the bot runs.`,
      )
  } finally {
    await leave()
  }
}

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
