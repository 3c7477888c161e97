/** The lines before the rows of a CSV file, which have to stand before those of every piece of it. */
export interface CsvHeader {
  /**
   * The header, after the line that names the separator where there is one, with line feeds between and none
   * at the end.
   */
  readonly text: string
  /** The number of lines of the file that were read, blank ones included. */
  readonly lines: number
  /** Their bytes. */
  readonly bytes: number
}

const newline = 0x0a

/** A first line that names the separator, as Excel writes and reads it. The server takes these two. */
const separatorLine = /^"?sep=[,;]"?$/i

/**
 * Finds the header of CSV as the server does: the first line that is not blank, after a byte order mark and a
 * `sep=;` line where there are such. A row is one line there, whatever its quotes say, and so it is here.
 *
 * @param head the first bytes of the file.
 * @returns undefined when the header does not end within them.
 */
export function findHeader(head: Buffer): CsvHeader | undefined {
  const kept: string[] = []
  let lines = 0
  for (
    let from = 0, end = head.indexOf(newline);
    end !== -1;
    from = end + 1, end = head.indexOf(newline, from)
  ) {
    const line = head.subarray(from, end).toString().trim() // a byte order mark counts as blank
    lines += 1
    if (line === '') continue
    kept.push(line)
    const isSeparator = kept.length === 1 && separatorLine.test(line)
    if (!isSeparator) return { text: kept.join('\n'), lines, bytes: end + 1 }
  }
  return undefined
}
