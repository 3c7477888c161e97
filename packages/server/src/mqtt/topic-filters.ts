/** Tells whether every topic of a filter is also one of another filter. */
export function coversFilter(outer: string, inner: string): boolean {
  const [wide, narrow] = [outer.split('/'), inner.split('/')]
  for (const [at, level] of wide.entries()) {
    if (level === '#') return true
    const other = narrow[at]
    if (other === undefined || other === '#') return false
    if (level !== '+' && level !== other) return false
  }
  return wide.length === narrow.length
}

/** Tells whether a topic can be one of both filters. */
export function filtersOverlap(one: string, other: string): boolean {
  const [first, second] = [one.split('/'), other.split('/')]
  for (let at = 0; at < Math.max(first.length, second.length); at += 1) {
    const [a, b] = [first[at], second[at]]
    if (a === '#' || b === '#') return true
    if (a === undefined || b === undefined) return false
    if (a !== b && a !== '+' && b !== '+') return false
  }
  return true
}

/**
 * Lists the filters without those that another one covers, each once: many brokers send a message once for
 * each filter that it fits.
 */
export function dropCoveredFilters(filters: readonly string[]): string[] {
  const different = [...new Set(filters)]
  return different.filter(
    (filter) => !different.some((other) => other !== filter && coversFilter(other, filter)),
  )
}
