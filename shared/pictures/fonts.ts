import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'

export type Weight = 'regular' | 'bold'

const files: Record<Weight, string> = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
}
const opened = new Map<Weight, { bytes: Buffer; font: fontkit.Font }>()

/** What a bundle carries in `fonts/` beside itself: path in the npm package → file name there. */
export const fontsToCarry: { from: string; to: string }[] = [
  ...Object.values(files).map((file) => ({ from: inPackage(file), to: `fonts/${fileName(file)}` })),
  { from: inPackage('LICENSE_FONT'), to: 'fonts/OFL.txt' },
]

/** The whole font file, for embedding into a PDF. */
export const fontBytes = (weight: Weight): Buffer => open(weight).bytes

/** The font, opened at its first use: 10 MB are read, glyphs are parsed as they are needed. */
export const fontOf = (weight: Weight): fontkit.Font => open(weight).font

function open(weight: Weight): { bytes: Buffer; font: fontkit.Font } {
  const known = opened.get(weight)
  if (known) return known
  const bytes = readFileSync(locate(files[weight]))
  const font = fontkit.create(bytes)
  if (!('layout' in font)) throw new Error(`${files[weight]} is a collection, not one font`)
  opened.set(weight, { bytes, font })
  return { bytes, font }
}

function locate(file: string): string | URL {
  const carried = new URL(`./fonts/${fileName(file)}`, import.meta.url)
  if (existsSync(carried)) return carried
  return createRequire(import.meta.url).resolve(inPackage(file))
}

function fileName(file: string): string {
  return file.slice(file.indexOf('/') + 1)
}

function inPackage(file: string): string {
  return `@expo-google-fonts/noto-sans-sc/${file}`
}
