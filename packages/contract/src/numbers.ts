// How numbers are written into CSV and lines, by the server, the command and the forwarders alike.

/**
 * A double as it stands in CSV and in lines: the shortest digits that read back to the same double, always
 * with a decimal point and a digit on both sides of it, so that whoever guesses the type of a column from its
 * first rows takes it for a fraction. From 1e21 on, and below 0.000001, with an exponent: `40.0`, `21.4`,
 * `1.0e21`, `1.5e-7`.
 *
 * @param value finite. Minus zero is written as zero, as it is stored.
 */
export function formatDecimal(value: number): string {
  const text = String(value).replace('e+', 'e')
  if (text.includes('.')) return text
  return text.includes('e') ? text.replace('e', '.0e') : `${text}.0`
}

/**
 * A point in time as it stands in CSV and in lines: Unix seconds, always with three decimals.
 * @param timeMs Unix milliseconds, whole.
 */
export function formatUnixSeconds(timeMs: number): string {
  return (timeMs / 1000).toFixed(3)
}
