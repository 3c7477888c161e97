import { maxSheetRows } from '@openlightfi/contract'
import type { SheetColumn } from './sheet-columns.ts'
import { writeText } from './write-cell.ts'

const start = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`
const frozenHead =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'

/** The rows that are written in one go, some 50 KB and a millisecond. */
const rowsAtOnce = 200

/** The rows of a sheet, some at a time. */
export type SheetRows<Row> = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>

/**
 * Writes a sheet: a row of headings that stays in sight, and the rows under it.
 * @param onRows told how many rows were written more.
 * @throws RangeError for more rows than a sheet has.
 */
export async function* writeSheet<Row>(
  columns: readonly SheetColumn<Row>[],
  batches: SheetRows<Row>,
  onRows: (count: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const letters = columns.map((_column, index) => nameColumn(index))
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const titles = columns.map(({ title }, index) => writeText(`${letters[index]}1`, title, 'heading'))
  const cols = widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''
  yield Buffer.from(`${start}${frozenHead}${cols}<sheetData><row r="1">${titles.join('')}</row>`)
  let rowNumber = 1
  for await (const batch of batches) {
    for (let from = 0; from < batch.length; from += rowsAtOnce) {
      let text = ''
      const some = batch.slice(from, from + rowsAtOnce)
      for (const row of some) {
        rowNumber += 1
        text += `<row r="${rowNumber}">`
        for (let at = 0; at < columns.length; at += 1)
          text += columns[at]?.write(row, `${letters[at]}${rowNumber}`)
        text += '</row>'
      }
      if (rowNumber - 1 > maxSheetRows) throw new RangeError(`more than ${maxSheetRows} rows on a sheet`)
      onRows(some.length)
      yield Buffer.from(text)
    }
  }
  yield Buffer.from('</sheetData></worksheet>')
}

/** Names a column by its letters, the first one `A`; there are at most 26. */
function nameColumn(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index)
}
