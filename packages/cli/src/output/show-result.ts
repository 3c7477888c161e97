import type { CliEnvironment } from '../cli-environment.ts'
import type { Settings } from '../settings.ts'
import { formatCsv } from './format-csv.ts'
import { writeJson, writeText } from './write-text.ts'

/** The result of a command, in the forms in which it can be shown. */
export interface Result {
  /** The value that `--json` prints. */
  readonly value: object
  /** The records that `--csv` prints. Default: the members of `value.data`, or `value` as the only record. */
  readonly records?: readonly object[]
  /** The text for people: lines, each ended by a line feed. */
  readonly text: () => string | readonly string[]
}

/** Writes a result to the standard output, in the form that the settings ask for. */
export async function showResult(
  { stdout }: Pick<CliEnvironment, 'stdout'>,
  { format }: Pick<Settings, 'format'>,
  { value, records, text }: Result,
): Promise<void> {
  if (format === 'json') return writeJson(stdout, value)
  if (format === 'csv') return writeText(stdout, formatCsv(records ?? toRecords(value)))
  const lines = text()
  await writeText(stdout, typeof lines === 'string' ? [lines] : lines)
}

function toRecords(value: object): readonly object[] {
  return 'data' in value && Array.isArray(value.data) ? value.data : [value]
}
