/** The font of a chart, in pixels of its canvas. */
export const chartFont = (pixelRatio: number, weight = 400) =>
  `${weight} ${Math.round(12 * pixelRatio)}px Inter, system-ui, sans-serif`
