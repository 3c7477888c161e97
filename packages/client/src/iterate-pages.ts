/** One page of a long list. */
export interface Page<Item> {
  readonly data: readonly Item[]
  /** `null` on the last page. */
  readonly next_cursor: string | null
}

/**
 * Iterates over the items of a long list, one page in memory at a time.
 *
 * @param readPage reads a page; its parameter is spread into the query.
 *
 * @example
 * for await (const sensor of iteratePages((cursor) => client.listSensors({ limit: 200, ...cursor }))) {
 *   console.log(sensor.sensor_id)
 * }
 */
export async function* iteratePages<Item>(
  readPage: (cursor: { readonly cursor?: string }) => Promise<Page<Item>>,
): AsyncGenerator<Item> {
  let page = await readPage({})
  yield* page.data
  while (page.next_cursor !== null) {
    page = await readPage({ cursor: page.next_cursor })
    yield* page.data
  }
}
