import { setImmediate } from 'node:timers/promises'
import { Resvg } from '@resvg/resvg-js'
import { fontOf, type Weight } from './fonts.ts'
import { printable, squeeze, widthOf } from './letters.ts'

export type Box = {
  kind: 'box'
  x: number
  y: number
  width: number
  height: number
  fill: string
  radius?: number
}
/** A line of printable text; `x` is where the anchor stands, `y` the baseline. */
export type Line = {
  kind: 'line'
  text: string
  x: number
  y: number
  size: number
  weight: Weight
  fill: string
  anchor: Anchor
}
export type Anchor = 'start' | 'middle' | 'end'
export type Mark = Box | Line
/** Marks within a box of `width` × `height`: drawn as SVG, as PNG or into a PDF alike. */
export type Drawing = { width: number; height: number; marks: Mark[] }

/** How a text is set: the line shrinks a little and is then shortened to fit `room`. */
export type Setting = {
  size: number
  fill: string
  weight?: Weight
  anchor?: Anchor
  room?: number
  smallest?: number
}

export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  radius = 0,
): Box => ({ kind: 'box', x, y, width, height, fill, radius })

/** One line of text; what the font lacks is replaced here, once for every picture. */
export function line(text: string, x: number, y: number, setting: Setting): Line {
  const { fill, weight = 'regular', anchor = 'start', room, smallest } = setting
  const plain = printable(text)
  const fitted =
    room === undefined
      ? { text: plain, size: setting.size }
      : squeeze(plain, room, setting.size, weight, smallest)
  return { kind: 'line', x, y, weight, fill, anchor, ...fitted }
}

export const shift = (marks: Mark[], dx: number, dy: number): Mark[] =>
  marks.map((mark) => ({ ...mark, x: mark.x + dx, y: mark.y + dy }))

/** Drawings below each other, `gap` apart. */
export function stack(drawings: Drawing[], gap: number): Drawing {
  const marks: Mark[] = []
  let height = 0
  for (const drawing of drawings) {
    const top = height === 0 ? 0 : height + gap
    marks.push(...shift(drawing.marks, 0, top))
    height = top + drawing.height
  }
  return { width: Math.max(0, ...drawings.map((drawing) => drawing.width)), height, marks }
}

/** Every text as it is printed, in drawing order: what a test compares with the message. */
export const textsOf = (drawing: Drawing): string[] =>
  drawing.marks.flatMap((mark) => (mark.kind === 'line' ? mark.text : []))

/** Where a line starts, its anchor resolved. */
export function startOf({ text, x, size, weight, anchor }: Line): number {
  if (anchor === 'start') return x
  const width = widthOf(text, size, weight)
  return anchor === 'end' ? x - width : x - width / 2
}

/**
 * Letters become outlines: the renderer would load the whole font for each picture, and print
 * nothing, without a word, for a letter or a font that it does not find.
 */
export function svg({ width, height, marks }: Drawing): string {
  const size = `width="${round(width)}" height="${round(height)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${marks.map(svgMark).join('')}</svg>`
}

/**
 * A PNG of a drawing, `scale` pixels for each of its units. The renderer's memory (10 MB
 * a picture) lies outside V8's sight and is freed only between turns of the event loop: one
 * picture, one turn, or fifty of them hold half a gigabyte.
 */
export async function png(drawing: Drawing, scale = 1): Promise<Buffer> {
  const options = {
    fitTo: { mode: 'zoom', value: scale },
    font: { loadSystemFonts: false },
  } as const
  const image = new Resvg(svg(drawing), options).render().asPng()
  await setImmediate()
  return image
}

const svgMark = (mark: Mark): string => (mark.kind === 'box' ? svgBox(mark) : svgLine(mark))

function svgBox({ x, y, width, height, fill, radius = 0 }: Box): string {
  const place = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`
  return `<rect ${place}${radius > 0 ? ` rx="${round(radius)}"` : ''} fill="${fill}"/>`
}

function svgLine(mark: Line): string {
  const font = fontOf(mark.weight)
  const run = font.layout(mark.text)
  let pen = 0
  const outlines = run.glyphs.map((glyph, index) => {
    const d = glyph.path.toSVG()
    const at = round(pen + (run.positions[index]?.xOffset ?? 0))
    pen += run.positions[index]?.xAdvance ?? 0
    return d === '' ? '' : `<path transform="translate(${at})" d="${d}"/>`
  })
  const scale = (mark.size / font.unitsPerEm).toFixed(5)
  const place = `translate(${round(startOf(mark))} ${round(mark.y)}) scale(${scale} -${scale})`
  return `<g fill="${mark.fill}" transform="${place}">${outlines.join('')}</g>`
}

const round = (value: number): number => Math.round(value * 100) / 100
