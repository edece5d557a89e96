import {
  type About,
  finish,
  heightOf,
  needRoom,
  newDocument,
  type Pdf,
  place,
  sheet,
  sheetRoom,
  write,
} from './document.ts'
import { look } from './look.ts'
import { qrCode } from './qr.ts'
import { type Table, table } from './table.ts'

export type Pair = { label: string; value: string }
/** Records of one kind, with their totals apart; `empty` stands in when there are none. */
export type TranscriptPart = { heading: string; table: Table; totals: Pair[]; empty: string }

export type Transcript = Omit<About, 'title'> & {
  title: string
  /** Who, which period, which recording unit. */
  about: Pair[]
  /** Service first, training apart from it. */
  parts: TranscriptPart[]
  /** Serial and verification code, and where to check them. */
  proof: Pair[]
  link: string
  linkWords: string
  /** What this paper is, and that it is no certificate. */
  note: string
  foot: string
  pageOf: (page: number, pages: number) => string
}

/** A person's hours on A4: records, totals by provenance, serial and a code to check them. */
export async function transcriptPdf(transcript: Transcript): Promise<Buffer> {
  const document = newDocument(transcript)
  write(document, transcript.title, { size: 22, weight: 'bold', fill: look.accent })
  document.y += 8
  pairs(document, transcript.about)
  for (const part of transcript.parts) drawPart(document, part)
  proof(document, transcript)
  return finish(document, { text: transcript.foot, pageOf: transcript.pageOf })
}

function drawPart(document: Pdf, { heading, table: content, totals, empty }: TranscriptPart): void {
  document.y += 14
  needRoom(document, 80)
  write(document, heading, { size: 13, weight: 'bold' })
  document.y += 4
  if (content.rows.length > 0) table(document, content)
  else write(document, empty, { size: 10.5, fill: look.quiet })
  document.y += 6
  needRoom(document, totals.length * 18)
  pairs(document, totals)
}

/** Label and value per line, values standing under each other. */
function pairs(document: Pdf, list: Pair[], width: number = sheetRoom): void {
  const [size, label] = [10.5, 130]
  for (const pair of list) {
    const value = { x: sheet.margin + label, width: width - label, size, weight: 'bold' } as const
    const name = { size, width: label - 8, fill: look.quiet }
    const height = Math.max(
      heightOf(document, pair.label, name),
      heightOf(document, pair.value, value),
    )
    needRoom(document, height)
    const top = document.y
    write(document, pair.label, name)
    document.y = top
    write(document, pair.value, value)
    document.y = top + height + 2
  }
}

function proof(document: Pdf, { proof: list, link, linkWords, note }: Transcript): void {
  const side = 88
  const words = sheetRoom - side - 16
  const warm = { size: 10.5, fill: look.warm }
  document.y += 18
  // Kept together, and on the page of the last total wherever it fits there.
  needRoom(document, side + 6 + heightOf(document, note, warm))
  const top = document.y
  const code = qrCode(link, 600)
  place(document, code, sheet.margin + sheetRoom - side, side)
  document.link(sheet.margin + sheetRoom - side, top, side, side, link)
  document.y = top + 8
  pairs(document, list, words)
  document.y += 2
  write(document, linkWords, { size: 10.5, width: words })
  document.y = Math.max(document.y, top + side) + 6
  write(document, note, warm)
}
