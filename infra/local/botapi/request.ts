import type { IncomingMessage } from 'node:http'
import { bad, Refusal } from './errors.ts'
import type { Upload } from './files.ts'

/** What a call carries, however it was encoded. */
export interface Body {
  params: Record<string, unknown>
  uploads: Map<string, Upload>
}

const largest = 64 * 1024 * 1024

/** The whole body; a larger one is refused as Telegram does. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > largest) throw new Refusal(413, 'Request Entity Too Large')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** A JSON object; anything else is refused. */
export function jsonObject(text: string): Record<string, unknown> {
  const refusal = bad("can't parse request JSON object")
  try {
    const value: unknown = text.trim() === '' ? {} : JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refusal
    return { ...value }
  } catch {
    throw refusal
  }
}

// Telegram reads the header of a part without blanks and quotes, as grammY writes it; the parser of
// Node 20 doesn't.
const spelledOut = (bytes: Buffer<ArrayBufferLike>): Buffer<ArrayBufferLike> =>
  Buffer.from(
    bytes
      .toString('latin1')
      .replace(
        /content-disposition:form-data;name="([^"\r\n]*)"(?:;filename=([^"\r\n]*))?\r\n/g,
        (_, name, file) =>
          `content-disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}\r\n`,
      ),
    'latin1',
  )

async function formParts(bytes: Buffer<ArrayBufferLike>, type: string): Promise<Body> {
  const body = new Response(new Uint8Array(spelledOut(bytes)), {
    headers: { 'content-type': type },
  })
  const form = await body.formData().catch(() => {
    throw bad("can't parse the form data")
  })
  const params: Record<string, unknown> = {}
  const uploads = new Map<string, Upload>()
  for (const [name, value] of form) {
    if (typeof value === 'string') params[name] = value
    else {
      const content = new Uint8Array(await value.arrayBuffer())
      uploads.set(name, { name: value.name, mime: value.type, bytes: content })
    }
  }
  return { params, uploads }
}

/** A file sent as a parameter itself stands for attach:// and its own name. */
function attached({ params, uploads }: Body): Body {
  const text = JSON.stringify(params)
  const direct = [...uploads.keys()].filter((name) => !text.includes(`attach://${name}`))
  const named = direct.map((name) => [name, `attach://${name}`])
  return { params: { ...params, ...Object.fromEntries(named) }, uploads }
}

/** Reads a call's parameters: query string, then JSON, URL-encoded or multipart body. */
export async function readBody(request: IncomingMessage, query: URLSearchParams): Promise<Body> {
  const type = request.headers['content-type'] ?? ''
  const bytes = await readBytes(request)
  const given = Object.fromEntries(query)
  const merged = (params: Record<string, unknown>): Body => ({
    params: { ...given, ...params },
    uploads: new Map(),
  })
  if (bytes.length === 0) return merged({})
  if (type.startsWith('application/json')) return merged(jsonObject(bytes.toString('utf8')))
  if (type.startsWith('multipart/form-data')) {
    const { params, uploads } = await formParts(bytes, type)
    return attached({ params: { ...given, ...params }, uploads })
  }
  return merged(Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))))
}
