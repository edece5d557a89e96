import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Package {
  version: string
  license?: string
  integrity?: string
  hasInstallScript?: boolean
  /** It came inside another package, and is sealed with it. */
  inBundle?: boolean
}

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
const { packages }: { packages: Record<string, Package> } = JSON.parse(read('package-lock.json'))
const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'))
const all = Object.entries(packages).filter(([path]) => path !== '')
const nameOf = (path: string): string => path.replace(/^.*node_modules\//, '')

/** What may be shipped to a community without a second thought. */
const free = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'OFL-1.1']
/** File by file copyleft: used as they are, changed by nobody. Also a licence of plain words. */
const allowed = [...free, 'MPL-2.0', 'BlueOak-1.0.0']
/** Those that say their licence elsewhere than in package.json, looked up by hand. */
const looked: Record<string, string> = { 'png-js': 'MIT' }

/** "A OR B" leaves the choice, "A AND B" asks for both. */
const isAllowed = (license: string, list: string[]): boolean =>
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => list.includes(one)))

const licenseOf = (path: string, { license }: Package): string =>
  license ?? looked[nameOf(path)] ?? 'unknown'

describe('what is built upon', () => {
  it('may be used and passed on by its licence', () => {
    const others = all.filter(([path, one]) => !isAllowed(licenseOf(path, one), allowed))
    expect(others.map(([path, one]) => [nameOf(path), one.license])).toEqual([])
  })

  it('is pinned to a version by us, and to its very bytes by the lock', () => {
    const asked = { ...dependencies, ...devDependencies, ...optionalDependencies }
    const loose = Object.entries<string>(asked).filter(([, v]) => !/^\d+\.\d+\.\d+$/.test(v))
    expect(loose).toEqual([])
    const unsealed = all.filter(
      ([, { integrity = '', inBundle }]) => !inBundle && !integrity.startsWith('sha512-'),
    )
    expect(unsealed.map(([path]) => path)).toEqual([])
  })

  it('runs nothing while it is installed', () => {
    // Both find their binary among the optional packages, without their script.
    const known = ['@swc/core', 'esbuild']
    const scripts = all.filter(([, one]) => one.hasInstallScript).map(([path]) => nameOf(path))
    expect(scripts.sort()).toEqual(known)
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
  })
})
