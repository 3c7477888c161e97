import { createParser } from 'eventsource-parser'
import { UnexpectedAnswerError } from '../errors/unexpected-answer-error.ts'
import { runWithTimeLimit } from '../time-limit.ts'

/** An event as it is on the wire. */
export interface WireEvent {
  /** Its name; `message` where the server gave none. */
  readonly name: string
  /** The cursor behind it; `undefined` where it has none. */
  readonly id: string | undefined
  /** JSON. */
  readonly data: string
}

/** Something came that is no event: a comment, which keeps the connection alive, or a part of an event. */
export const signOfLife = Symbol('sign of life')

/** How long a stream may be silent, and who is told what it says about connecting again. */
export interface EventStreamOptions {
  /** Longest silence before the first event, milliseconds, 1..86,400,000. */
  readonly firstEventTimeoutMs: number
  /** Longest silence after it, milliseconds, 1..86,400,000. A slow reader is no silence. */
  readonly silenceTimeoutMs: number
  /** Told of each chunk that came, before the events in it. */
  readonly onHeard?: (() => void) | undefined
  /** Told after how many milliseconds the server wants the next connection after this one. */
  readonly onRetry?: (retryMs: number) => void
  /** Aborting it ends the stream with the signal's reason, also where `fetch` was not told of it. */
  readonly signal?: AbortSignal | undefined
}

/** The longest event, UTF-16 code units: the statuses of 100,000 sensors are half of it. */
const longestEvent = 16_777_216

/**
 * Reads server-sent events one after the other, holding no more than one chunk and one event. Nothing is read
 * while nobody asks. Ending the iteration ends the request.
 *
 * @throws NetworkError when the connection breaks; TimeoutError when it is silent for too long;
 * UnexpectedAnswerError when the answer is no event stream; the reason of an aborted signal.
 */
export async function* readEventStream(
  response: Response,
  { firstEventTimeoutMs, silenceTimeoutMs, onHeard, onRetry, signal }: EventStreamOptions,
): AsyncGenerator<WireEvent | typeof signOfLife> {
  const subject = `GET ${response.url.replace(/\?.*/, '')}`
  const mediaType = response.headers.get('content-type') ?? ''
  if (!mediaType.startsWith('text/event-stream') || !response.body) {
    await response.body?.cancel()
    throw new UnexpectedAnswerError(`${subject}: the answer is no stream of events.`, response.status)
  }
  const arrived: WireEvent[] = []
  const decoder = new TextDecoder()
  const parser = createParser({
    maxBufferSize: longestEvent,
    onEvent: ({ event: name = 'message', id, data }) => arrived.push({ name, id, data }),
    ...(onRetry && { onRetry }),
    onError: (error) => {
      if (error.type !== 'max-buffer-size-exceeded') return // fields that a later server may have
      throw buildBrokenEventError(subject, `longer than ${longestEvent} characters`)
    },
  })
  const reader = response.body.getReader()
  const signals = signal ? [signal] : []
  let timeoutMs = firstEventTimeoutMs
  let isFinished = false
  try {
    for (;;) {
      const { done, value } = await runWithTimeLimit({ timeoutMs, signals }, { subject }, () => reader.read())
      if (done) break
      onHeard?.()
      parser.feed(decoder.decode(value, { stream: true }))
      if (arrived.length === 0) yield signOfLife
      else timeoutMs = silenceTimeoutMs
      for (let event = arrived.shift(); event; event = arrived.shift()) yield event
    }
    isFinished = true
  } finally {
    if (!isFinished) await reader.cancel().catch(() => undefined) // broken already, or the caller has enough
  }
}

/**
 * Reads the data of an event.
 *
 * @throws UnexpectedAnswerError when it is no JSON: the event was damaged on its way.
 */
export function readEventData<Data>({ name, data }: WireEvent): Data {
  try {
    return JSON.parse(data) as Data // the server validates what it sends against the same contract
  } catch {
    throw buildBrokenEventError('GET /events', `not JSON: ${name}`)
  }
}

/**
 * The id of an event that must have one.
 *
 * @throws UnexpectedAnswerError when it has none.
 */
export function readEventId({ name, id }: WireEvent): string {
  if (id === undefined || id === '') throw buildBrokenEventError('GET /events', `without an id: ${name}`)
  return id
}

function buildBrokenEventError(subject: string, fault: string): UnexpectedAnswerError {
  return new UnexpectedAnswerError(`${subject}: an event is ${fault}.`, 200, { isBroken: true })
}
