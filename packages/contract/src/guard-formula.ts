/**
 * The start of a cell that a spreadsheet would take for a formula. Quotes, blanks and invisible characters
 * may stand before the sign, and apostrophes of an earlier guard; in full width, the signs are formulas to
 * Japanese spreadsheets.
 */
const atStart = /^'*(?:["\p{Z}]|[^\P{C}\t\r\n])*[-=+@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\t\r\n]/u
/** The same after a character at which the spreadsheet of some country, or a paste, begins another cell. */
const behindDivider =
  /([;\t\r\n])('*(?:["\p{Z}]|[^\P{C}\t\r\n])*[-=+@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])/gu
/** The same in JSON, which has no other divider in its texts. */
const behindSemicolon =
  /;((?:["\p{Z}]|[^\P{C}\t\r\n])*[-=+@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])/gu

/**
 * Writes text for a cell of CSV. Where a spreadsheet would take it, or a part of it, for a formula, there is
 * an apostrophe in front, so that nobody who may name a sensor can make somebody else's spreadsheet act. The
 * import of locations and sensors takes these apostrophes away.
 */
export function guardFormula(text: string): string {
  const guarded = text.replaceAll(behindDivider, "$1'$2")
  return atStart.test(text) ? `'${guarded}` : guarded
}

/**
 * Writes JSON for a cell of CSV: the same JSON, with an escape for each semicolon after which a formula would
 * begin.
 */
export function guardJson(json: string): string {
  return json.replaceAll(behindSemicolon, '\\u003b$1')
}
