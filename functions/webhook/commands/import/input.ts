import { strFromU8, unzipSync, zipSync } from 'fflate'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import * as z from 'zod/mini'
import { type Instant, instant } from '../../../../shared/domain/time.ts'

const sizeLimit = 5_000_000

export interface ListFile {
  id: string
  kind: 'csv' | 'xlsx'
}

/** A file that may be a list of members; the reason when it can't be. */
export function listFile(document: {
  file_id: string
  file_name?: string | undefined
  file_size?: number | undefined
}): ListFile | { problem: 'import-kind' | 'import-big' } {
  const kind = /\.(csv|xlsx)$/iu.exec(document.file_name ?? '')?.[1]?.toLowerCase()
  if (kind !== 'csv' && kind !== 'xlsx') return { problem: 'import-kind' }
  if ((document.file_size ?? 0) > sizeLimit) return { problem: 'import-big' }
  return { id: document.file_id, kind }
}

// Excel in China saves CSV in GBK as often as in UTF-8.
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Unpacked; and cells, the empty ones between them included. */
const most = { bytes: 30_000_000, cells: 1_000_000 }

const columnOf = (letters: string): number =>
  [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0)

/** As many cells as there would be up to the last one: a reader makes them all. */
function cellsIn(sheet: Uint8Array): number {
  let [rows, columns] = [0, 0]
  for (const [, letters = '', row] of strFromU8(sheet).matchAll(/ r="([A-Z]{1,3})(\d{1,7})"/g)) {
    rows = Math.max(rows, Number(row))
    columns = Math.max(columns, columnOf(letters))
  }
  return rows * columns
}

/** A workbook packed anew, without what is bigger than it says or than a list can be; else throws. */
function bounded(bytes: Uint8Array): Buffer {
  let size = 0
  const parts = unzipSync(bytes, {
    filter: ({ originalSize }) => {
      size += originalSize
      if (size > most.bytes) throw new RangeError('the workbook is too big')
      return true
    },
  })
  for (const [name, part] of Object.entries(parts))
    if (/worksheets\//.test(name) && cellsIn(part) > most.cells)
      throw new RangeError('the sheet is too big')
  return Buffer.from(zipSync(parts, { level: 0 }))
}

const cellText = (cell: unknown): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell)

/** The cells of a file; undefined when it isn't what its name says. */
export async function rowsOf(
  bytes: Uint8Array,
  kind: ListFile['kind'],
): Promise<string[][] | undefined> {
  try {
    if (kind === 'csv') return Papa.parse<string[]>(textOf(bytes).replace(/^\ufeff/, '')).data
    const sheet = await readSheet(bounded(bytes))
    return sheet.map((row) => row.map(cellText))
  } catch {
    return undefined
  }
}

const asked = z.object({
  community: z.string(),
  file: z.string(),
  kind: z.enum(['csv', 'xlsx']),
  at: z.number(),
})

/** What was asked about: the file, and when, so that confirming twice makes the same rows. */
export function importAsked(data: unknown): { community: string; file: ListFile; at: Instant } {
  const { community, file, kind, at } = asked.parse(data)
  return { community, file: { id: file, kind }, at: instant(at) }
}
