import { heightOf, needRoom, type Pdf, set, sheet, sheetRoom } from './document.ts'
import { printable } from './letters.ts'
import { look, shades } from './look.ts'

/** `share` is a column's part of the width, relative to the other columns. */
export type TableColumn = { title: string; share: number; align?: 'left' | 'right' }
export type Table = { columns: TableColumn[]; rows: string[][] }

const size = 9.5
const pad = 4
/** About ten lines: a cell longer than a page would tear the table. */
const tallest = 130

/** Rows never break in two, and every new page begins with the titles again. */
export function table(document: Pdf, { columns, rows }: Table): void {
  const titles = columns.map((column) => column.title)
  const first = rows[0] ? rowHeight(document, columns, rows[0]) : 0
  needRoom(document, rowHeight(document, columns, titles) + first)
  titleRow(document, columns, titles)
  for (const row of rows) {
    const height = rowHeight(document, columns, row)
    if (needRoom(document, height)) titleRow(document, columns, titles)
    drawRow(document, columns, row, height, look.ink)
    rule(document)
  }
  document.x = sheet.margin
}

function titleRow(document: Pdf, columns: TableColumn[], titles: string[]): void {
  const height = rowHeight(document, columns, titles)
  document.rect(sheet.margin, document.y, sheetRoom, height).fill(shades[1])
  drawRow(document, columns, titles, height, look.accent)
}

function drawRow(
  document: Pdf,
  columns: TableColumn[],
  cells: string[],
  height: number,
  fill: string,
): void {
  const top = document.y
  const widths = widthsOf(columns)
  let x: number = sheet.margin
  columns.forEach(({ align = 'left' }, index) => {
    const width = widths[index] ?? 0
    const options = {
      width: width - 2 * pad,
      align,
      lineGap: size * 0.15,
      height: tallest,
      ellipsis: '…',
    }
    set(document, { size, fill }).text(printable(cells[index] ?? ''), x + pad, top + pad, options)
    x += width
  })
  document.y = top + height
}

function rule(document: Pdf): void {
  const y = document.y
  document.moveTo(sheet.margin, y).lineTo(sheet.margin + sheetRoom, y)
  document.lineWidth(0.5).strokeColor(look.rule).stroke()
}

function rowHeight(document: Pdf, columns: TableColumn[], cells: string[]): number {
  const widths = widthsOf(columns)
  const heights = cells.map((cell, index) =>
    heightOf(document, cell, { size, width: (widths[index] ?? 0) - 2 * pad }),
  )
  return Math.min(tallest, Math.max(0, ...heights)) + 2 * pad
}

function widthsOf(columns: TableColumn[]): number[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0)
  return columns.map((column) => (column.share / shares) * sheetRoom)
}
