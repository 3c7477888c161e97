import { formatFields } from './form-fields.ts'
import { type StatementParameters, StoreBusyError, StoreUnreachableError } from './time-series-driver.ts'

/** A statement on its way to a ClickHouse server. */
export interface ClickhouseRequest {
  readonly statement: string
  readonly parameters?: StatementParameters
  /** Rows for an `INSERT`, which then has no parameters. */
  readonly rows?: Buffer
  /** Whether the answer comes while the statement still runs, so that it may end in the middle. */
  readonly isStreamed?: boolean
  readonly signal?: AbortSignal | undefined
}

/**
 * What every request says whatever the profile of the user says: an insert is answered when its part is on the disk, an
 * error never becomes part of a result, and a query that nobody waits for ends.
 */
const transportSettings = {
  async_insert: '0',
  http_write_exception_in_output_format: '0',
  cancel_http_readonly_queries_on_client_close: '1',
}

/** Errors of ClickHouse that say it did nothing, since it has too much to do: simultaneous queries, parts to merge. */
const busyCodes: readonly (string | null)[] = ['202', '252']

/** The HTTP interface of one ClickHouse server. */
export class ClickhouseHttp {
  /** Scheme, host and port. */
  readonly origin: string
  readonly #authorization: string

  /** @param url `http(s)://user:password@host:port`; user and password percent-encoded. */
  constructor(url: string) {
    const { origin, username, password } = new URL(url)
    const credentials = `${decodeURIComponent(username) || 'default'}:${decodeURIComponent(password)}`
    this.origin = origin
    this.#authorization = `Basic ${Buffer.from(credentials).toString('base64')}`
  }

  /**
   * Sends a statement. Reading the body of the answer rejects when the engine or the connection breaks off in the
   * middle, since the server then leaves out the end of the transfer.
   * @throws StoreUnreachableError when there is no answer; StoreBusyError; an Error with the words of the engine.
   */
  async send({ statement, parameters, rows, isStreamed, signal }: ClickhouseRequest): Promise<Response> {
    const search = new URLSearchParams(transportSettings)
    if (!isStreamed) search.set('wait_end_of_query', '1')
    if (rows) search.set('query', statement)
    const response = await this.#fetch(`${this.origin}/?${search}`, {
      method: 'POST',
      headers: { authorization: this.#authorization },
      body: rows ? new Uint8Array(rows) : createForm(statement, parameters ?? {}),
      redirect: 'manual',
      ...(signal && { signal }),
    })
    const code = response.headers.get('x-clickhouse-exception-code')
    if (response.ok && code === null) return response
    const detail = await response.text()
    if (busyCodes.includes(code)) throw new StoreBusyError(detail)
    throw new Error(`ClickHouse answered ${response.status}: ${detail.trim()}`)
  }

  async #fetch(url: string, request: RequestInit): Promise<Response> {
    try {
      return await fetch(url, request)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error // the reason of the signal
      throw new StoreUnreachableError(`no answer from ${this.origin}: ${describeCause(error)}`, {
        cause: error,
      })
    }
  }
}

function createForm(statement: string, parameters: StatementParameters): FormData {
  const form = new FormData()
  for (const [name, value] of formatFields(statement, parameters)) form.set(name, value)
  return form
}

/** `fetch` itself says only that it failed. */
function describeCause({ cause, message }: Error): string {
  if (!(cause instanceof Error)) return message
  return cause.message || ('code' in cause ? String(cause.code) : message)
}
