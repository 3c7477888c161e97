import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncDirectory } from '@openlightfi/process'
import type { ForwardedReading } from './sink.ts'

/** A file of the readings that a destination will not take, one JSON object a line, each with the reason. */
export class RefusedReadings {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  /** The line is durable when the promise resolves. After a crash a reading may be there twice. */
  async keep(reading: ForwardedReading, reason: string): Promise<void> {
    const file = await open(this.#path, 'a', 0o600)
    try {
      await file.appendFile(`${JSON.stringify({ reason, reading })}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await syncDirectory(dirname(this.#path))
  }
}
