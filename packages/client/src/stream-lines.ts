import { NetworkError } from './errors/network-error.ts'
import { UnexpectedAnswerError } from './errors/unexpected-answer-error.ts'
import { runWithTimeLimit } from './time-limit.ts'

/** The longest line of this API, UTF-16 code units. */
const longestLine = 1_048_576

/**
 * Reads the lines of an NDJSON answer one after the other, holding no more than one chunk of it. Ending the
 * iteration ends the request.
 *
 * @param stallTimeoutMs longest silence while bytes are waited for, milliseconds; a slow reader is no
 * silence.
 * @throws NetworkError when the answer breaks off, also in the middle of a line; TimeoutError when it stalls;
 * UnexpectedAnswerError when it is something else; the reason of an aborted signal.
 */
export async function* streamLines<Row>(response: Response, stallTimeoutMs: number): AsyncGenerator<Row> {
  const subject = `GET ${response.url.replace(/\?.*/, '')}`
  const mediaType = response.headers.get('content-type') ?? ''
  if (!mediaType.startsWith('application/x-ndjson') || !response.body) {
    await response.body?.cancel()
    throw new UnexpectedAnswerError(
      `${subject}: the answer is not NDJSON. Is this the API's address?`,
      response.status,
    )
  }
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  let isFinished = false
  try {
    for (;;) {
      const { done, value } = await readChunk(reader, subject, stallTimeoutMs)
      if (done) break
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line !== '') yield parseLine<Row>(subject, line)
      if (rest.length > longestLine) throw buildBrokenLineError(subject)
    }
    isFinished = true
  } finally {
    if (!isFinished) await reader.cancel().catch(() => undefined) // broken already, or the caller has enough
  }
  if (rest !== '') throw new NetworkError(`${subject}: the answer broke off in the middle of a line.`)
}

function readChunk(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  subject: string,
  stallTimeoutMs: number,
) {
  return runWithTimeLimit({ timeoutMs: stallTimeoutMs, signals: [] }, { subject }, () => reader.read())
}

function parseLine<Row>(subject: string, line: string): Row {
  try {
    return JSON.parse(line) as Row // the server validates its answers against the same contract
  } catch {
    throw buildBrokenLineError(subject)
  }
}

function buildBrokenLineError(subject: string): UnexpectedAnswerError {
  return new UnexpectedAnswerError(`${subject}: a line of the answer is not JSON.`, 200, { isBroken: true })
}
