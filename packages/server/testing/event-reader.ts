/** An event of a stream, its data parsed. */
export interface StreamedEvent {
  readonly name: string
  readonly id: string | undefined
  // biome-ignore lint/suspicious/noExplicitAny: tests look into data of every shape
  readonly data: any
}

/** The wishes of a reader. */
export interface EventRequest {
  /** With its question mark. */
  readonly query?: string
  readonly token?: string | undefined
  readonly lastEventId?: string | undefined
  readonly signal?: AbortSignal
}

/** Reads a stream of events, one after the other, as the standard has it. */
export class EventReader {
  readonly response: Response
  readonly #lines: AsyncGenerator<string>
  /** The lines of comments that have come. */
  heartbeats = 0
  /** The id of the last event that had one. */
  lastId: string | undefined

  private constructor(response: Response) {
    this.response = response
    this.#lines = readLines(response)
  }

  /** Connects. @throws Error when the answer is no stream. */
  static async open(url: string, request: EventRequest = {}): Promise<EventReader> {
    const { query = '', token, lastEventId, signal } = request
    const response = await fetch(`${url}/events${query}`, {
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
      ...(signal && { signal }),
    })
    if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`)
    return new EventReader(response)
  }

  /** Reads a stream that somebody else has asked for. */
  static of(response: Response): EventReader {
    return new EventReader(response)
  }

  /** Reads the next event; undefined at the end of the stream. */
  async next(): Promise<StreamedEvent | undefined> {
    let [name, id, data]: [string, string | undefined, string | undefined] = ['message', undefined, undefined]
    while (true) {
      const { value: line, done } = await this.#lines.next()
      if (done) return undefined
      if (line.startsWith(':')) this.heartbeats += 1
      else if (line.startsWith('event: ')) name = line.slice(7)
      else if (line.startsWith('id: ')) id = line.slice(4)
      else if (line.startsWith('data: ')) data = line.slice(6)
      if (line !== '' || data === undefined) continue
      this.lastId = id ?? this.lastId
      return { name, id, data: JSON.parse(data) }
    }
  }

  /** Reads on to an event of one of these names. @throws Error when the stream ends before. */
  async nextOf(...names: readonly string[]): Promise<StreamedEvent> {
    while (true) {
      const event = await this.next()
      if (!event) throw new Error(`the stream ended without ${names.join(', ')}`)
      if (names.includes(event.name)) return event
      if (event.name === 'end') throw new Error(`the stream ended: ${JSON.stringify(event.data)}`)
    }
  }

  /** Reads on to readings. @returns their values. */
  async nextValues(): Promise<number[]> {
    while (true) {
      const { data } = await this.nextOf('readings')
      if (data.length > 0) return data.map(({ value }: { value: number }) => value)
    }
  }

  /** Reads the beginning: the snapshot and the first cursor. */
  async begin(): Promise<StreamedEvent> {
    const snapshot = await this.nextOf('snapshot')
    await this.nextOf('readings')
    return snapshot
  }

  /** Hangs up. */
  async close(): Promise<void> {
    await this.#lines.return(undefined)
  }
}

async function* readLines(response: Response): AsyncGenerator<string> {
  let rest = ''
  for await (const text of (response.body as ReadableStream<Uint8Array>).pipeThrough(
    new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>,
  )) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
