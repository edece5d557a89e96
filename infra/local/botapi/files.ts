import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Document, PhotoSize } from 'grammy/types'
import { bad } from './errors.ts'
import type { FileRow } from './rows.ts'
import type { World } from './world.ts'

/** A file that came with a call. */
export interface Upload {
  name: string
  mime: string
  bytes: Uint8Array
}

/** The files of a multipart call by the names that attach:// uses. */
export type Uploads = ReadonlyMap<string, Upload>

const mebibyte = 1024 * 1024

interface Size {
  width: number
  height: number
}

function pngSize(bytes: Buffer): Size | undefined {
  const isPng = bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : undefined
}

/** A JPEG tells its size in the first start-of-frame segment. */
function jpegSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 < bytes.length) {
    const marker = bytes.readUInt16BE(at)
    const isFrame =
      marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

const pictureSize = (bytes: Buffer): Size | undefined => pngSize(bytes) ?? jpegSize(bytes)

/** Telegram's files: rows in the world, bytes beside the journal or in memory. */
export class Files {
  readonly #world: World
  readonly #folder: string | undefined
  readonly #memory = new Map<string, Uint8Array>()

  constructor(world: World, folder: string | undefined) {
    this.#world = world
    this.#folder = folder
    if (folder !== undefined) mkdirSync(folder, { recursive: true })
  }

  #keep(unique: string, bytes: Uint8Array): void {
    if (this.#folder === undefined) this.#memory.set(unique, bytes)
    else writeFileSync(`${this.#folder}/${unique}`, bytes)
  }

  bytes({ unique }: FileRow): Uint8Array {
    if (this.#folder !== undefined) return readFileSync(`${this.#folder}/${unique}`)
    return this.#memory.get(unique) ?? new Uint8Array()
  }

  byId(id: string): FileRow {
    const row = this.#world.tables.files.get(id)
    if (row === undefined) throw bad('wrong file identifier/HTTP URL specified')
    return row
  }

  byPath(path: string): FileRow | undefined {
    return [...this.#world.tables.files.rows.values()].find((row) => row.path === path)
  }

  #store(folder: string, { name, mime, bytes }: Upload, size: Size): FileRow {
    const number = this.#world.next('file')
    const unique = `AQAD${this.#world.token(10)}${number}`
    const extension = /\.\w+$/.exec(name)?.[0] ?? ''
    const path = `${folder}/file_${number}${extension}`
    this.#keep(unique, bytes)
    const id = `AgACAgI${this.#world.token(48)}${number}`
    const row = { id, unique, path, name, mime, size: bytes.length, ...size }
    return this.#world.tables.files.put(id, row)
  }

  /** The file that a parameter names: an id, or attach:// and an upload of the call. */
  #named(value: string, uploads: Uploads, store: (upload: Upload) => FileRow): FileRow {
    if (/^https?:/.test(value)) throw bad('failed to get HTTP URL content')
    if (!value.startsWith('attach://')) return this.byId(value)
    const upload = uploads.get(value.slice('attach://'.length))
    if (upload === undefined) throw bad(`attached file "${value.slice(9)}" not found`)
    return store(upload)
  }

  photo(value: string, uploads: Uploads): PhotoSize[] {
    const row = this.#named(value, uploads, (upload) => this.storePhoto(upload))
    return [photoSize(row)]
  }

  /** A picture: at most 10 MB, sides together at most 10,000, one not 20 times the other. */
  storePhoto(upload: Upload): FileRow {
    if (upload.bytes.length > 10 * mebibyte) throw bad('file is too big')
    const size = pictureSize(Buffer.from(upload.bytes))
    if (size === undefined) throw bad('IMAGE_PROCESS_FAILED')
    const ratio = Math.max(size.width, size.height) / Math.max(1, Math.min(size.width, size.height))
    if (size.width + size.height > 10_000 || ratio > 20) throw bad('PHOTO_INVALID_DIMENSIONS')
    return this.#store('photos', upload, size)
  }

  document(value: string, uploads: Uploads): Document {
    return documentOf(this.#named(value, uploads, (upload) => this.storeDocument(upload)))
  }

  /** A file of at most 50 MB. */
  storeDocument(upload: Upload): FileRow {
    if (upload.bytes.length === 0) throw bad('file must be non-empty')
    if (upload.bytes.length > 50 * mebibyte) throw bad('file is too big')
    return this.#store('documents', upload, { width: 0, height: 0 })
  }
}

export const photoSize = ({ id, unique, size, width, height }: FileRow): PhotoSize => ({
  file_id: id,
  file_unique_id: unique,
  width,
  height,
  file_size: size,
})

export const documentOf = ({ id, unique, name, mime, size }: FileRow): Document => ({
  file_id: id,
  file_unique_id: unique,
  file_name: name,
  mime_type: mime,
  file_size: size,
})
