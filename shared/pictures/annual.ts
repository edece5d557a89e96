import { type Fact, facts } from './charts.ts'
import {
  type About,
  finish,
  needRoom,
  newDocument,
  type Pdf,
  place,
  sheet,
  sheetBottom,
  sheetRoom,
  write,
} from './document.ts'
import type { Drawing } from './drawing.ts'
import { look } from './look.ts'
import { cardWidth } from './page.ts'
import { type Table, table } from './table.ts'

/** JPEG or PNG bytes with the words below them. */
export type Photo = { image: Uint8Array; caption: string }
/** Whatever of these a section has, it shows in this order. */
export type Chapter = {
  heading: string
  paragraphs?: string[]
  /** Drawn `chartWidth` wide: a `programmeMatrix`, `teamBars`, `monthColumns` … */
  chart?: Drawing
  table?: Table
  photos?: Photo[]
}
export type AnnualReport = Omit<About, 'title'> & {
  title: string
  subtitle: string
  facts: Fact[]
  chapters: Chapter[]
  foot: string
  pageOf: (page: number, pages: number) => string
}

/** How wide a chart of a chapter is to be laid out. */
export const chartWidth = cardWidth

/** The year of a community for its committee: facts, charts as vectors, tables, photos. */
export async function annualReportPdf(report: AnnualReport): Promise<Buffer> {
  const document = newDocument(report)
  write(document, report.title, { size: 26, weight: 'bold', fill: look.accent })
  write(document, report.subtitle, { size: 13, fill: look.quiet })
  document.y += 16
  place(document, facts(report.facts, chartWidth), sheet.margin, sheetRoom * 0.92)
  for (const chapter of report.chapters) drawChapter(document, chapter)
  return finish(document, { text: report.foot, pageOf: report.pageOf })
}

/** A heading never stands alone at the foot of a page. */
function drawChapter(document: Pdf, chapter: Chapter): void {
  const { heading, paragraphs = [], chart, table: content, photos = [] } = chapter
  document.y += 24
  needRoom(document, 34 + (chart ? (chart.height * chartRoom) / chart.width : 60))
  write(document, heading, { size: 16, weight: 'bold' })
  document.y += 6
  for (const paragraph of paragraphs) {
    write(document, paragraph, { size: 11 })
    document.y += 6
  }
  if (chart) place(document, chart, sheet.margin, chartRoom)
  if (chart && content) document.y += 10
  if (content) table(document, content)
  drawPhotos(document, photos)
}

const chartRoom = sheetRoom * 0.92

function drawPhotos(document: Pdf, photos: Photo[]): void {
  const [gap, tall] = [14, 170]
  const width = (sheetRoom - gap) / 2
  for (let index = 0; index < photos.length; index += 2) {
    document.y += 10
    if (document.y + tall + 40 > sheetBottom) document.addPage()
    const top = document.y
    photos.slice(index, index + 2).forEach((photo, column) => {
      const x = sheet.margin + column * (width + gap)
      const fitted = { fit: [width, tall] as [number, number] }
      document.image(Buffer.from(photo.image), x, top, fitted)
      document.y = top + tall + 4
      write(document, photo.caption, { x, width, size: 9.5, fill: look.quiet })
    })
    document.y = Math.max(document.y, top + tall + 22)
  }
}
