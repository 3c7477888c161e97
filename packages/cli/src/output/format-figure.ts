/**
 * A figure of a table for people: shares as percentages, others with at most two decimals, hours as the clock
 * shows them; a dash for what is not known.
 */
export function formatFigure(name: string, value: string | number | null | undefined): string {
  if (typeof value !== 'number') return value ?? '-'
  if (name === 'utl' || name === 'coverage') return `${(value * 100).toFixed(1)} %`
  if (name === 'hour') return `${String(value).padStart(2, '0')}:00`
  return String(Number(value.toFixed(2)))
}
