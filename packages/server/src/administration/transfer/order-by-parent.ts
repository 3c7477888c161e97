/** Ids in an order in which each comes after its parent, and those that are their own ancestors. */
export interface ParentOrder {
  readonly ordered: readonly string[]
  readonly inCircle: ReadonlySet<string>
}

/**
 * Orders ids so that each comes after all those above it. Ids that hang below a circle, without being part of
 * it, are ordered as if the circle were a top.
 * @param parentOf finds the parent of any id, also of those that are not to be ordered; null or undefined at
 *   a top.
 */
export function orderByParent(
  ids: readonly string[],
  parentOf: (id: string) => string | null | undefined,
): ParentOrder {
  const ordered: string[] = []
  const inCircle = new Set<string>()
  const known = new Set<string>()
  for (const id of ids) {
    const path: string[] = []
    const places = new Map<string, number>()
    let next: string | null | undefined = id
    while (next != null && !known.has(next) && !places.has(next)) {
      places.set(next, path.length)
      path.push(next)
      next = parentOf(next)
    }
    const circle = path.splice((next != null ? places.get(next) : undefined) ?? path.length)
    for (const member of circle) {
      inCircle.add(member)
      known.add(member)
    }
    for (const member of path.reverse()) {
      known.add(member)
      ordered.push(member)
    }
  }
  return { ordered, inCircle }
}
