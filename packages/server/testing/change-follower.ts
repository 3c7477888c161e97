import assert from 'node:assert/strict'
import type { ReadingChanges } from '@openlightfi/contract'

/** The server whose changes are read. */
export interface FollowedServer {
  readonly url: string
  readonly authorization: string
}

/** Follows the changes by one cursor, whatever becomes of the servers that answer, like a forwarder. */
export class ChangeFollower {
  #cursor: string | undefined
  readonly #ids = new Set<string>()
  readonly #values = new Map<string, number>()

  /** Reads changes until the server is gone. */
  async follow(server: FollowedServer): Promise<void> {
    while (await this.#readPage(server, 1));
  }

  /**
   * Reads the remaining changes, and compares all with the acknowledged readings: each is there, and nothing
   * else.
   * @param acknowledged by sensor, variable and time.
   */
  async check(
    server: FollowedServer,
    acknowledged: ReadonlyMap<string, { readonly value: number }>,
  ): Promise<void> {
    for (let page = await this.#readPage(server, 0); page?.has_more; page = await this.#readPage(server, 0));
    for (const [key, { value }] of acknowledged) assert.equal(this.#values.get(key), value, `changes: ${key}`)
    assert.equal(this.#values.size, acknowledged.size, 'changes: something was told that was not posted')
  }

  /** Reads a page. @returns undefined when the connection ended first; the next page is the same then. */
  async #readPage(server: FollowedServer, waitS: number): Promise<ReadingChanges | undefined> {
    const page = await fetchPage(server, waitS, this.#cursor)
    if (!page) return undefined
    for (const { id, sensor_id, var_name, time, value } of page.data) {
      assert.ok(!this.#ids.has(id), `the change ${id} was told twice`)
      this.#ids.add(id)
      this.#values.set(`${sensor_id} ${var_name} ${time}`, value)
    }
    this.#cursor = page.next_cursor
    return page
  }
}

async function fetchPage(
  { url, authorization }: FollowedServer,
  waitS: number,
  after: string | undefined,
): Promise<ReadingChanges | undefined> {
  const query = `limit=10000&wait=${waitS}${after === undefined ? '' : `&after=${after}`}`
  try {
    const response = await fetch(`${url}/readings/changes?${query}`, { headers: { authorization } })
    const page = (await response.json()) as ReadingChanges
    assert.equal(response.status, 200, JSON.stringify(page))
    return page
  } catch (error) {
    if (error instanceof TypeError) return undefined // the connection was cut
    throw error
  }
}
