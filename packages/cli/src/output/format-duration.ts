const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
] as const

/**
 * Seconds as people say them: the largest unit of which they are a whole number, e.g. `4h`, `3650d`, `90s`.
 */
export function formatDuration(seconds: number): string {
  const [unit, length] = units.find(([, size]) => seconds >= size && seconds % size === 0) ?? ['s', 1]
  return `${seconds / length}${unit}`
}
