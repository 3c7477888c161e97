import { showPlainly } from './format-table.ts'

/**
 * Lays out names and values, one pair a line, the values under each other. A list takes a line for each of
 * its members.
 *
 * @returns lines, each ended by a line feed.
 */
export function formatFacts(facts: Readonly<Record<string, unknown>>): string {
  const width = Math.max(...Object.keys(facts).map((name) => name.length))
  return Object.entries(facts)
    .map(([name, value]) => {
      const lines = (Array.isArray(value) ? value : [value]).map((line) => showPlainly(String(line ?? '-')))
      const [first = '-', ...rest] = lines
      const indent = ' '.repeat(width + 2)
      return `${name.padEnd(width)}  ${first}\n${rest.map((line) => `${indent}${line}\n`).join('')}`
    })
    .join('')
}
