import { Resvg } from '@resvg/resvg-js'
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { svg, textsOf } from '../../../shared/pictures/drawing.ts'
import { qrCode, qrPicture } from '../../../shared/pictures/qr.ts'

const link = 'https://t.me/bangshou_bot?start=in_4821'

describe('the check-in code', () => {
  it('shows every module dark or light as encoded, with four quiet ones around', () => {
    const { data, size } = encode(link, { ecc: 'M', border: 4 })
    const code = qrCode(link, 400)
    const image = new Resvg(svg(code)).render()
    const isDark = (x: number, y: number) => (image.pixels[(y * image.width + x) * 4] ?? 255) < 128
    const middle = (module: number) => Math.floor((module + 0.5) * code.module)
    const seen = data.map((row, y) => row.map((_, x) => isDark(middle(x), middle(y))))
    expect(seen).toEqual(data)
    expect(seen.slice(0, 4).flat()).toEqual(Array(4 * size).fill(false))
  })

  it('says beside the code what it is for and what to type instead', () => {
    const texts = textsOf(qrPicture({ text: link, title: '签到', caption: '或在群里发 4821' }))
    expect(texts).toEqual(['签到', '或在群里发 4821'])
  })
})
