import { parseDecimal } from './parse-decimal.ts'

/**
 * The character between the cells of a row: a comma (RFC 4180), or the semicolon of spreadsheets in countries
 * with a decimal comma.
 */
export type Delimiter = ',' | ';'

/**
 * Reads the delimiter from a first line such as `sep=;`, which Excel asks for and writes; `undefined` for any
 * other line.
 */
export function readSeparatorLine(line: string): Delimiter | undefined {
  return /^"?sep=([,;])"?$/i.exec(line.trim())?.[1] as Delimiter | undefined
}

/** Finds the delimiter of a header, whose names hold neither of the two. */
export function findDelimiter(header: string): Delimiter {
  return header.includes(';') && !header.includes(',') ? ';' : ','
}

/**
 * The fault of a cell that is no number, or one that can be read in two ways: what would be right, quoting
 * it.
 */
export interface CellFault {
  readonly fault: string
}

const withComma = /^([+-]?\d{1,300}),(\d{1,300})([eE][+-]?\d{1,3})?$/
/** A number with grouped thousands: one to three digits that do not begin with 0, and three more. */
const group = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/

/**
 * Reads the numbers of one CSV. A decimal comma is accepted wherever it can be nothing else: between
 * semicolons, and quoted between commas. `1.234` between semicolons and `"1,234"` between commas may be a
 * thousand or a one, so they are not guessed. Only once the same CSV has a point that cannot divide thousands
 * do points count as decimal.
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
