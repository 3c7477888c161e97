/**
 * After its digits each alternative goes on with what is no digit, so that a text has one way only to be read: two
 * runs of digits side by side would be tried in every division, which takes seconds for some ten thousand digits.
 */
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/**
 * The number that a text writes in decimal, such as `-1.5e3`; `undefined` for any other text, also where `Number` takes
 * it (`0x10`, the empty text). The time it takes grows with the length and no faster.
 */
export function parseDecimal(text: string): number | undefined {
  return decimal.test(text) ? Number(text) : undefined
}
