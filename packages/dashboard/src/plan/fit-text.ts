/** Measures a text. @returns its width in pixels at a size of 1 pixel. */
export type MeasureText = (text: string) => number

/**
 * Estimates how wide a text is in the font of the dashboard, a little too wide rather than too narrow: asking
 * the browser for each label would cost a layout.
 */
export function estimateWidth(text: string): number {
  let width = 0
  for (const character of text) width += widthOf(character)
  return width
}

function widthOf(character: string): number {
  if (/[iljtf.,:;'|!()[\]{} ]/.test(character)) return 0.34
  if (/[mwMW@%]/.test(character)) return 0.9
  if (/[A-Z]/.test(character)) return 0.7
  if (/[0-9]/.test(character)) return 0.64
  // Scripts whose characters are as wide as high.
  return (character.codePointAt(0) ?? 0) > 0x2e80 ? 1.05 : 0.59
}

/** Breaks a text between words into two lines that are as even as can be; `undefined` for a single word. */
export function breakInTwo(
  text: string,
  measure: MeasureText = estimateWidth,
): readonly [string, string] | undefined {
  const words = text.split(' ')
  let best: { lines: readonly [string, string]; width: number } | undefined
  for (let at = 1; at < words.length; at += 1) {
    const lines = [words.slice(0, at).join(' '), words.slice(at).join(' ')] as const
    const width = Math.max(...lines.map(measure))
    if (!best || width < best.width) best = { lines, width }
  }
  return best?.lines
}

/** The beginning of a text, with an ellipsis. @returns `undefined` where not even four letters fit. */
export function cutText(
  text: string,
  room: number,
  measure: MeasureText = estimateWidth,
): string | undefined {
  let kept = ''
  for (const [index, letter] of [...text].entries()) {
    if (measure(`${kept}${letter}…`) > room) return index < 4 ? undefined : `${kept.trimEnd()}…`
    kept += letter
  }
  return kept
}
