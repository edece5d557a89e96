import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import { fontsToCarry } from '../../shared/pictures/fonts.ts'

export const functionNames = ['webhook', 'changes', 'tick', 'deliver'] as const
export type FunctionName = (typeof functionNames)[number]
export type Architecture = 'arm64' | 'x64'

/** A function as it is uploaded: a directory, and what was measured while it was made. */
export interface Bundle {
  name: string
  directory: string
  /** Bytes of JavaScript that a start loads: the entry and what it imports at once. */
  initialBytes: number
  /** Bytes of JavaScript in all, with what is loaded at first need. */
  totalBytes: number
  /** Packages with a binary that belong beside the bundle and are not on this machine. */
  missing: string[]
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const require = createRequire(import.meta.url)

/** Where bundles are made unless told otherwise. */
export const bundleRoot: string = join(root, 'dist/functions')

/** Binaries for the other architecture are fetched here by `npm run deploy`. */
export const nativeCache: string = join(root, '.cache/native')

// CommonJS inside the bundle asks for Node's own modules by `require`.
const banner =
  "import { createRequire as bundledRequire } from 'node:module'; const require = bundledRequire(import.meta.url);"

/** One recipe for AWS, for the benchmarks and for the proof under the runtime client. */
async function compile(entry: string, directory: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [{ in: entry, out: 'handler' }],
    outdir: directory,
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    external: ['@resvg/resvg-js'],
    alias: {
      '@aws-sdk/credential-provider-node': join(root, 'infra/aws/runtime/credentials.ts'),
      // cron-parser asks for luxon by `require`, and would bring a second one along.
      luxon: join(require.resolve('luxon'), '../../es6/luxon.mjs'),
    },
    banner: { js: banner },
    logLevel: 'error',
  })
  return metafile
}

const outputs = (metafile: Metafile) =>
  Object.entries(metafile.outputs).filter(([file]) => file.endsWith('.mjs'))

/** The entry and everything that it imports without being asked, chunk by chunk. */
function initial(metafile: Metafile): number {
  const entry = outputs(metafile).find(([file]) => file.endsWith('/handler.mjs'))?.[0]
  const loaded = new Set<string>()
  const load = (file: string) => {
    if (loaded.has(file)) return
    loaded.add(file)
    for (const { path, kind, external } of metafile.outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && !external) load(path)
  }
  if (entry) load(entry)
  return [...loaded].reduce((sum, file) => sum + (metafile.outputs[file]?.bytes ?? 0), 0)
}

const uses = (metafile: Metafile, file: string): boolean =>
  Object.keys(metafile.inputs).some((input) => input.endsWith(file))

const usesResvg = (metafile: Metafile): boolean =>
  Object.values(metafile.inputs).some((input) =>
    input.imports.some(({ path, external }) => external && path === '@resvg/resvg-js'),
  )

/** The renderer, with the binary of the architecture it will run on. */
function carryRenderer(directory: string, architecture: Architecture): string[] {
  const from = join(require.resolve('@resvg/resvg-js/package.json'), '..')
  const into = join(directory, 'node_modules/@resvg/resvg-js')
  for (const file of ['package.json', 'index.js', 'js-binding.js', 'LICENSE'])
    cpSync(join(from, file), join(into, file))
  const package_ = `@resvg/resvg-js-linux-${architecture}-gnu`
  const binary = `resvgjs.linux-${architecture}-gnu.node`
  const found = [join(root, 'node_modules'), join(nativeCache, 'node_modules')]
    .map((modules) => join(modules, package_, binary))
    .find(existsSync)
  if (!found) return [`${package_}@${require('@resvg/resvg-js/package.json').version}`]
  // The renderer looks beside itself first.
  cpSync(found, join(into, binary))
  return []
}

/** Files that the code reads at run time, found by it beside the bundle. */
function carry(metafile: Metafile, directory: string, architecture: Architecture): string[] {
  if (uses(metafile, 'shared/words/words.ts'))
    cpSync(join(root, 'shared/words/locales'), join(directory, 'locales'), { recursive: true })
  if (uses(metafile, 'shared/domain/working-days.ts'))
    cpSync(join(root, 'shared/domain/holidays'), join(directory, 'holidays'), { recursive: true })
  if (uses(metafile, 'shared/pictures/fonts.ts'))
    for (const { from, to } of fontsToCarry) cpSync(require.resolve(from), join(directory, to))
  return usesResvg(metafile) ? carryRenderer(directory, architecture) : []
}

/** Bundles a function's handler, or any other entry, into `directory`. */
export async function bundleEntry(
  name: string,
  entry: string,
  directory: string = join(bundleRoot, name),
  architecture: Architecture = 'arm64',
): Promise<Bundle> {
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  const metafile = await compile(entry, directory)
  const missing = carry(metafile, directory, architecture)
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}\n')
  const totalBytes = outputs(metafile).reduce((sum, [, { bytes }]) => sum + bytes, 0)
  return { name, directory, initialBytes: initial(metafile), totalBytes, missing }
}

/** Bundles all functions, one directory each. */
export const bundleAll = (
  directory: string = bundleRoot,
  architecture: Architecture = 'arm64',
): Promise<Bundle[]> =>
  Promise.all(
    functionNames.map((name) =>
      bundleEntry(name, `functions/${name}/handler.ts`, join(directory, name), architecture),
    ),
  )
