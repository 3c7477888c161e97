import { parseDecimal } from './parse-decimal.ts'

/** What parts the cells of a row: a comma (RFC 4180), or the semicolon of spreadsheets in countries with a decimal comma. */
export type Delimiter = ',' | ';'

/** The delimiter that a first line such as `sep=;` names, which Excel asks for and writes; `undefined` for any other line. */
export function readSeparatorLine(line: string): Delimiter | undefined {
  return /^"?sep=([,;])"?$/i.exec(line.trim())?.[1] as Delimiter | undefined
}

/** The delimiter of a header, whose names hold neither of the two. */
export function findDelimiter(header: string): Delimiter {
  return header.includes(';') && !header.includes(',') ? ';' : ','
}

/** A cell that is no number, or one that can be read in two ways: what would be right, quoting it. */
export interface CellFault {
  readonly fault: string
}

const withComma = /^([+-]?\d{1,300}),(\d{1,300})([eE][+-]?\d{1,3})?$/
/** As thousands are written in groups: one to three digits that do not begin with 0, and three more. */
const group = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/

/**
 * Reads the numbers of one CSV. A decimal comma is taken wherever it can be nothing else: between semicolons, and quoted between
 * commas. `1.234` between semicolons and `"1,234"` between commas may be a thousand or a one, so they are not guessed at; only
 * once the same CSV has written a decimal point that is none of thousands, points are that.
 */
export class CellNumbers {
  readonly #delimiter: Delimiter
  #hasPoints = false

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter
  }

  /** @param cell without blanks around it. */
  read(cell: string): number | CellFault {
    const number = parseDecimal(cell)
    if (number !== undefined) return this.#readPoint(cell, number)
    const [, whole, fraction, exponent = ''] = withComma.exec(cell) ?? []
    if (whole === undefined) {
      return { fault: `${show(cell)} is no number; write it as 1234.5, without signs between thousands` }
    }
    const isDecimal = this.#delimiter === ';' ? !this.#hasPoints : !group.test(cell)
    return isDecimal ? Number(`${whole}.${fraction}${exponent}`) : refuseGroup(cell)
  }

  #readPoint(cell: string, number: number): number | CellFault {
    if (this.#delimiter === ',' || !cell.includes('.')) return number
    if (!group.test(cell)) this.#hasPoints = true
    return this.#hasPoints ? number : refuseGroup(cell)
  }
}

function refuseGroup(cell: string): CellFault {
  const digits = cell.replace(/[.,]/, '')
  const fraction = cell.replace(',', '.')
  return {
    fault: `${show(cell)} may be ${digits} or ${fraction}; write ${digits}, or ${fraction} between commas`,
  }
}

function show(cell: string): string {
  return JSON.stringify(cell.length > 40 ? `${cell.slice(0, 40)}…` : cell)
}
