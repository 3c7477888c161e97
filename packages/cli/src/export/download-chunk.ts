import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Client, isTransient, NetworkError } from '@openlightfi/client'
import { replaceFile } from '../output/replace-file.ts'
import type { ExportedFile } from './export-manifest.ts'
import type { Chunk, ExportRequest } from './plan-chunks.ts'

/**
 * The longest time in which the server must begin a file, milliseconds: it writes a file of columns whole
 * before it sends it.
 */
const patienceMs = 600_000
/** The waits before a failed chunk is asked for again, milliseconds. */
const pausesMs = [1_000, 4_000, 15_000]

/** The parts of a download besides the chunk. */
export interface DownloadOptions {
  readonly client: Client
  readonly request: ExportRequest
  readonly folder: string
  readonly signal: AbortSignal
  /** Told how many bytes of the file have come. */
  readonly onProgress: (bytes: number) => void
}

/**
 * Fetches one chunk into its file, which has its name only once it is whole and on disk. Failures
 * that may pass, such as a broken connection or an overloaded server, are tried again from the start of the
 * chunk.
 *
 * @throws a failure that comes again and again, or does not pass by itself; no unfinished file is left.
 */
export async function downloadChunk(chunk: Chunk, options: DownloadOptions): Promise<ExportedFile> {
  for (const pauseMs of pausesMs) {
    try {
      return await downloadOnce(chunk, options)
    } catch (error) {
      if (!isTransient(error) || options.signal.aborted) throw error
      await delay(pauseMs, undefined, { signal: options.signal })
    }
  }
  return downloadOnce(chunk, options)
}

async function downloadOnce(chunk: Chunk, options: DownloadOptions): Promise<ExportedFile> {
  const hash = createHash('sha256')
  let bytes = 0
  async function* readAndCount() {
    for await (const piece of fetchChunk(chunk, options)) {
      yield piece
      hash.update(piece)
      bytes += piece.length
      options.onProgress(bytes)
    }
  }
  await replaceFile(join(options.folder, chunk.name), readAndCount())
  return { name: chunk.name, bytes, sha256: hash.digest('hex') }
}

/** Counts the bytes of a chunk. They are fetched and thrown away. */
export async function measureChunk(chunk: Chunk, options: DownloadOptions): Promise<number> {
  let bytes = 0
  for await (const piece of fetchChunk(chunk, options)) {
    bytes += piece.length
    options.onProgress(bytes)
  }
  return bytes
}

async function* fetchChunk(
  chunk: Chunk,
  { client, request }: DownloadOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const response = await client.openReadings(toQuery(chunk, request), { timeoutMs: patienceMs })
  let bytes = 0
  try {
    for await (const piece of response.body ?? []) {
      bytes += piece.length
      yield piece
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error // which is how `fetch` tells of a broken connection
    throw new NetworkError(`the connection broke after ${bytes} bytes of ${chunk.name}`, { cause: error })
  }
}

function toQuery({ fromMs, toMs, sensor }: Chunk, request: ExportRequest) {
  const { format, location, sensors, variables, timeFormat, decimal, reported } = request
  const ids = sensor === undefined ? sensors : [sensor]
  return {
    ...(ids ? { sensor_id: [...ids] } : location !== undefined && { location_id: location }),
    ...(variables && { var_name: [...variables] }),
    from: fromMs / 1000,
    to: toMs / 1000,
    format,
    ...(timeFormat !== undefined && { time_format: timeFormat }),
    ...(decimal !== undefined && { decimal }),
    ...(reported && { derived: false }),
  }
}
