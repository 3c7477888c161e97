import type { Readable } from 'node:stream'
import { listMediaTypes } from '@openlightfi/contract'
import type { FastifyInstance } from 'fastify'
import type { PostedRow } from './posted-row.ts'
import { readCsvRows } from './read-csv-rows.ts'
import { readNdjsonRows } from './read-ndjson-rows.ts'
import { splitLines } from './split-lines.ts'

const readers = { 'application/x-ndjson': readNdjsonRows, 'text/csv': readCsvRows } as const

/** A body of lines that is read as it arrives, in bounded memory. */
export class StreamedBody {
  readonly #mediaType: keyof typeof readers
  readonly #payload: Readable

  constructor(mediaType: keyof typeof readers, payload: Readable) {
    this.#mediaType = mediaType
    this.#payload = payload
  }

  /** Returns the rows, in lists of some hundreds; the sender waits while a list is worked on. */
  rows(): AsyncIterable<readonly PostedRow[]> {
    // The payload is not destroyed when reading stops early, since the request could not be answered then.
    const chunks = this.#payload.iterator({ destroyOnReturn: false })
    return readers[this.#mediaType](splitLines(chunks as AsyncIterable<Uint8Array>))
  }
}

/** Lets the routes of a scope take NDJSON and CSV, as a {@link StreamedBody}. */
export function takeStreamedBodies(scope: FastifyInstance): void {
  scope.addHook('onResponse', async ({ raw }) => {
    // The rest of a refused body is read away, or the next request on the connection would wait behind it.
    if (!raw.readableEnded) raw.unpipe().resume()
  })
  for (const mediaType of Object.keys(readers) as (keyof typeof readers)[]) {
    scope.addContentTypeParser(
      [...listMediaTypes(mediaType)],
      async (_request: unknown, payload: Readable) => {
        return new StreamedBody(mediaType, payload)
      },
    )
  }
}
