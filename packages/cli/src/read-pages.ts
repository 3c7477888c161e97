import { iteratePages, type Page } from '@openlightfi/client'

/** The largest number of entries that the API gives at once. */
const maxPageSize = 1000

/**
 * Reads a list page by page.
 *
 * @param readPage fetches one page.
 * @param limit stops after so many entries, 1 or more; all when absent.
 */
export async function readPages<Item>(
  readPage: (query: { readonly limit: number; readonly cursor?: string }) => Promise<Page<Item>>,
  limit = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const pageSize = Math.min(maxPageSize, limit)
  const items: Item[] = []
  for await (const item of iteratePages((cursor) => readPage({ limit: pageSize, ...cursor }))) {
    items.push(item)
    if (items.length === limit) break
  }
  return items
}
