import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { CommunityId } from '../../shared/domain/ids.ts'
import { partsOf } from '../../shared/store/backup.ts'
import type { Table } from '../../shared/store/connection.ts'
import { writeArchive } from './format.ts'
import { communitiesIn, type Found, openPlace } from './place.ts'

const usage = 'npm run backup -- --community <id or name> [--to file.zip]'

async function chosen(table: Table, wanted: string | undefined): Promise<Found> {
  const all = await communitiesIn(table)
  const found = all.find(({ id, name }) => id === wanted || name === wanted)
  if (found) return found
  const list = all.map(({ id, name }) => `  ${id}  ${name}`).join('\n') || '  none yet'
  throw new Error(
    `${wanted ? `There is no community “${wanted}”.` : 'Which community?'} ${usage}\nHere are:\n${list}`,
  )
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { community: { type: 'string' }, to: { type: 'string' } },
  })
  const { table, leave } = await openPlace(process.env, false)
  try {
    const community = await chosen(table, values.community)
    const { id, name, bot } = community
    const at = Date.now()
    const parts = partsOf(table, id as CommunityId)
    const { bytes, manifest } = await writeArchive(parts, { at, bot, community: { id, name } })
    const day = new Date(at).toISOString().slice(0, 16).replace(/[-:]/g, '')
    const file = values.to ?? `bangshou-${id}-${day}.zip`
    writeFileSync(file, bytes, { mode: 0o600 })
    const rows = manifest.parts.reduce((sum, part) => sum + part.rows, 0)
    console.log(`“${name}”: ${rows} rows, ${bytes.length} bytes in ${file}`)
    console.log('It holds names and what people asked for. Keep it where nobody else reads it.')
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
