import Sqlite from 'better-sqlite3'
import type { Organisation } from './world.ts'

/**
 * Selects every row of an organisation, by a separate join for each table: nothing here goes through the
 * server.
 */
const statements = [
  'SELECT * FROM locations WHERE organisation_id = ?',
  'SELECT s.* FROM sensors s JOIN locations l USING (location_id) WHERE l.organisation_id = ?',
  'SELECT f.* FROM floorplans f JOIN locations l USING (location_id) WHERE l.organisation_id = ?',
  `SELECT r.* FROM series r JOIN sensors s USING (sensor_id) JOIN locations l USING (location_id)
   WHERE l.organisation_id = ?`,
  'SELECT * FROM users WHERE organisation_id = ?',
  'SELECT g.* FROM user_locations g JOIN users u USING (user_id) WHERE u.organisation_id = ?',
  'SELECT k.* FROM account_links k JOIN users u USING (user_id) WHERE u.organisation_id = ?',
  'SELECT * FROM oauth_clients WHERE organisation_id = ?',
  `SELECT r.* FROM oauth_records r JOIN users u ON u.user_id = r.account_id
   WHERE u.organisation_id = ?`,
  'SELECT * FROM audit_log WHERE organisation_id = ?',
]

/**
 * What is left out: the use of a login, which the server stores of everybody once a minute, whoever acts
 * then.
 */
const storedLater = 'grant_use'

/**
 * Reads the rows of organisations in the relational store, by the server's own copy of SQLite: two in a
 * process break its locks.
 */
export class DatabaseState {
  readonly #database: Sqlite.Database

  constructor(path: string) {
    this.#database = new Sqlite(path, { readonly: true })
  }

  /** Reads everything as text, the same as long as nothing has changed. */
  read({ organisationId }: Organisation): string {
    const rows = statements.flatMap((statement) => this.#database.prepare(statement).all(organisationId))
    return rows.map((row) => JSON.stringify(row, write)).join('\n')
  }

  /** Lists the ids of the grants that cross: of a user of one organisation to a client of another. */
  listCrossingGrants(): string[] {
    const rows = this.#database
      .prepare(
        `SELECT r.grant_id AS id FROM oauth_records r JOIN users u ON u.user_id = r.account_id
         JOIN oauth_clients c ON c.client_id = r.client_id
         WHERE c.organisation_id <> u.organisation_id`,
      )
      .all() as { id: unknown }[]
    return rows.map(({ id }) => String(id))
  }

  /** Counts the entries of the audit log that the administrators of every organisation may read. */
  countEntriesForAll(): number {
    const statement = 'SELECT count(*) AS count FROM audit_log WHERE organisation_id IS NULL'
    return (this.#database.prepare(statement).get() as { count: number }).count
  }

  close(): void {
    this.#database.close()
  }
}

function write(name: string, value: unknown): unknown {
  if (name === storedLater) return undefined
  return typeof value === 'bigint' ? `${value}` : value
}
