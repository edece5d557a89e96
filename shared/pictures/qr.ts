import { encode } from 'uqr'
import { box, type Drawing, type Mark, shift } from './drawing.ts'
import { look, type } from './look.ts'
import { paragraph } from './page.ts'

/** The code of a text or link, black on white with the four quiet modules that scanners need. */
export function qrCode(text: string, width: number): Drawing {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const module = width / size
  const marks = data.flatMap((row, y) => runs(row).map(([x, length]) => dark(x, y, length, module)))
  return { width, height: width, marks: [box(0, 0, width, width, look.card), ...marks] }
}

/** A hair taller than its module: no renderer then leaves light seams between the rows. */
const dark = (x: number, y: number, length: number, module: number): Mark =>
  box(x * module, y * module, length * module, module + 0.05, '#000000')

function runs(row: boolean[]): [start: number, length: number][] {
  const found: [number, number][] = []
  row.forEach((isDark, x) => {
    const last = found.at(-1)
    if (isDark && last && row[x - 1]) last[1] += 1
    else if (isDark) found.push([x, 1])
  })
  return found
}

/** A code to hold up to a phone's camera: a title, the code, and the words to type by hand. */
export function qrPicture(words: { text: string; title: string; caption: string }): Drawing {
  const [width, margin, side] = [900, 50, 800]
  const setting = { size: type.title, fill: look.ink, weight: 'bold', lines: 2 } as const
  const title = paragraph(words.title, side, setting)
  const caption = paragraph(words.caption, side, { size: 44, fill: look.ink, lines: 3 })
  const below = margin + title.height + 8 + side
  const height = below + caption.height + margin
  return {
    width,
    height,
    marks: [
      box(0, 0, width, height, look.card),
      ...shift(title.marks, margin, margin),
      ...shift(qrCode(words.text, side).marks, margin, margin + title.height + 8),
      ...shift(caption.marks, margin, below),
    ],
  }
}
