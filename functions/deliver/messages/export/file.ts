import type { ExportFormat } from '../../../../shared/domain/export.ts'
import { type Cell, neutralised, type Sheet } from '../../../../shared/domain/sheet.ts'

const bom = '\ufeff'

/** CSV as Excel opens it by a double click: UTF-8 with its mark, lines ended as Windows does. */
async function csv({ columns, rows }: Sheet): Promise<Uint8Array> {
  const { default: Papa } = await import('papaparse')
  const data = rows.map((row) => row.map((cell) => cell ?? ''))
  const text = Papa.unparse([columns.map(({ title }) => title), ...data], { newline: '\r\n' })
  return new TextEncoder().encode(bom + text)
}

const cells = (row: Cell[]) => row.map((cell) => cell ?? null)

async function xlsx(sheet: Sheet, notes: string[], noteTitle: string): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const head = sheet.columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }))
  const columns = sheet.columns.map(({ width }) => ({ width }))
  const sheets = [
    { data: [head, ...sheet.rows.map(cells)], sheet: sheet.title, columns, stickyRowsCount: 1 },
    { data: notes.map((note) => [note]), sheet: noteTitle, columns: [{ width: 100 }] },
  ]
  return new Uint8Array(await writeXlsxFile(sheets).toBuffer())
}

/** The bytes of a table; a spreadsheet carries its notes on a second sheet. */
export function fileOf(
  sheet: Sheet,
  format: ExportFormat,
  notes: string[],
  noteTitle: string,
): Promise<Uint8Array> {
  const safe = neutralised(sheet)
  return format === 'csv' ? csv(safe) : xlsx(safe, notes, noteTitle)
}
