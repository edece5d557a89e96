import { encode } from 'uqr'
import { box, type Drawing, shift } from './drawing.ts'
import { look, type } from './look.ts'
import { paragraph } from './page.ts'

const quiet = 4

/**
 * The code of a text or link, at most `room` wide, with the four quiet modules that scanners need.
 * Modules are whole units: between them half pixels would draw seams.
 */
export function qrCode(text: string, room: number): Drawing & { module: number } {
  const { data, size } = encode(text, { ecc: 'M', border: quiet })
  const module = Math.max(1, Math.floor(room / size))
  const marks = data.flatMap((row, y) =>
    runs(row).map(([x, length]) => box(x * module, y * module, length * module, module, '#000000')),
  )
  const width = size * module
  return { width, height: width, module, marks: [box(0, 0, width, width, look.card), ...marks] }
}

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
  const code = qrCode(words.text, 860)
  const edge = quiet * code.module
  const inner = code.width - 2 * edge
  const title = paragraph(words.title, inner, { ...strong, size: type.title, lines: 2 })
  const caption = paragraph(words.caption, inner, { ...strong, size: 44, lines: 3 })
  const top = Math.round(edge * 0.2 + title.height)
  const below = top + code.height - edge * 0.4
  const height = Math.ceil(below + caption.height + edge / 2)
  const marks = [
    ...shift(code.marks, 0, top),
    ...shift(title.marks, edge, edge / 2),
    ...shift(caption.marks, edge, below),
  ]
  return { width: code.width, height, marks: [box(0, 0, code.width, height, look.card), ...marks] }
}

const strong = { fill: look.ink, weight: 'bold' } as const
