/**
 * Measures the levels of objects and lists in a JSON value: 0 for a number or a text.
 * @param limit stops counting one level beyond, so that no nesting, however deep, costs more.
 */
export function measureDepth(value: unknown, limit: number, above = 0): number {
  if (typeof value !== 'object' || value === null || above > limit) return above
  let deepest = above + 1
  for (const member of Object.values(value))
    deepest = Math.max(deepest, measureDepth(member, limit, above + 1))
  return deepest
}
