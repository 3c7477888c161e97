/** One page of a list of the API. */
interface Page<Item> {
  readonly data: readonly Item[]
  readonly next_cursor: string | null
}

/** The API gives at most so many entries at once. */
const maxPageSize = 1000

/**
 * Reads a list page by page.
 *
 * @param readPage fetches one page.
 * @param limit stops after so many entries; all when absent.
 */
export async function readPages<Item>(
  readPage: (query: { limit: number; cursor?: string }) => Promise<Page<Item>>,
  limit = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null | undefined
  do {
    const pageSize = Math.min(maxPageSize, limit - items.length)
    const page = await readPage({ limit: pageSize, ...(cursor != null && { cursor }) })
    items.push(...page.data)
    cursor = page.next_cursor
  } while (cursor !== null && items.length < limit)
  return items
}
