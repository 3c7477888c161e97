/** A mark that stands in one cell of a terminal. */
export interface Cell {
  readonly text: string
  /** Index of the series that was drawn there last. */
  readonly series: number
}

/**
 * The way from points to characters: braille has eight in a cell; letters have one, which names its series.
 */
export type MarkStyle = 'braille' | 'letters'

/** The number to add to U+2800 for each dot of a braille cell, by column and row. */
const brailleDots = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const

interface Mark {
  dots: number
  series: number
}

/** A rectangle of cells to draw lines on. Points have x from the left and y from the bottom, in dots. */
export class Canvas {
  /** Dots in a row. */
  readonly width: number
  /** Dots in a column. */
  readonly height: number
  readonly #style: MarkStyle
  readonly #dotsAcross: number
  readonly #dotsDown: number
  readonly #columns: number
  readonly #rows: number
  readonly #marks = new Map<number, Mark>()

  /** @param columns and rows, in cells. */
  constructor(columns: number, rows: number, style: MarkStyle) {
    this.#style = style
    this.#columns = columns
    this.#rows = rows
    this.#dotsAcross = style === 'braille' ? 2 : 1
    this.#dotsDown = style === 'braille' ? 4 : 1
    this.width = columns * this.#dotsAcross
    this.height = rows * this.#dotsDown
  }

  /** Draws a straight line, both ends included (Bresenham). */
  drawLine(from: readonly [number, number], to: readonly [number, number], series: number): void {
    let [x, y] = from
    const [endX, endY] = to
    const [stepX, stepY] = [Math.sign(endX - x), Math.sign(endY - y)]
    const [lengthX, lengthY] = [Math.abs(endX - x), -Math.abs(endY - y)]
    let error = lengthX + lengthY
    for (;;) {
      this.#mark(x, y, series)
      if (x === endX && y === endY) return
      const doubled = 2 * error
      if (doubled >= lengthY) {
        error += lengthY
        x += stepX
      }
      if (doubled <= lengthX) {
        error += lengthX
        y += stepY
      }
    }
  }

  /** The rows from the top, each with its cells from the left; undefined for an empty one. */
  *listRows(): Generator<(Cell | undefined)[]> {
    for (let row = 0; row < this.#rows; row += 1)
      yield Array.from({ length: this.#columns }, (_, column) => this.#findCell(column, row))
  }

  #findCell(column: number, row: number): Cell | undefined {
    const mark = this.#marks.get(row * this.#columns + column)
    if (!mark) return undefined
    const { dots, series } = mark
    const text = this.#style === 'braille' ? String.fromCharCode(0x2800 + dots) : nameSeries(series)
    return { text, series }
  }

  #mark(x: number, y: number, series: number): void {
    const fromTop = this.height - 1 - y
    const index = Math.floor(fromTop / this.#dotsDown) * this.#columns + Math.floor(x / this.#dotsAcross)
    const dot = brailleDots[x % this.#dotsAcross === 0 ? 0 : 1][fromTop % this.#dotsDown] ?? 0
    this.#marks.set(index, { dots: (this.#marks.get(index)?.dots ?? 0) | dot, series })
  }
}

/** The letter of a series: a, b, c and so on. */
export function nameSeries(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + (index % 26))
}
