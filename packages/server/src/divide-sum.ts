/** The error of sums of values of both signs, whose own sum may be small. */
const absoluteError = 1e-10

/**
 * Divides a sum by the number of its values: their mean. Sums that were made in different orders, or of
 * parts, differ in the last digits; values of at most six decimals have one sum all the same, the nearest
 * number of that many decimals, so that the mean is equal to the last digit however it was worked out.
 */
export function divideSum(sum: number, count: number): number {
  const millionths = Math.round(sum * 1e6)
  const isSafe = Math.abs(millionths) < 2 ** 52 && count < 2 ** 32
  const isNear = Math.abs(sum - millionths / 1e6) <= Math.max(Math.abs(sum) * 2 ** -48, absoluteError)
  return isSafe && isNear ? millionths / (1e6 * count) + 0 : sum / count
}
