/** What sets or turns the direction of a text without being seen. */
const controls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Letters that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * Keeps a name that people gave from turning what stands beside it: marks of direction are left out, and what
 * is written from right to left gets a direction of its own.
 */
export function isolateText(text: string): string {
  const plain = text.replaceAll(controls, '')
  return rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain
}
