import PDFDocument from 'pdfkit'
import { type Drawing, type Mark, startOf } from './drawing.ts'
import { fontBytes, type Weight } from './fonts.ts'
import { printable } from './letters.ts'
import { look } from './look.ts'

export type Pdf = PDFKit.PDFDocument

/** A4 in points. */
export const sheet = { width: 595.28, height: 841.89, margin: 48, foot: 40 } as const
export const sheetRoom = sheet.width - 2 * sheet.margin
const footRoom = sheet.foot + 28
/** Where the body of a page ends. */
export const sheetBottom = sheet.height - footRoom

/** `at` (epoch ms) is the only time in the file: the same words at the same instant, the same bytes. */
export type About = { title: string; author: string; language: string; at: number }

export function newDocument({ title, author, language, at }: About): Pdf {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: sheet.margin, bottom: footRoom, left: sheet.margin, right: sheet.margin },
    bufferPages: true,
    font: '',
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author, Creator: author, CreationDate: new Date(at) },
  })
  document.registerFont('regular', fontBytes('regular'))
  document.registerFont('bold', fontBytes('bold'))
  return document.font('regular')
}

export type Writing = {
  x?: number
  width?: number
  size: number
  fill?: string
  weight?: Weight
  align?: 'left' | 'right' | 'center'
}

/** Running text at the pen, wrapped to its width; on to a new page where this one ends. */
export function write(document: Pdf, text: string, writing: Writing): void {
  const { x = sheet.margin, width = sheetRoom, size, align = 'left' } = writing
  set(document, writing)
  const words = printable(text)
  const options = { width, align, lineGap: size * 0.15 }
  needRoom(document, Math.min(document.heightOfString(words, options), sheetBottom / 2))
  document.text(words, x, document.y, options)
}

/** How high a text stands when wrapped, in points. */
export function heightOf(document: Pdf, text: string, writing: Writing): number {
  set(document, writing)
  const { width = sheetRoom, size } = writing
  return document.heightOfString(printable(text), { width, lineGap: size * 0.15 })
}

export const set = (document: Pdf, { size, fill = look.ink, weight = 'regular' }: Writing): Pdf =>
  document.font(weight).fontSize(size).fillColor(fill)

/** Turns the page unless `height` points are free on this one. Tells whether it turned. */
export function needRoom(document: Pdf, height: number): boolean {
  if (document.y + height <= sheetBottom) return false
  document.addPage()
  return true
}

/** A chart as vectors with selectable text, `width` points wide, with the pen left below it. */
export function place(document: Pdf, drawing: Drawing, x: number, width: number): void {
  const scale = width / drawing.width
  needRoom(document, drawing.height * scale)
  const top = document.y
  document.save().translate(x, top).scale(scale)
  for (const mark of drawing.marks) draw(document, mark)
  document.restore()
  document.x = sheet.margin
  document.y = top + drawing.height * scale
}

function draw(document: Pdf, mark: Mark): void {
  if (mark.kind === 'line') {
    const { text, y, size, weight, fill } = mark
    const options = { lineBreak: false, baseline: 'alphabetic' } as const
    document.font(weight).fontSize(size).fillColor(fill).text(text, startOf(mark), y, options)
  } else if (mark.width > 0 && mark.height > 0) {
    const { x, y, width, height, radius = 0, fill } = mark
    const bent = Math.min(radius, width / 2, height / 2)
    document.roundedRect(x, y, width, height, bent).fill(fill)
  }
}

/** Foot and page number on every page, then the bytes. */
export async function finish(
  document: Pdf,
  foot: { text: string; pageOf: (page: number, pages: number) => string },
): Promise<Buffer> {
  const { start, count } = document.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page)
    // Below its margin pdfkit would begin another page.
    document.page.margins.bottom = 0
    const y = sheet.height - sheet.foot
    const small = { size: 8.5, fill: look.quiet }
    const options = { width: sheetRoom, lineBreak: false }
    set(document, small).text(printable(foot.text), sheet.margin, y, options)
    const number = printable(foot.pageOf(page - start + 1, count))
    document.text(number, sheet.margin, y, { ...options, align: 'right' })
  }
  return bytes(document)
}

async function bytes(document: Pdf): Promise<Buffer> {
  document.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of document) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
