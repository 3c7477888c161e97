const looksLikeFormula = /^'*[=+\-@\t\r]/
const isGuarded = /^'+[=+\-@\t\r]/

/**
 * Text as it stands in a cell: what a spreadsheet would take for a formula, and what is guarded already, gets an apostrophe
 * in front, so that nobody who may name a sensor can make somebody else's spreadsheet act.
 */
export function guardFormula(text: string): string {
  return looksLikeFormula.test(text) ? `'${text}` : text
}

/** The text behind {@link guardFormula}. */
export function unguardFormula(cell: string): string {
  return isGuarded.test(cell) ? cell.slice(1) : cell
}
