import type { ProblemError } from '../problem-error.ts'
import { refuseParameter } from './refuse-parameter.ts'

/** The caller's wishes about a page of a long list. */
export interface PageQuery {
  /** 1 to 1000. */
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

/** A part of a list, and the cursor of the next one. */
export interface Page<Item> {
  readonly data: Item[]
  readonly next_cursor: string | null
}

const defaultLimit = 100

/** Returns the most entries of a page. */
export function limitOf({ limit }: PageQuery): number {
  return limit ?? defaultLimit
}

/** Builds a cursor that stands for the place after an entry. */
export function toCursor(key: string): string {
  return Buffer.from(key).toString('base64url')
}

/**
 * Reads the key of the entry before the page; undefined for the first page. @throws ProblemError
 * `invalid_parameter`.
 */
export function readCursor({ cursor }: PageQuery): string | undefined {
  if (cursor === undefined) return undefined
  const key = Buffer.from(cursor, 'base64url').toString()
  if (toCursor(key) === cursor) return key
  throw refuseCursor()
}

/** Builds the problem of a cursor that the server did not make. */
export function refuseCursor(): ProblemError {
  return refuseParameter('cursor', 'must be the next_cursor of an answer')
}

/**
 * Picks one page of a list in memory.
 * @param keyOf gives every entry a unique key; pages are in the order of the keys, so that an entry which
 *   comes or goes meanwhile moves no other to another page.
 * @throws ProblemError `invalid_parameter` for a cursor that the server did not make.
 */
export function paginate<Item>(
  items: readonly Item[],
  query: PageQuery,
  keyOf: (item: Item) => string,
): Page<Item> {
  const after = readCursor(query)
  const keyed = items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => after === undefined || key > after)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const page = keyed.slice(0, limitOf(query))
  const last = page.at(-1)
  const hasMore = keyed.length > page.length && last !== undefined
  return { data: page.map(({ item }) => item), next_cursor: hasMore ? toCursor(last.key) : null }
}
