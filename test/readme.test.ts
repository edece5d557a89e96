import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const readme = readFileSync('README.md', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

describe('the README', () => {
  it('names no command that is not there', () => {
    const named = [...readme.matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name]) => name ?? '')
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('shows no picture that is not there', () => {
    const pictures = [...readme.matchAll(/(?:\]\(|src=")([^)"]+\.png)/g)].map(
      ([, path]) => path ?? '',
    )
    expect(pictures.length).toBeGreaterThan(0)
    for (const path of pictures) expect(readFileSync(path).length).toBeGreaterThan(0)
  })
})
