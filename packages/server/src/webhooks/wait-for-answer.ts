import type { ClientRequest, IncomingMessage, InformationEvent } from 'node:http'
import type { Duplex } from 'node:stream'

/** The interim answers (1xx) that a receiver may send before its answer, and the bytes of their headers. */
const maxInterimAnswers = 8
const maxInterimBytes = 16_384

/** The error of a receiver that sends one interim answer after the other. */
export class EndlessInterimError extends Error {
  override readonly name = 'EndlessInterimError'
}

/** The error of a receiver that ends HTTP on a connection, with 101, though nobody asked for it. */
export class UnaskedUpgradeError extends Error {
  override readonly name = 'UnaskedUpgradeError'
}

/**
 * Waits for the head of the answer to a request. It settles whatever the receiver does: with the answer, with
 * an error, when the connection ends, and at the latest when the signal is aborted.
 * @throws the error of the request; EndlessInterimError; UnaskedUpgradeError; an Error with the code
 *   `ECONNRESET` when the connection ended without an answer; the reason of the signal.
 */
export async function waitForAnswer(request: ClientRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const giveUp = () => reject(signal.reason)
  let interims = 0
  let bytes = 0
  request.once('response', resolve)
  request.on('error', reject) // also those that come later
  request.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
  request.once('upgrade', (_answer: IncomingMessage, socket: Duplex) => {
    socket.destroy()
    reject(new UnaskedUpgradeError('the receiver switched protocols'))
  })
  request.on('information', ({ rawHeaders }: InformationEvent) => {
    interims += 1
    for (const text of rawHeaders) bytes += text.length
    if (interims <= maxInterimAnswers && bytes <= maxInterimBytes) return
    reject(new EndlessInterimError('the receiver sends one interim answer after the other'))
    request.destroy()
  })
  signal.addEventListener('abort', giveUp, { once: true })
  if (signal.aborted) giveUp()
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}
