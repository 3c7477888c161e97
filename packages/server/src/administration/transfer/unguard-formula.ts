// The patterns are those of guard-formula.ts in the contract, each with the one more apostrophe that is to be
// taken away.
const atStart = /^'+(?:["\p{Z}]|[^\P{C}\t\r\n])*[-=+@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\t\r\n]/u
const behindDivider =
  /([;\t\r\n])'('*(?:["\p{Z}]|[^\P{C}\t\r\n])*[-=+@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])/gu

/** Restores exactly the text of which `guardFormula` made a cell. */
export function unguardFormula(cell: string): string {
  const text = cell.replaceAll(behindDivider, '$1$2')
  return atStart.test(cell) ? text.slice(1) : text
}
