import type { PlayActions, PlayEvent, World } from '../protocol.ts'

/** The whole world, as it is now. */
export const loadWorld = async (): Promise<World> => {
  const answer = await fetch('/play/world', { cache: 'no-store' })
  if (!answer.ok) throw new Error(`The world could not be read: ${answer.status}`)
  return answer.json()
}

/** Asks the server to do something; `error` says why it did not. */
export const send = async <K extends keyof PlayActions>(
  action: K,
  body: PlayActions[K],
): Promise<{ ok: true } | { ok: false; error: string }> => {
  try {
    const answer = await fetch(`/play/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return await answer.json()
  } catch (cause) {
    return { ok: false, error: String(cause instanceof Error ? cause.message : cause) }
  }
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Opens the stream of events; settles when it breaks. */
const stream = (opened: () => void, heard: (event: PlayEvent) => void): Promise<void> =>
  new Promise((broken) => {
    const source = new EventSource('/play/events')
    source.onopen = opened
    source.onmessage = ({ data }) => heard(JSON.parse(data))
    source.onerror = () => {
      source.close()
      broken()
    }
  })

export interface Listener {
  world(world: World): void
  event(event: PlayEvent): void
  online(online: boolean): void
}

/** Events that came while the world was being read are heard after it: none is lost. */
const once = async (listener: Listener): Promise<void> => {
  let early: PlayEvent[] | null = []
  const begin = async () => {
    listener.world(await loadWorld())
    for (const event of early ?? []) listener.event(event)
    early = null
    listener.online(true)
  }
  await new Promise<void>((done) => {
    const heard = (event: PlayEvent) => (early ? early.push(event) : listener.event(event))
    stream(() => begin().catch(done), heard).then(done)
  })
}

/** Follows the world for ever: after a break it connects again and reads the world anew. */
export const listen = async (listener: Listener): Promise<never> => {
  for (let wait = 300; ; wait = Math.min(wait * 2, 5000)) {
    const began = performance.now()
    await once(listener)
    if (performance.now() - began > 5000) wait = 300
    listener.online(false)
    await pause(wait)
  }
}

/** Where a picture or file is read from. */
export const fileUrl = (fileId: string): string => `/play/file/${encodeURIComponent(fileId)}`
