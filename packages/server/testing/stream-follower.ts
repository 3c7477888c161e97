import assert from 'node:assert/strict'
import type { FollowedServer } from './change-follower.ts'
import { EventReader, type StreamedEvent } from './event-reader.ts'

/** Follows readings on a stream of events, which goes on by its last id whatever becomes of the servers. */
export class StreamFollower {
  #lastId: string | undefined
  readonly #ids = new Set<string>()
  readonly #values = new Map<string, number>()

  /** The number of readings that were told, each once. */
  get told(): number {
    return this.#ids.size
  }

  /** Reads the stream until the server is gone. */
  async follow(server: FollowedServer): Promise<void> {
    try {
      const reader = await this.#connect(server)
      for (let event = await reader.next(); event; event = await reader.next()) this.#note(event)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error // else the connection was cut
    }
  }

  /**
   * Reads until everything acknowledged was told, and compares: each is there, and nothing else.
   * @param acknowledged by sensor, variable and time.
   */
  async check(
    server: FollowedServer,
    acknowledged: ReadonlyMap<string, { readonly value: number }>,
  ): Promise<void> {
    const reader = await this.#connect(server)
    this.#note(await reader.nextOf('readings')) // the cursor with which the stream begins
    while (this.#values.size < acknowledged.size) this.#note(await reader.nextOf('readings'))
    await reader.close()
    for (const [key, { value }] of acknowledged) assert.equal(this.#values.get(key), value, `events: ${key}`)
    assert.equal(this.#values.size, acknowledged.size, 'events: something was told that was not posted')
  }

  #connect({ url, authorization }: FollowedServer): Promise<EventReader> {
    return EventReader.open(url, {
      token: authorization.replace('Bearer ', ''),
      query: '?var_name=CO2ppm&var_name=temperatureC',
      lastEventId: this.#lastId,
    })
  }

  #note({ name, id, data }: StreamedEvent): void {
    assert.ok(name === 'readings' || name === 'snapshot', `${name}: ${JSON.stringify(data)}`)
    this.#lastId = id ?? this.#lastId
    if (name === 'snapshot') return
    for (const { id: readingId, sensor_id, var_name, time, value } of data) {
      assert.ok(!this.#ids.has(readingId), `the reading ${readingId} was told twice`)
      this.#ids.add(readingId)
      this.#values.set(`${sensor_id} ${var_name} ${time}`, value)
    }
  }
}
