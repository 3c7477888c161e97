import { readFile } from 'node:fs/promises'
import { decodeText, TextEncodingError, writeFileDurably } from '@openlightfi/process'

const formatVersion = 1

/** The cursor of a forwarder whose destination cannot keep it. */
export class CursorFile {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  /**
   * @returns undefined when there is none yet.
   *
   * @throws Error for a file that another program wrote.
   */
  async read(): Promise<string | undefined> {
    let text: string
    try {
      text = decodeText(await readFile(this.#path))
    } catch (error) {
      if (isMissing(error)) return undefined
      if (error instanceof TextEncodingError) return refuse(this.#path)
      throw error
    }
    return readCursor(text) ?? refuse(this.#path)
  }

  /** Durable when the promise resolves. */
  write(cursor: string): Promise<void> {
    return writeFileDurably(this.#path, `${JSON.stringify({ version: formatVersion, cursor })}\n`)
  }
}

function readCursor(text: string): string | undefined {
  try {
    const found = JSON.parse(text) as { readonly version?: unknown; readonly cursor?: unknown } | null
    return found?.version === formatVersion && typeof found.cursor === 'string' ? found.cursor : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function refuse(path: string): never {
  throw new Error(`${path} holds no cursor; put it back from a backup, or remove it to begin anew`)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
