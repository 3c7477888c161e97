import { chmod, unlink } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { answerProblem } from './answer-problem.ts'
import { ConnectionRoom } from './connection-room.ts'
import { findAmbiguity } from './find-ambiguity.ts'
import { renderProblem, ShimProblem } from './shim-problem.ts'

/** The largest head of a request, bytes. */
export const maxHeaderBytes = 16_384

/** Time in which a caller may take the answer to a broken request and hang up, milliseconds. */
const lingerMs = 2_000

/** Limits that a listener holds; they can be changed while it listens. */
export interface ListenerLimits {
  /** Beyond, connections that do nothing are closed. */
  readonly maxConnections: number
  /** Time for the headers of a request, milliseconds. */
  readonly headersTimeoutMs: number
  /** Longest silence on a connection, milliseconds. */
  readonly silenceMs: number
}

/** A socket that callers connect to. */
export interface Listener {
  /** E.g. `http://127.0.0.1:8787`, or `unix:/run/shim.sock`. */
  readonly address: string
  setLimits(limits: ListenerLimits): void
  /** Stops accepting. Requests under way may take this long to end, then they are cut. */
  close(patienceMs: number): Promise<void>
}

/** The address of a listener: TCP, or a UNIX socket with its file mode. */
export type ListenAddress =
  | { readonly host: string; readonly port: number }
  | { readonly path: string; readonly mode: number }

/**
 * Listens, and hands on each request that has one reading.
 *
 * @param isBusy whether a connection must not be closed to make room for another.
 * @throws Error when the address cannot be listened on.
 */
export async function listen(
  address: ListenAddress,
  limits: ListenerLimits,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  isBusy: (socket: Socket) => boolean = () => false,
): Promise<Listener> {
  const room = new ConnectionRoom(isBusy)
  const server = createServer({
    maxHeaderSize: maxHeaderBytes,
    requireHostHeader: false, // refused with a problem instead
    insecureHTTPParser: false,
    requestTimeout: 0, // a long upload is no fault: whoever reads a body sees to its pace
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 1_000,
  })
  const take = (request: IncomingMessage, response: ServerResponse) => {
    room.note(request.socket)
    const fault = findAmbiguity(request)
    if (fault === undefined) return handle(request, response)
    response.shouldKeepAlive = false
    answerProblem(request, response, new ShimProblem('request_malformed', fault))
  }
  server.on('request', take)
  server.on('checkExpectation', take) // no expectation is passed on, so none is refused
  server.on('connection', (socket: Socket) => room.admit(socket))
  server.on('clientError', refuseBrokenRequest)
  server.on('connect', (_, socket: Socket) => hangUpWith(socket, toBrokenRequestProblem('CONNECT')))
  const setLimits = (next: ListenerLimits) => {
    room.maxConnections = next.maxConnections
    server.headersTimeout = next.headersTimeoutMs
    server.timeout = next.silenceMs
  }
  setLimits(limits)
  if ('path' in address) await listenOnSocket(server, address)
  else await startListening(server, () => server.listen({ ...address }))
  return {
    address: 'path' in address ? `unix:${address.path}` : formatUrl(server.address() as AddressInfo),
    setLimits,
    close: (patienceMs) => closeServer(server, patienceMs),
  }
}

async function listenOnSocket(server: Server, { path, mode }: { path: string; mode: number }): Promise<void> {
  await removeStaleSocket(path)
  // The socket must never be open to more than it should be, not even between two calls.
  const before = process.umask(0o777 & ~mode)
  try {
    const listening = startListening(server, () => server.listen(path))
    process.umask(before)
    await listening
  } finally {
    process.umask(before)
  }
  await chmod(path, mode)
}

function startListening(server: Server, start: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('listening', () => {
      server.off('error', reject)
      resolve()
    })
    start()
  })
}

/** A process that was killed leaves its socket behind; one that lives keeps it. */
async function removeStaleSocket(path: string): Promise<void> {
  const code = await new Promise<string | undefined>((resolve) => {
    const probe = connect(path, () => {
      probe.destroy()
      resolve(undefined)
    })
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
  })
  if (code === 'ECONNREFUSED') await unlink(path)
}

function formatUrl({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

async function closeServer(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const sweeper = setInterval(() => server.closeIdleConnections(), 20)
  const timer = setTimeout(() => server.closeAllConnections(), patienceMs)
  server.closeIdleConnections()
  await closed
  clearInterval(sweeper)
  clearTimeout(timer)
}

/** Answers bytes that are not HTTP, or that have two readings, and hangs up. */
function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  hangUpWith(socket, toBrokenRequestProblem(error.code))
}

/** Answers and closes, and does not wait long for the other side to do so too. */
function hangUpWith(socket: Socket, problem: ShimProblem): void {
  const { status, headers, body } = renderProblem(problem)
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} \r\nconnection: close\r\n${head.join('')}\r\n${body}`)
  socket.setTimeout(lingerMs, () => socket.destroy())
}

function toBrokenRequestProblem(code: string | undefined): ShimProblem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new ShimProblem('headers_too_large', `The headers may have ${maxHeaderBytes} bytes.`)
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ShimProblem(
        'request_too_slow',
        'The headers did not arrive in time (limits.requestTimeoutMs).',
      )
    case 'CONNECT':
      return new ShimProblem('request_malformed', 'The shim makes no tunnels: the target must be a path.')
    default:
      return new ShimProblem('request_malformed', 'This is not one valid HTTP/1.1 request.')
  }
}
