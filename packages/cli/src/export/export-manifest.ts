import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../exit-code.ts'
import { replaceFile } from '../output/replace-file.ts'
import type { Chunk, ExportRequest } from './plan-chunks.ts'

/** A file of an export that is whole. */
export interface ExportedFile {
  readonly name: string
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
}

/** The request of an export and its progress, kept beside its files as {@link manifestName}. */
export interface ExportManifest {
  readonly version: 1
  readonly server: string
  readonly request: ExportRequest
  /** The range as it was asked for; `to` is null for "until now". */
  readonly asked: { readonly from: string; readonly to: string | null }
  /** The range that this meant when the export began, Unix milliseconds, half-open. */
  readonly fromMs: number
  readonly toMs: number
  /** The sensors when the export began, where files are by sensor. */
  readonly sensors: readonly string[]
  /** The whole files, in the order in which they were written. */
  readonly files: readonly ExportedFile[]
}

/** The name of the manifest in the folder of an export. */
export const manifestName = 'lightfi-export.json'

/**
 * The manifest of an export that was begun in a folder; undefined when there is none.
 *
 * @param wanted what is to be exported now.
 * @throws UsageError when the folder holds another export.
 */
export async function loadManifest(
  folder: string,
  wanted: Pick<ExportManifest, 'server' | 'request' | 'asked'>,
): Promise<ExportManifest | undefined> {
  const path = join(folder, manifestName)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const manifest = parseManifest(path, text)
  if (formatRequest(manifest) === formatRequest(wanted)) return manifest
  throw new UsageError(
    `${folder} holds another export (${path} says which): name another folder, or repeat the same arguments`,
  )
}

/** Keeps the manifest; a crash leaves the earlier one or this one. */
export async function saveManifest(folder: string, manifest: ExportManifest): Promise<void> {
  await mkdir(folder, { recursive: true })
  await replaceFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** The chunks whose files are not there, or not as they were written. */
export async function listMissing(
  folder: string,
  { files }: ExportManifest,
  chunks: readonly Chunk[],
): Promise<Chunk[]> {
  const bytesByName = new Map(files.map(({ name, bytes }) => [name, bytes]))
  const missing: Chunk[] = []
  for (const chunk of chunks) {
    const size = await readSize(join(folder, chunk.name))
    if (size === undefined || size !== bytesByName.get(chunk.name)) missing.push(chunk)
  }
  return missing
}

async function readSize(path: string): Promise<number | undefined> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return found?.size
}

function parseManifest(path: string, text: string): ExportManifest {
  try {
    const manifest = JSON.parse(text.replace(/^\uFEFF/, '')) as ExportManifest
    if (manifest.version === 1 && Array.isArray(manifest.files)) return manifest
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new UsageError(`${path} is not the manifest of an export; name another folder`)
}

function formatRequest({
  server,
  request,
  asked,
}: Pick<ExportManifest, 'server' | 'request' | 'asked'>): string {
  const { format, by, location, sensors, variables, timeFormat, decimal, reported } = request
  return JSON.stringify([
    server,
    format,
    by,
    location,
    sensors,
    variables,
    timeFormat,
    decimal,
    reported,
    asked.from,
    asked.to,
  ])
}
