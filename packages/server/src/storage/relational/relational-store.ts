import { type Dialect, Kysely, type LogEvent, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Clock } from '../../clock.ts'
import type { StatementWatch } from '../statement-watch.ts'
import { ArrivalRepository } from './arrival-repository.ts'
import { ExpiredSeriesRepository } from './expired-series-repository.ts'
import { InventoryRepository } from './inventory-repository.ts'
import { migrations } from './migrations/index.ts'
import { MqttRefusedRepository } from './mqtt-refused-repository.ts'
import { SequenceRepository } from './sequence-repository.ts'
import { SeriesRepository } from './series-repository.ts'
import type { RelationalDatabase } from './tables.ts'
import { createRepositories, createTogether, type Repositories, type Together } from './transaction.ts'
import { TransactionGuard } from './transaction-guard.ts'
import { writingKinds } from './writing-kinds.ts'

/**
 * The relational port: the estate, its users, and the records of the authorization server. Only the dialect
 * differs between engines; every statement is written once, through Kysely.
 */
export interface RelationalStore extends Repositories {
  readonly series: SeriesRepository
  readonly expiredSeries: ExpiredSeriesRepository
  readonly sequences: SequenceRepository
  readonly inventory: InventoryRepository
  readonly mqttRefused: MqttRefusedRepository
  readonly arrivals: ArrivalRepository
  readonly together: Together
  /** Asks the database for next to nothing. @throws its error when it cannot be asked. */
  ask(): Promise<void>
  /** Finishes running statements and closes the connection. */
  close(): Promise<void>
}

/**
 * Opens the relational store over a dialect and brings its schema up to date.
 * @param clock tells when things that are changed together were changed.
 * @param statements is told how each statement ends, those of the migrations too.
 * @throws NewerSchemaError
 */
export async function openRelationalStore(
  dialect: Dialect,
  clock: Clock,
  statements?: StatementWatch,
): Promise<RelationalStore> {
  const db = new Kysely<RelationalDatabase>({
    dialect,
    plugins: [new TransactionGuard()],
    ...(statements && { log: (event) => tellEnd(statements, event) }),
  })
  try {
    await migrate(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    ...createRepositories(db),
    together: createTogether(db, clock),
    series: new SeriesRepository(db),
    expiredSeries: new ExpiredSeriesRepository(db),
    sequences: new SequenceRepository(db),
    inventory: new InventoryRepository(db),
    mqttRefused: new MqttRefusedRepository(db),
    arrivals: new ArrivalRepository(db),
    ask: async () => {
      await sql`select 1`.execute(db)
    },
    close: () => db.destroy(),
  }
}

function tellEnd(statements: StatementWatch, event: LogEvent): void {
  const kind = writingKinds.includes(event.query.query.kind) ? 'execute' : 'query'
  const end = { store: 'relations', kind, durationMs: event.queryDurationMillis } as const
  statements.tell(event.level === 'error' ? { ...end, error: event.error } : end)
}

/** The error of a schema of a newer release. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError'
}

async function migrate(db: Kysely<RelationalDatabase>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const applied = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (applied.some(({ name }) => name === 'kysely_migration')) await refuseNewer(db)
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('the relational schema could not be brought up to date', { cause: error })
}

async function refuseNewer(db: Kysely<RelationalDatabase>): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const unknown = rows.find(({ name }) => !(name in migrations))
  if (unknown) throw new NewerSchemaError(`this release does not know the change "${unknown.name}"`)
}
