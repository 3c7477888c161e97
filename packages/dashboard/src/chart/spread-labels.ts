/**
 * Moves labels so that none overlaps another, as little as possible, and all stay between top and bottom.
 *
 * @param wanted where each would like to be, pixels from the top.
 * @param height of a label.
 * @returns where each goes, in the same order. With more labels than there is room for they are as near as
 * they must.
 */
export function spreadLabels(
  wanted: readonly number[],
  height: number,
  top: number,
  bottom: number,
): readonly number[] {
  const order = wanted.map((position, index) => ({ position, index })).sort((a, b) => a.position - b.position)
  const distance = order.length < 2 ? height : Math.min(height, (bottom - top) / (order.length - 1))
  const placed: { readonly index: number; position: number }[] = []
  let least = top
  for (const { position, index } of order) {
    const free = Math.min(Math.max(position, least), bottom)
    placed.push({ index, position: free })
    least = free + distance
  }
  let most = bottom
  for (const label of placed.toReversed()) {
    label.position = Math.min(label.position, most)
    most = label.position - distance
  }
  const result = new Array<number>(wanted.length)
  for (const { index, position } of placed) result[index] = position
  return result
}
