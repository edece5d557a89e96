import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

interface Asset {
  type: string
  body: string | Uint8Array
}

const here = (name: string): string => fileURLToPath(new URL(`./page/${name}`, import.meta.url))

// Nothing from elsewhere, nothing inline: words typed by people can never become a script.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const bundle = async (name: string): Promise<Uint8Array> => {
  const built = await build({
    entryPoints: [here(name)],
    external: ['/icon.svg'],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    logLevel: 'silent',
  })
  return built.outputFiles[0]?.contents ?? new Uint8Array()
}

const sources: Record<string, () => Promise<Asset>> = {
  '/': async () => ({ type: 'text/html', body: await readFile(here('index.html')) }),
  '/page.js': async () => ({ type: 'text/javascript', body: await bundle('main.ts') }),
  '/page.css': async () => ({ type: 'text/css', body: await bundle('page.css') }),
  '/icon.svg': async () => ({ type: 'image/svg+xml', body: await readFile(here('icon.svg')) }),
}

const answer = (res: ServerResponse, { type, body }: Asset): void => {
  res.writeHead(200, {
    'content-type': type.startsWith('image') ? type : `${type}; charset=utf-8`,
    'content-length': body.length,
    'cache-control': 'no-cache',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  res.end(body)
}

/**
 * Serves the playground's page and its assets; answers false for any other path. The script is
 * bundled once, when it is first asked for.
 */
export const servePlayground = (): ((
  req: IncomingMessage,
  res: ServerResponse,
) => Promise<boolean>) => {
  const kept = new Map<string, Promise<Asset>>()
  return async (req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://playground')
    const source = sources[pathname]
    if (req.method !== 'GET' || source === undefined) return false
    const asset = kept.get(pathname) ?? source()
    kept.set(pathname, asset)
    answer(res, await asset)
    return true
  }
}
