/** A code is longer than any label's only when it is none of ours. */
const longest = 4_000

/**
 * Reads the id of a sensor from what a code on it holds, or somebody typed: the id alone, or an address or
 * another text that has it in it. Letters of either case are read.
 *
 * @param prefixes what ids begin with, from the catalogue, such as `AQ2`.
 * @returns `undefined` where there is no id in it, or two that differ.
 */
export function readSensorCode(text: string, prefixes: readonly string[]): string | undefined {
  const ids = new Set<string>()
  for (const reading of [text, decode(text)]) {
    for (const [, prefix = '', digits = ''] of reading
      .slice(0, longest)
      .toUpperCase()
      .matchAll(/(?<![A-Z0-9])([A-Z0-9]{1,8})-([0-9A-F]{12})(?![A-Z0-9])/g))
      if (prefixes.includes(prefix)) ids.add(`${prefix}-${digits}`)
  }
  const [id] = ids
  return ids.size === 1 ? id : undefined
}

/** Undoes the escapes of an address; a text that is none stays as it is. */
function decode(text: string): string {
  return text.replaceAll('%2D', '-').replaceAll('%2d', '-').replaceAll('%2F', '/').replaceAll('%2f', '/')
}
