import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { type Drawing, line, png, svg, textsOf } from '../../../shared/pictures/drawing.ts'
import { summaryPicture } from '../../../shared/pictures/summary.ts'
import { chinese } from './samples.ts'

const sheet = (text: string): Drawing => ({
  width: 200,
  height: 60,
  marks: [
    { kind: 'box', x: 0, y: 0, width: 200, height: 60, fill: '#ffffff' },
    line(text, 10, 45, { size: 40, fill: '#000000' }),
  ],
})

const pixels = (drawing: Drawing): Buffer =>
  new Resvg(svg(drawing), { font: { loadSystemFonts: false } }).render().pixels

function inkOf(drawing: Drawing): number {
  const bytes = pixels(drawing)
  let dark = 0
  for (let at = 0; at < bytes.length; at += 4) if ((bytes[at] ?? 255) < 128) dark += 1
  return dark
}

describe('letters in a picture', () => {
  it('stand there: Chinese text leaves ink, and different characters different ink', () => {
    expect(inkOf(sheet(''))).toBe(0)
    expect(inkOf(sheet('金秋'))).toBeGreaterThan(400)
    expect(pixels(sheet('喆'))).not.toEqual(pixels(sheet('犇')))
    expect(pixels(sheet('堃'))).not.toEqual(pixels(sheet('𡈁')))
  })

  it('show a character that no font of ours has as 〓, not as an empty box', () => {
    expect(pixels(sheet('𡈁'))).toEqual(pixels(sheet('〓')))
    expect(textsOf(sheet('王𡈁'))).toEqual(['王〓'])
  })

  it('cannot smuggle markup into the picture', () => {
    const picture = svg(sheet('</g><image href="http://example.org/x"/>&<b>'))
    expect(picture).not.toContain('image')
    expect(textsOf(sheet('<b>义诊</b>'))).toEqual(['<b>义诊</b>'])
  })
})

describe('a drawing', () => {
  it('is the same SVG, to the byte, from the same words', () => {
    expect(svg(summaryPicture(chinese))).toBe(svg(summaryPicture(structuredClone(chinese))))
  })

  it('becomes a PNG of its own size, or of a scaled one', async () => {
    const sizeOf = (image: Buffer) => [image.readUInt32BE(16), image.readUInt32BE(20)]
    expect(sizeOf(await png(sheet('好')))).toEqual([200, 60])
    expect(sizeOf(await png(sheet('好'), 2))).toEqual([400, 120])
  })

  it('gives its memory back: the pictures of fifty teams on the 1st take that of a few', async () => {
    await png(summaryPicture(chinese))
    const before = process.memoryUsage().rss
    for (let team = 0; team < 50; team += 1) await png(summaryPicture(chinese))
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000)
  })
})
