import type { ServerResponse } from 'node:http'

/**
 * Creates a signal that is aborted when an answer has been sent, or its client has gone before. In the end it
 * always is.
 */
export function watchAnswer(response: ServerResponse): AbortSignal {
  const over = new AbortController()
  if (response.destroyed) over.abort()
  else response.once('close', () => over.abort())
  return over.signal
}
