import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const root = new URL('../..', import.meta.url).pathname

export interface Playground {
  url: string
  dataDir: string
  stop(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/**
 * Runs what `npm start` runs, with so many weeks of the sample's past (none: its cast alone), until
 * it says that the playground is open.
 */
export async function startPlayground(weeks: number): Promise<Playground> {
  const [port, dataDir] = [await freePort(), mkdtempSync(join(tmpdir(), 'bangshou-'))]
  const own = { PORT: String(port), DATA_DIR: dataDir, BOT_TOKEN: '', SAMPLE_WEEKS: String(weeks) }
  const env = { ...process.env, ...own }
  const running = spawn('node_modules/.bin/tsx', ['infra/local/start.ts'], { cwd: root, env })
  const ended = new Promise((resolve) => running.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk
      const found = /open at (\S+)/.exec(said)
      if (found?.[1]) resolve(found[1])
    }
    running.stdout.on('data', hear)
    running.stderr.on('data', hear)
    running.once('exit', () => reject(new Error(`npm start ended: ${said}`)))
  })
  return {
    url,
    dataDir,
    async stop() {
      running.kill('SIGINT')
      await ended
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
