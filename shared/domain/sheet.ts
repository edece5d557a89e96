/** Text, a number, or nothing: what we don't hold stays empty. */
export type Cell = string | number | undefined

/** A table as a spreadsheet shows it. */
export interface Sheet {
  title: string
  columns: { title: string; width: number }[]
  rows: Cell[][]
}

// What a spreadsheet would take for a formula when somebody opens or pastes it, full width included.
const formula = /^[\s]*[=+\-@\t\r\n＝＋－＠]/u

/** A text that no spreadsheet reckons with: an apostrophe makes it text again. */
export const neutral = (cell: Cell): Cell =>
  typeof cell === 'string' && formula.test(cell) ? `'${cell}` : cell

/** The table with every cell harmless, whoever wrote it. */
export const neutralised = (sheet: Sheet): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((row) => row.map(neutral)),
})
