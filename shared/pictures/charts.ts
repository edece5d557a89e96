import { box, type Drawing, line, type Mark, stack } from './drawing.ts'
import { printable, widthOf } from './letters.ts'
import { look, type Provenance, provenanceFill, provenances, shades, type } from './look.ts'
import { paragraph } from './page.ts'

/** `notes` stand below each other, quietly. */
export type Fact = { label: string; value: string; notes?: string[] }
export type Minutes = Record<Provenance, number>
export type Bar = { label: string; minutes: Minutes; text: string }
export type Column = { label: string; value: number; text: string }
export type Matrix = { columns: string[]; rows: { label: string; values: number[] }[] }

export const total = (minutes: Minutes): number =>
  provenances.reduce((sum, provenance) => sum + minutes[provenance], 0)

/** Big numbers with their words below, two or three in a row. */
export function facts(list: Fact[], width: number): Drawing {
  const perRow = list.length === 4 ? 2 : Math.min(3, Math.max(1, list.length))
  const room = width / perRow
  const rows = Array.from({ length: Math.ceil(list.length / perRow) }, (_, row) =>
    list.slice(row * perRow, (row + 1) * perRow),
  )
  return stack(
    rows.map((row) => {
      const lines = 1.65 + 1.3 * Math.max(0, ...row.map(({ notes = [] }) => notes.length))
      const marks = row.flatMap((fact, index) => factMarks(fact, index * room, room - 16))
      return { width, height: type.value * 0.86 + type.small * lines, marks }
    }),
    26,
  )
}

function factMarks({ label, value, notes = [] }: Fact, x: number, room: number): Mark[] {
  const { value: big, small } = type
  const number = { size: big, fill: look.accent, weight: 'bold', room, smallest: 36 } as const
  const words = { size: small, room, smallest: 26 }
  const top = big * 0.86
  return [
    line(value, x, top, number),
    line(label, x, top + small * 1.45, { ...words, fill: look.ink }),
    ...notes.map((note, i) =>
      line(note, x, top + small * (2.75 + 1.3 * i), { ...words, fill: look.quiet }),
    ),
  ]
}

/** One long bar of all minutes, each part named with its own words beneath. */
export function provenanceStrip(
  minutes: Minutes,
  words: Record<Provenance, string>,
  width: number,
): Drawing {
  const bar = barMarks(minutes, total(minutes), 0, 0, width, 30)
  const key = provenanceKey(words, width)
  const top = 44
  return {
    width,
    height: top + key.height,
    marks: [...bar, ...key.marks.map((mark) => ({ ...mark, y: mark.y + top }))],
  }
}

function provenanceKey(words: Record<Provenance, string>, width: number): Drawing {
  const marks: Mark[] = []
  let [x, row] = [0, 0]
  for (const provenance of provenances) {
    const room = widthOf(printable(words[provenance]), type.small) + 38
    if (x > 0 && x + room > width) [x, row] = [0, row + 1]
    marks.push(box(x, row * 44 + 5, 26, 26, provenanceFill[provenance], 5))
    const setting = { size: type.small, fill: look.ink, room: width - 38 }
    marks.push(line(words[provenance], x + 38, row * 44 + 29, setting))
    x += room + 30
  }
  return { width, height: row * 44 + 40, marks }
}

function barMarks(
  minutes: Minutes,
  most: number,
  x: number,
  y: number,
  room: number,
  height: number,
): Mark[] {
  const marks: Mark[] = []
  let at = x
  for (const provenance of provenances) {
    const width = (minutes[provenance] / most) * room
    if (width > 0)
      marks.push(box(at, y, Math.max(3, width - 2), height, provenanceFill[provenance], 4))
    at += width
  }
  return marks
}

