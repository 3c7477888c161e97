import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { report } from 'node:process'

/** The most connections, however many descriptors there are: each takes about 20 kB. */
const mostConnections = 10_000
/**
 * The descriptors that are never given to connections: for stores, files on their way, and the files of a
 * merge of parts.
 */
const leastHeadroom = 256
/** Idle connections are closed from this share of the bound on. */
const crowdedShare = 0.9

/** The times to wait for connected clients, milliseconds. */
export interface Patience {
  /** For a body other than readings, which may be many and come slowly. */
  readonly bodyMs: number
  /**
   * While the rest of a request is read away after an answer, for a client that has not read the answer yet.
   */
  readonly restMs: number
  /** While a reader takes nothing of its answer, or a sender of a stream sends nothing. */
  readonly idleMs: number
  /**
   * Between two times at which idle connections are closed: a new client that has not asked yet is idle, too.
   */
  readonly crowdMs: number
}

const usualPatience: Patience = { bodyMs: 15_000, restMs: 5_000, idleMs: 30_000, crowdMs: 1_000 }

/** The bounds of connections: their number, and the times for which they may do nothing. */
export interface ConnectionBounds {
  readonly inAll: number
  /** `undefined` where a proxy stands before everybody. */
  readonly perAddress: number | undefined
  readonly patience?: Patience
}

/**
 * Finds the bounds that fit the limit of open files of this process. Idle connections are closed before
 * anybody is refused.
 */
export function findConnectionBounds(isBehindProxy: boolean): ConnectionBounds {
  const limit = readFileLimit()
  const headroom = Math.max(leastHeadroom, limit / 4)
  const inAll = Math.floor(Math.min(mostConnections, Math.max(limit / 4, limit - headroom)))
  return { inAll, perAddress: isBehindProxy ? undefined : Math.floor(inAll / 2) }
}

function readFileLimit(): number {
  Object.assign(report, { excludeNetwork: true }) // names of peers would be looked up
  const { userLimits } = report.getReport() as { userLimits?: { open_files?: { soft: number | string } } }
  const limit = userLimits?.open_files?.soft
  return typeof limit === 'number' ? limit : Number.MAX_SAFE_INTEGER
}

/** The connections to a server, as they are counted. */
export interface ConnectionCounts {
  /** Those that are open. */
  readonly open: number
  /** The most that may be. */
  readonly most: number
  /** Those that were closed at once since the start: too many of one address, or too many in all. */
  readonly refused: { readonly perAddress: number; readonly inAll: number }
}

/**
 * Bounds the resources of clients before their caller is known: connections, in all and of one address, and
 * the time that a body and an answer may take. The connection of a client beyond the bounds is closed.
 * @param mayBeSlow tells whether a request's body may take long; its sender is known before it is read.
 * @returns the counts, which go on.
 */
export function boundConnections(
  server: Server,
  bounds: ConnectionBounds,
  mayBeSlow: (request: IncomingMessage) => boolean,
): ConnectionCounts {
  const patience = bounds.patience ?? usualPatience
  const ofAddresses = new Map<string, number>()
  let connected = 0
  const refused = { perAddress: 0, inAll: 0 }
  server.maxConnections = bounds.inAll
  server.on('drop', () => {
    refused.inAll += 1
  })
  let idleGivenUpMs = Number.NEGATIVE_INFINITY
  // The listener goes ahead of the server's own one, after which a new connection counts as idle.
  server.prependListener('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    const ofAddress = (ofAddresses.get(address) ?? 0) + 1
    ofAddresses.set(address, ofAddress)
    connected += 1
    socket.once('close', () => {
      connected -= 1
      const left = (ofAddresses.get(address) ?? 1) - 1
      if (left > 0) ofAddresses.set(address, left)
      else ofAddresses.delete(address)
    })
    const isCrowded =
      connected >= bounds.inAll * crowdedShare || ofAddress >= (bounds.perAddress ?? Infinity) * crowdedShare
    if (isCrowded && performance.now() - idleGivenUpMs >= patience.crowdMs) {
      idleGivenUpMs = performance.now()
      server.closeIdleConnections()
    }
    if (ofAddress > (bounds.perAddress ?? Infinity)) {
      refused.perAddress += 1
      socket.destroy()
    }
  })
  boundBodies(server, patience, mayBeSlow)
  return {
    get open() {
      return connected
    },
    most: bounds.inAll,
    refused,
  }
}

function boundBodies(
  server: Server,
  { bodyMs, restMs, idleMs }: Patience,
  mayBeSlow: (request: IncomingMessage) => boolean,
): void {
  const receiving = new WeakMap<Socket, IncomingMessage>()
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
    if ((length === undefined || length === '0') && encoding === undefined) return
    const { socket } = request
    receiving.set(socket, request)
    let timer = mayBeSlow(request) ? undefined : cutWhenSilent(request, bodyMs)
    request.once('resume', () => timer?.refresh()) // it may have waited for the server before
    request.once('end', () => {
      receiving.delete(socket)
      clearTimeout(timer)
    })
    request.once('close', () => clearTimeout(timer))
    response.once('finish', () => {
      if (request.readableEnded) return
      clearTimeout(timer)
      timer = setTimeout(() => socket.destroy(), restMs)
    })
  })
  server.setTimeout(idleMs, (socket: Socket) => {
    const request = receiving.get(socket)
    const isSilent = request !== undefined && !request.readableEnded && request.readableLength === 0
    if (socket.writableLength > 0 || isSilent) socket.destroy()
    else socket.setTimeout(idleMs) // it waits for the server
  })
}

/** Cuts a request whose body does not come. Bytes that have come and are not read yet wait for the server. */
function cutWhenSilent(request: IncomingMessage, patienceMs: number): NodeJS.Timeout {
  const timer = setTimeout(() => {
    if (request.readableLength > 0) timer.refresh()
    else request.socket.destroy()
  }, patienceMs)
  return timer
}
