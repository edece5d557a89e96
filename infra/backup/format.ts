import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate'
import * as z from 'zod/mini'
import type { Part, Row } from '../../shared/store/backup.ts'
import { restoredMark } from '../../shared/store/restored.ts'

/**
 * A community in one file: a zip of `rows/0001-community.jsonl` … with a row a line, and
 * `manifest.json`, which names the format's version, each kind of row with its own, and each part
 * with its number of rows and SHA-256.
 */
const format = 'bangshou-community'
const version = 1
/** The newest version of a row's schema that this program reads: `member@1`. */
const newestRow = 1

const manifestJson = z.object({
  format: z.literal(format),
  version: z.number(),
  at: z.number(),
  bot: z.number(),
  community: z.object({ id: z.string(), name: z.string() }),
  entities: z.record(z.string(), z.number()),
  parts: z.array(z.object({ file: z.string(), rows: z.number(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof manifestJson>

/** Why an archive can't be used, in words for whoever runs the command. */
export class ArchiveError extends Error {}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]))
}

/** A row as its line: the same row is the same line, whatever wrote it. */
export function lineOf(row: Row): string {
  const { [restoredMark]: _, ...own } = row
  return JSON.stringify(sorted(own))
}

const linesOf = (rows: readonly Row[]): string =>
  rows
    .map((row) => `${lineOf(row)}\n`)
    .sort()
    .join('')

const kindOf = ({ e }: Row): string => (typeof e === 'string' ? e : 'none@1')

/** Makes the archive, a part at a time: no more than a part is in memory beside the zip itself. */
export async function writeArchive(
  parts: AsyncIterable<Part>,
  about: Pick<Manifest, 'at' | 'bot' | 'community'>,
): Promise<{ bytes: Uint8Array; manifest: Manifest }> {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  const add = (file: string, text: string) => {
    const entry = new ZipDeflate(file, { level: 6 })
    entry.mtime = new Date(about.at)
    zip.add(entry)
    entry.push(strToU8(text), true)
  }
  const manifest: Manifest = { format, version, ...about, entities: {}, parts: [] }
  for await (const { name, rows } of parts) {
    if (rows.length === 0) continue
    const file = `rows/${String(manifest.parts.length + 1).padStart(4, '0')}-${name}.jsonl`
    const text = linesOf(rows)
    add(file, text)
    manifest.parts.push({ file, rows: rows.length, sha256: sha256(text) })
    for (const row of rows)
      manifest.entities[kindOf(row)] = (manifest.entities[kindOf(row)] ?? 0) + 1
  }
  add('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  zip.end()
  return { bytes: Buffer.concat(chunks), manifest }
}

function entry(bytes: Uint8Array, name: string): string | undefined {
  try {
    const found = unzipSync(bytes, { filter: (file) => file.name === name })[name]
    return found && strFromU8(found)
  } catch {
    return undefined
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const versionOf = z.object({ format: z.literal(format), version: z.number() })

/** What an archive says of itself. Throws an ArchiveError for what is none or from the future. */
export function readManifest(bytes: Uint8Array): Manifest {
  const text = entry(bytes, 'manifest.json')
  const json = text === undefined ? undefined : parsed(text)
  const known = versionOf.safeParse(json)
  if (!known.success)
    throw new ArchiveError('This file is no backup of Bangshou, or it is damaged.')
  const { version: made } = known.data
  if (made > version)
    throw new ArchiveError(
      `This backup was made by a newer Bangshou (archive version ${made}; this one reads up to ${version}). Update Bangshou and try again.`,
    )
  const manifest = manifestJson.safeParse(json)
  if (!manifest.success) throw new ArchiveError('The manifest of this backup is damaged.')
  const newer = Object.keys(manifest.data.entities).find(
    (kind) => Number(kind.split('@')[1] ?? 1) > newestRow,
  )
  if (newer)
    throw new ArchiveError(
      `This backup holds rows of a newer Bangshou (${newer}). Update Bangshou and try again.`,
    )
  return manifest.data
}

const rowJson = z.looseObject({ pk: z.string(), sk: z.string() })

/** A part's rows, held to its checksum and its number of rows. */
export function readPart(
  bytes: Uint8Array,
  { file, rows, sha256: sum }: Manifest['parts'][number],
): Row[] {
  const text = entry(bytes, file)
  if (text === undefined || sha256(text) !== sum)
    throw new ArchiveError(`This backup is damaged: ${file} is not what it was when it was made.`)
  const found = text
    .split('\n')
    .filter(Boolean)
    .map((line) => rowJson.parse(JSON.parse(line)))
  if (found.length !== rows)
    throw new ArchiveError(`This backup is damaged: ${file} has ${found.length} of ${rows} rows.`)
  return found
}
