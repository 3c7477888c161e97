/**
 * After its digits each alternative goes on with a character that is no digit, so that a text can be read in
 * one way only. Two runs of digits side by side would be tried in every division, which takes seconds for
 * some ten thousand digits.
 */
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/**
 * Parses a number that a text writes in decimal, such as `-1.5e3`; `undefined` for any other text, also where
 * `Number` accepts it (`0x10`, the empty text). The time grows with the length and no faster.
 */
export function parseDecimal(text: string): number | undefined {
  return decimal.test(text) ? Number(text) : undefined
}
