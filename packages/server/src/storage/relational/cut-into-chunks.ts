/** Rows in one statement: few enough for the number of parameters that any engine takes. */
const rowsPerStatement = 500

/** As many rows at a time as one statement takes. */
export function* cutIntoChunks<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += rowsPerStatement) yield rows.slice(at, at + rowsPerStatement)
}
