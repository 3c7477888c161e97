/** Rounds a number to the digits after the point with which screens write it. */
export function roundAsShown(value: number, decimals: number): number {
  return Number(value.toFixed(decimals))
}
