import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { servePlayground } from '../../../../infra/local/playground/serve.ts'

let server: Server
let root: string

beforeAll(async () => {
  const page = servePlayground()
  server = createServer(async (req, res) => {
    if (!(await page(req, res))) res.writeHead(418).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

test('serves the page and what it needs, each with its type', async () => {
  const types = ['/', '/page.js', '/page.css', '/icon.svg', '/?x=1'].map(async (path) => {
    const answer = await fetch(root + path)
    return [answer.status, answer.headers.get('content-type')]
  })
  expect(await Promise.all(types)).toEqual([
    [200, 'text/html; charset=utf-8'],
    [200, 'text/javascript; charset=utf-8'],
    [200, 'text/css; charset=utf-8'],
    [200, 'image/svg+xml'],
    [200, 'text/html; charset=utf-8'],
  ])
})

test('lets the browser run nothing but its own script', async () => {
  const { headers } = await fetch(root)
  const policy = headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toContain('unsafe')
  expect(headers.get('cache-control')).toBe('no-cache')
})

test('asks nothing of any other host', async () => {
  const style = await (await fetch(`${root}/page.css`)).text()
  const page = await (await fetch(root)).text()
  expect(style + page).not.toMatch(/https?:\/\//)
})

test('leaves every other path and method to others', async () => {
  expect((await fetch(`${root}/play/world`)).status).toBe(418)
  expect((await fetch(root, { method: 'POST' })).status).toBe(418)
  expect((await fetch(`${root}/page/main.ts`)).status).toBe(418)
})