/** Who gave how many minutes: name, bar in shades of provenance, and the words beside it. */
export function bars(rows: Bar[], width: number): Drawing {
  const tall = 52
  const most = Math.max(1, ...rows.map((row) => total(row.minutes)))
  const name = labelRoom(rows, width)
  const words = Math.max(0, ...rows.map((row) => widthOf(printable(row.text), type.small, 'bold')))
  const room = width - name - words - 36
  const marks = rows.flatMap(({ label, minutes, text }, row): Mark[] => {
    const [base, start] = [row * tall + 37, name + 18]
    const end = start + (total(minutes) / most) * room + 14
    return [
      line(label, 0, base, { size: type.body, fill: look.ink, room: name, smallest: 28 }),
      ...barMarks(minutes, most, start, row * tall + 8, room, 36),
      line(text, end, base - 1, { size: type.small, fill: look.ink, weight: 'bold' }),
    ]
  })
  return { width, height: rows.length * tall, marks }
}

function labelRoom(rows: { label: string }[], width: number): number {
  const widest = Math.max(0, ...rows.map((row) => widthOf(printable(row.label), type.body)))
  return Math.min(widest, width * 0.42)
}

/** How often, per row and column: a field with its number in it, darker where there is more. */
export function matrix({ columns, rows }: Matrix, width: number): Drawing {
  const [tall, sumRoom] = [54, 92]
  const name = labelRoom(rows, width)
  const room = (width - name - 20 - sumRoom) / Math.max(1, columns.length)
  const most = Math.max(1, ...rows.flatMap((row) => row.values))
  const head = columns.map((column, index) =>
    line(column, name + 20 + (index + 0.5) * room, 30, {
      size: type.small,
      fill: look.quiet,
      anchor: 'middle',
      room: room - 6,
      smallest: 24,
    }),
  )
  const body = rows.flatMap(({ label, values }, row): Mark[] => {
    const top = 46 + row * tall
    const sum = values.reduce((all, value) => all + value, 0)
    return [
      line(label, 0, top + 38, { size: type.body, fill: look.ink, room: name, smallest: 30 }),
      ...values.flatMap((value, index) => field(value, most, name + 20 + index * room, top, room)),
      line(String(sum), width, top + 38, {
        size: type.body,
        fill: sum > 0 ? look.ink : look.quiet,
        weight: 'bold',
        anchor: 'end',
      }),
    ]
  })
  return { width, height: 46 + rows.length * tall, marks: [...head, ...body] }
}

function field(value: number, most: number, x: number, y: number, room: number): Mark[] {
  if (value <= 0) return [box(x + room / 2 - 6, y + 20, 12, 12, look.rule, 6)]
  const level = Math.min(4, 1 + Math.floor(((value - 1) / Math.max(1, most - 1)) * 3.999))
  const fill = most === 1 ? shades[3] : (shades[level] ?? shades[4])
  const setting = {
    size: type.body,
    fill: level >= 3 || most === 1 ? look.onDark : look.ink,
    weight: 'bold',
    anchor: 'middle',
    room: room - 16,
  } as const
  return [
    box(x + 4, y + 2, room - 8, 48, fill, 8),
    line(String(value), x + room / 2, y + 39, setting),
  ]
}

/** Month after month, the last one marked; each number stands on its column. */
export function trend(columns: Column[], width: number, height = 250): Drawing {
  const room = width / Math.max(1, columns.length)
  const most = Math.max(1, ...columns.map((column) => column.value))
  const ground = height - 48
  const marks = columns.flatMap(({ label, value, text }, index): Mark[] => {
    const last = index === columns.length - 1
    const tall = value > 0 ? Math.max(4, (value / most) * (ground - 44)) : 0
    const middle = (index + 0.5) * room
    const setting = { anchor: 'middle', weight: last ? 'bold' : 'regular' } as const
    const words = { ...setting, fill: last ? look.warm : look.quiet, room: room - 4, smallest: 22 }
    return [
      box(
        index * room + room * 0.14,
        ground - tall,
        room * 0.72,
        tall,
        last ? look.warm : shades[2],
        5,
      ),
      line(text, middle, ground - tall - 10, {
        ...words,
        size: 31,
        fill: last ? look.warm : look.ink,
      }),
      line(label, middle, height - 10, { ...words, size: 31 }),
    ]
  })
  return { width, height, marks: [...marks, box(0, ground, width, 2, look.rule)] }
}

/** A kind sentence where there is nothing to draw yet. */
export const nothingYet = (words: string, width: number): Drawing =>
  paragraph(words, width, { size: type.body, fill: look.quiet })
