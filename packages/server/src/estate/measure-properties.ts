import type { Properties } from './location.ts'

/** Sizes that were measured once: properties that change are another object. */
const known = new WeakMap<Properties, number>()

/** Measures the bytes that the properties of a location take as JSON. */
export function measureProperties(properties: Properties): number {
  const before = known.get(properties)
  if (before !== undefined) return before
  const bytes = Buffer.byteLength(JSON.stringify(properties))
  known.set(properties, bytes)
  return bytes
}
