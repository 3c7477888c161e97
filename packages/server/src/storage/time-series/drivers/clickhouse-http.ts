import { Readable } from 'node:stream'
import { formatFields } from './form-fields.ts'
import { nameEngineError } from './name-engine-error.ts'
import { type PulseTimes, ServerPulse, type Wait } from './server-pulse.ts'
import {
  damageCodes,
  type StatementParameters,
  StoreDamagedError,
  StoreUnreachableError,
} from './time-series-driver.ts'

/** A statement on its way to a ClickHouse server. */
export interface ClickhouseRequest {
  readonly statement: string
  readonly parameters?: StatementParameters
  /** Rows for an `INSERT`, which then has no parameters. */
  readonly rows?: Uint8Array
}

/** The patience of a caller for a result. */
interface Asking {
  /** Milliseconds; 5 minutes at the most. */
  readonly patienceMs?: number
  /** Aborted when nobody wants the result any more. */
  readonly signal?: AbortSignal | undefined
}

/**
 * The settings of every request, whatever the profile of the user says: an insert is answered when its part
 * is on the disk, an error never becomes part of a result, and a query that nobody waits for ends.
 */
const transportSettings = {
  async_insert: '0',
  http_write_exception_in_output_format: '0',
  cancel_http_readonly_queries_on_client_close: '1',
}

/** The HTTP interface of one ClickHouse server. */
export class ClickhouseHttp {
  /** The scheme, host and port. */
  readonly origin: string
  readonly #authorization: string
  readonly #pulse: ServerPulse

  /**
   * @param url `http(s)://user:password@host:port`; user and password percent-encoded.
   * @param times when the server counts as silent.
   */
  constructor(url: string, times?: PulseTimes) {
    const { origin, username, password } = new URL(url)
    const credentials = `${decodeURIComponent(username) || 'default'}:${decodeURIComponent(password)}`
    this.origin = origin
    this.#authorization = `Basic ${Buffer.from(credentials).toString('base64')}`
    this.#pulse = new ServerPulse((signal) => this.#ping(signal), times)
  }

  /** Ends all questions to the server. */
  close(): void {
    this.#pulse.close()
  }

  /**
   * Runs a statement and returns its whole result; the server answers when the statement is done.
   * @throws StoreUnreachableError when there is no answer, or a part of one; StoreBusyError;
   *   StorageFullError; the reason of the signal; an Error with the words of the engine.
   */
  async ask(request: ClickhouseRequest, { patienceMs = 300_000, signal }: Asking = {}): Promise<Uint8Array> {
    const wait = this.#pulse.begin()
    const limits = [wait.signal, AbortSignal.timeout(patienceMs), ...(signal ? [signal] : [])]
    try {
      const response = await this.#send(request, { wait_end_of_query: '1' }, AbortSignal.any(limits))
      return await response.bytes()
    } catch (error) {
      throw signal?.aborted ? signal.reason : nameFailure(error as Error)
    } finally {
      wait.end()
    }
  }

  /**
   * Runs a statement and streams its result as the engine finds it. Where engine or connection break off in
   * the middle the server leaves out the end of the transfer, and the stream ends with a
   * StoreUnreachableError.
   * @throws the errors of `ask`; the reason of `signal` when it is aborted.
   */
  async stream(request: ClickhouseRequest, signal: AbortSignal | undefined): Promise<Readable> {
    const wait = this.#pulse.begin()
    try {
      const either = signal ? AbortSignal.any([wait.signal, signal]) : wait.signal
      return streamBody(await this.#send(request, {}, either), signal, wait)
    } catch (error) {
      wait.end()
      throw signal?.aborted ? signal.reason : nameFailure(error as Error)
    }
  }

  /**
   * Asks whether the server is there. Any answer says so; a server answers this request without a check of
   * the caller.
   */
  async #ping(signal: AbortSignal): Promise<void> {
    const response = await fetch(`${this.origin}/ping`, { redirect: 'manual', signal })
    await response.body?.cancel()
  }

  async #send(
    { statement, parameters, rows }: ClickhouseRequest,
    settings: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Response> {
    const search = new URLSearchParams({
      ...transportSettings,
      ...settings,
      ...(rows && { query: statement }),
    })
    const body = new Response(rows ? new Uint8Array(rows) : createForm(statement, parameters ?? {}))
    const type = body.headers.get('content-type')
    const response = await fetch(`${this.origin}/?${search}`, {
      method: 'POST',
      headers: { authorization: this.#authorization, ...(type !== null && { 'content-type': type }) },
      // The body is sent as bytes: `fetch` trips over a form that it is still writing when it is told to stop
      // (Node 26.10).
      body: await body.bytes(),
      redirect: 'manual',
      signal,
    })
    const code = response.headers.get('x-clickhouse-exception-code')
    if (response.ok && code === null) return response
    const detail = (await response.text()).trim()
    const named = nameEngineError(code === null ? undefined : Number(code), detail)
    if (!named && !rows && damageCodes.has(Number(code))) throw new StoreDamagedError(detail)
    if (code === null && awayStatuses.includes(response.status)) {
      throw new StoreUnreachableError(`what is before the server answered ${response.status}`)
    }
    throw named ?? new Error(`ClickHouse answered ${response.status}: ${detail}`)
  }
}

/** The answers of a proxy whose server is away. */
const awayStatuses: readonly number[] = [502, 503, 504]

/**
 * Streams a body, and takes hold of it at once: `fetch` gives up a body that nobody has begun to read when
 * its response is forgotten.
 */
function streamBody({ body }: Response, signal: AbortSignal | undefined, wait: Wait): Readable {
  if (!body) throw new Error('ClickHouse answered without a body')
  const reader = body.getReader()
  return new Readable({
    highWaterMark: 1024 * 1024,
    read() {
      reader.read().then(
        ({ value }) => this.push(value ?? null),
        (error) => this.destroy(signal?.aborted ? signal.reason : nameFailure(error)),
      )
    },
    destroy(error, callback) {
      wait.end()
      const end = () => callback(error)
      reader.cancel(error).then(end, end) // a body that broke off cannot be cancelled
    },
  })
}

/**
 * Names a failure. `fetch` reports every failure of the connection as a TypeError, and its time-out as a
 * DOMException.
 */
function nameFailure(error: Error): Error {
  if (!(error instanceof TypeError || error instanceof DOMException)) return error
  return new StoreUnreachableError(`no answer, or not a whole one: ${explainCause(error)}`, { cause: error })
}

function createForm(statement: string, parameters: StatementParameters): FormData {
  const form = new FormData()
  for (const [name, value] of formatFields(statement, parameters)) form.set(name, value)
  return form
}

/** The codes of OpenSSL for a certificate that no trusted authority of this machine vouches for. */
const untrustedCertificate = /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+)$/

/** Explains the cause of a failure. `fetch` itself says only that it failed. */
function explainCause({ cause, message }: TypeError | DOMException): string {
  if (!(cause instanceof Error)) return message
  const code = 'code' in cause ? String(cause.code) : message
  const advice = untrustedCertificate.test(code) ? '; NODE_EXTRA_CA_CERTS names an authority of your own' : ''
  return (cause.message || code) + advice
}
