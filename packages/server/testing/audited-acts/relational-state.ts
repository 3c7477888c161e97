import Sqlite from 'better-sqlite3'

/**
 * The tables of which only the rows themselves count: notes of the library in a session or a device's code
 * are no act.
 */
const briefColumns = 'model, id_hash, grant_id, account_id'
const briefModels = ['Session', 'DeviceCode']

/**
 * A relational store on SQLite, seen from outside the server, in which tables can be made to refuse
 * everything. It uses the SQLite of the server, which is in this process: two copies would not see each
 * other's locks.
 */
export class RelationalState {
  readonly #database: Sqlite.Database

  constructor(path: string) {
    this.#database = new Sqlite(path)
  }

  /**
   * Reads everything but the audit log, the count of commits, what is known of use and of arrivals as text,
   * the same as long as nothing has changed.
   */
  read(): string {
    const isBrief = `model IN (${briefModels.map((model) => `'${model}'`).join(', ')})`
    const statements = this.#listTables().flatMap((table) =>
      table === 'oauth_records'
        ? [
            `SELECT ${briefColumns} FROM oauth_records WHERE ${isBrief}`,
            `SELECT * FROM oauth_records WHERE NOT ${isBrief}`,
          ]
        : [`SELECT * FROM ${table}`],
    )
    const rows = statements.flatMap((statement) => this.#database.prepare(statement).all())
    return rows
      .map((row) => JSON.stringify({ ...Object(row), grant_use: null }))
      .sort()
      .join('\n')
  }

  /** Lists the actions of the audit log, the oldest first. */
  listActions(): string[] {
    const rows = this.#database.prepare('SELECT action FROM audit_log ORDER BY sequence').pluck().all()
    return rows.map(String)
  }

  /**
   * Notes damage to stored readings, or to the database, about which a server that is started afterwards
   * tells.
   */
  plantDamage(store: 'readings' | 'database'): void {
    const text = 'planted damage'
    const damage = {
      readings: { foundAtMs: 1, losses: [{ kind: 'newest', subject: '1', text }] },
      database: { foundAtMs: 1, lostActs: text },
    }[store]
    this.#database
      .prepare('INSERT OR REPLACE INTO store_notes (name, content) VALUES (?, ?)')
      .run(`${store}.damage`, JSON.stringify(damage))
  }

  /** Makes the audit log refuse entries from now on. */
  breakLog(): void {
    this.#refuse('audit_log')
  }

  /** Makes everything but the audit log refuse writes from now on. */
  breakAllButLog(): void {
    for (const table of this.#listTables()) this.#refuse(table)
  }

  /** Makes everything writable again. */
  mend(): void {
    const triggers = this.#database.prepare("SELECT name FROM sqlite_master WHERE name LIKE 'refuse_%'")
    for (const name of triggers.pluck().all()) this.#database.exec(`DROP TRIGGER ${String(name)}`)
  }

  close(): void {
    this.#database.close()
  }

  #listTables(): string[] {
    const tables = this.#database
      .prepare(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('audit_log', 'commit_count', 'client_use', 'arrivals')
         AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'kysely_%' ORDER BY name`,
      )
      .pluck()
      .all()
    return tables.map(String)
  }

  #refuse(table: string): void {
    for (const statement of ['INSERT', 'UPDATE', 'DELETE']) {
      this.#database.exec(
        `CREATE TRIGGER refuse_${table}_${statement} BEFORE ${statement} ON ${table}
         BEGIN SELECT RAISE(ABORT, 'this table takes nothing'); END`,
      )
    }
  }
}
