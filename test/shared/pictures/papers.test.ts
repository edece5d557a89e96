import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { annualReportPdf } from '../../../shared/pictures/annual.ts'
import { png } from '../../../shared/pictures/drawing.ts'
import { transcriptPdf } from '../../../shared/pictures/transcript.ts'
import { blank, reportWith, transcriptOf } from './papers.ts'

async function pagesOf(pdf: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)))
  return text.map((page) => page.replace(/\s+/g, ''))
}

const bare = (text: string): string => text.replace(/\s+/g, '')

describe('a transcript', () => {
  it('carries every word and number as text that can be searched and copied', async () => {
    const transcript = transcriptOf(3)
    const text = (await pagesOf(await transcriptPdf(transcript))).join('')
    const cells = transcript.parts.flatMap(({ heading, table, totals }) => [
      heading,
      ...table.rows.flat(),
      ...totals.flatMap(({ label, value }) => [label, value]),
    ])
    const pairs = [...transcript.about, ...transcript.proof].flatMap(({ label, value }) => [
      label,
      value,
    ])
    const words = [transcript.title, ...pairs, ...cells, transcript.note, transcript.linkWords]
    for (const word of words) expect(text).toContain(bare(word))
  })

  it('repeats the titles on each page of a long table, numbers the pages, and loses no row', async () => {
    const transcript = transcriptOf(60)
    const pages = await pagesOf(await transcriptPdf(transcript))
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((page, index) => {
      expect(page).toContain('日期内容地点')
      expect(page).toContain(`第${index + 1}页，共${pages.length}页`)
    })
    const rows = pages.join('').match(/2027-03-\d\d/g)
    expect(rows).toHaveLength(61)
  })

  it('has its code on the page of the last total wherever it fits there', async () => {
    expect(await pagesOf(await transcriptPdf(transcriptOf(9)))).toHaveLength(1)
  })

  it('leads to its verification by a link', async () => {
    const transcript = transcriptOf(3)
    const document = await getDocumentProxy(new Uint8Array(await transcriptPdf(transcript)))
    const notes: { url?: string }[] = await (await document.getPage(1)).getAnnotations()
    expect(notes.map((note) => note.url)).toEqual([transcript.link])
  })

  it('says so when there is no record at all', async () => {
    const transcript = transcriptOf(0)
    const [page] = await pagesOf(await transcriptPdf(transcript))
    expect(page).toContain('这段时间没有服务记录。')
  })

  it('keeps a cell of thousands of letters from tearing the page', async () => {
    const transcript = transcriptOf(2)
    transcript.parts[0]?.table.rows[0]?.splice(1, 1, '很长'.repeat(3000))
    const pages = await pagesOf(await transcriptPdf(transcript))
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('2027-03-02')
  })

  it('is the same file, to the byte, when drawn again', async () => {
    const [one, other] = await Promise.all([
      transcriptPdf(transcriptOf(3)),
      transcriptPdf(transcriptOf(3)),
    ])
    expect(one.equals(other)).toBe(true)
  })
})

describe('the annual report', () => {
  it('holds its facts, charts and tables as text, and its photos', async () => {
    const photo = { image: await png(blank(400, 300)), caption: '重阳节慰问演出' }
    const report = reportWith([photo, photo, photo])
    const pdf = await annualReportPdf(report)
    const text = (await pagesOf(pdf)).join('')
    for (const fact of report.facts) expect(text).toContain(bare(fact.value))
    for (const row of report.chapters[2]?.table?.rows ?? [])
      expect(text).toContain(bare(row.join('')))
    expect(text).toContain('喆犇舞蹈队')
    expect(text.match(/重阳节慰问演出/g)).toHaveLength(3)
    expect(pdf.toString('latin1')).toContain('/Subtype /Image')
  })
})
