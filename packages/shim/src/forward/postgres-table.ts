import type { Client } from 'pg'
import { HopelessError } from './hopeless-error.ts'

/**
 * A name, if need be with its schema, as SQL quotes it. The pattern of the setting allows no quotes in it.
 */
export function quoteTable(table: string): string {
  return table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')
}

/**
 * Makes the tables of a forwarder where they are missing, and makes sure that readings can be put into them
 * as they are. Runs within a transaction.
 *
 * @throws HopelessError when a table has another shape; the database's own error for missing rights and the
 * like.
 */
export async function prepareTables(client: Client, table: string, forwarder: string): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('lightfi forwarder'))") // two may start at once
  const cursorTable = `${table}_cursor`
  await createUnlessThere(
    client,
    table,
    `sensor_id text NOT NULL,
     var_name text NOT NULL,
     time timestamptz NOT NULL,
     value double precision NOT NULL,
     reading_id text NOT NULL,
     PRIMARY KEY (sensor_id, var_name, time)`,
  )
  await createUnlessThere(client, cursorTable, 'forwarder text PRIMARY KEY, cursor text')
  await requireShape(client, table, readingColumns)
  await requireShape(client, cursorTable, cursorColumns)
  await client.query(
    `INSERT INTO ${quoteTable(cursorTable)} (forwarder) VALUES ($1) ON CONFLICT DO NOTHING`,
    [forwarder],
  )
  // Asks for the right alone.
  await client.query(`UPDATE ${quoteTable(cursorTable)} SET cursor = cursor WHERE false`)
}

/** A user who may not make tables may still use those that are there. */
async function createUnlessThere(client: Client, table: string, columns: string): Promise<void> {
  const { rows } = await client.query<{ found: string | null }>('SELECT to_regclass($1)::text AS found', [
    quoteTable(table),
  ])
  if (rows[0]?.found == null) await client.query(`CREATE TABLE ${quoteTable(table)} (${columns})`)
}

const texts = ['text', 'character varying', 'citext'] as const
const readingColumns: Readonly<Record<string, readonly string[]>> = {
  sensor_id: texts,
  var_name: texts,
  time: ['timestamp with time zone'],
  value: ['double precision', 'numeric'],
  reading_id: texts,
}
const cursorColumns: Readonly<Record<string, readonly string[]>> = { forwarder: texts, cursor: texts }

interface Column {
  readonly name: string
  readonly type: string
  /** Whether a row needs a value that nobody gives. */
  readonly isNeeded: boolean
}

/** PostgreSQL would round, cut and shift values to make them fit, without a word. */
async function requireShape(client: Client, table: string, wanted: typeof readingColumns): Promise<void> {
  const { rows } = await client.query<Column>(
    `SELECT attname AS name,
       format_type(CASE WHEN typtype = 'd' THEN typbasetype ELSE atttypid END, NULL) AS type,
       attnotnull AND NOT atthasdef AND attidentity = '' AND attgenerated = '' AS "isNeeded"
     FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
     WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`,
    [quoteTable(table)],
  )
  const mistakes = Object.entries(wanted).flatMap(([name, types]) => {
    const column = rows.find((row) => row.name === name)
    if (!column) return [`it has no column "${name}"`]
    return types.includes(column.type) ? [] : [`"${name}" is ${column.type}, not ${types.join(' or ')}`]
  })
  const unknown = rows.filter(({ name, isNeeded }) => isNeeded && !Object.hasOwn(wanted, name))
  mistakes.push(...unknown.map(({ name }) => `"${name}" needs a value and has no default`))
  if (mistakes.length === 0) return
  throw new HopelessError(
    `The table ${table} does not fit: ${mistakes.join('; ')}. Alter it, or set another table.`,
  )
}

/**
 * SQLSTATE classes and codes that no time mends: rights and names (42), logins (28), no such database, no
 * such schema.
 */
const hopelessStates = /^(42...|28...|3D000|3F000)$/

/** Turns an error of a database that no time mends into a hopeless one; any other stays as it is. */
export function namePostgresFailure(error: unknown, table: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const code = String(error.code)
  if (code === '42P10') {
    return new HopelessError(`The table ${table} needs the primary key (sensor_id, var_name, time).`, {
      cause: error,
    })
  }
  if (!hopelessStates.test(code)) return error
  return new HopelessError(`The database refuses this for good: ${error.message} (${code}).`, {
    cause: error,
  })
}
