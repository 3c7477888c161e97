/** One column of a table for people. */
export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
}

/**
 * Lays out rows under their column titles, two spaces apart, without trailing spaces. Control characters,
 * which could steer the terminal, are shown as `�`.
 *
 * @returns lines, each ended by a line feed; the first is the titles.
 */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const titles = columns.map(({ title }) => title.toUpperCase())
  const cells = [titles, ...rows].map((row) => row.map(showPlainly))
  const widths = columns.map((_, index) =>
    cells.reduce((widest, row) => Math.max(widest, countCharacters(row[index] ?? '')), 0),
  )
  return cells.map((row) => `${formatRow(row, columns, widths)}\n`).join('')
}

function formatRow(row: readonly string[], columns: readonly Column[], widths: readonly number[]): string {
  return columns
    .map(({ align }, index) => {
      const cell = row[index] ?? ''
      const padding = ' '.repeat((widths[index] ?? 0) - countCharacters(cell))
      return align === 'right' ? padding + cell : cell + padding
    })
    .join('  ')
    .trimEnd()
}

/** Replaces control and invisible formatting characters of text that came from outside. */
export function showPlainly(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�')
}

function countCharacters(text: string): number {
  return [...text].length
}
