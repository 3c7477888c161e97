import type { ServerResponse } from 'node:http'

/** Aborted when an answer has been sent, or its client has gone before: in any case, in the end. */
export function watchAnswer(response: ServerResponse): AbortSignal {
  const over = new AbortController()
  if (response.destroyed) over.abort()
  else response.once('close', () => over.abort())
  return over.signal
}
