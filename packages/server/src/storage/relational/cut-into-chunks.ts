/** The rows of one statement: few enough for the number of parameters that any engine takes. */
const rowsPerStatement = 500

/** Cuts rows into chunks with as many rows as one statement takes. */
export function* cutIntoChunks<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += rowsPerStatement) yield rows.slice(at, at + rowsPerStatement)
}
