/** The kinds of columns; see `read_files.py`. */
export type ColumnKind = 'figure' | 'count' | 'text' | 'instant'

/** A file, and what consumers are to find in it. */
export interface ConsumerFile {
  readonly path: string
  readonly format: string
  readonly columns: Readonly<Record<string, ColumnKind>>
  /** The columns' values as the API says them; an instant is Unix milliseconds. */
  readonly rows: readonly (readonly unknown[])[]
}

/** A datum of an answer in JSON. */
export type JsonRow = Readonly<Record<string, unknown>>

const kinds: Readonly<Record<string, ColumnKind>> = {
  time: 'figure',
  from: 'figure',
  to: 'figure',
  local_time: 'instant',
  value: 'figure',
  min: 'figure',
  avg: 'figure',
  max: 'figure',
  last: 'figure',
  coverage: 'figure',
  longitude: 'figure',
  latitude: 'figure',
  retired_at: 'figure',
  count: 'count',
  events: 'count',
  hour: 'count',
}

/**
 * Builds the expected content of a file from data as the API says them in JSON.
 * @param names of the columns, in their order. `local_time` is the `time` of the datum.
 * @param asInstants whether times are points in time, not Unix seconds.
 */
export function buildConsumerFile(
  path: string,
  format: string,
  { names, data, asInstants = false }: { names: string; data: readonly JsonRow[]; asInstants?: boolean },
): ConsumerFile {
  const columns = Object.fromEntries(
    names.split(',').map((name): [string, ColumnKind] => {
      const isTime = name === 'time' || name === 'from' || name === 'to'
      return [name, isTime && asInstants ? 'instant' : (kinds[name] ?? 'text')]
    }),
  )
  const rows = data.map((datum) =>
    Object.entries(columns).map(([name, kind]) => {
      const value = datum[name === 'local_time' ? 'time' : name]
      return kind === 'instant' ? Math.round(Number(value) * 1000) : (value ?? null)
    }),
  )
  return { path, format, columns, rows }
}
