import { recordWithin } from '../audit/index.ts'
import { BackupError, type Backups } from '../backup/index.ts'
import {
  type DatabaseIntegrity,
  planRepair,
  RepairNeedsStopError,
  type RepairReport,
  repair,
  type StoreIntegrity,
} from '../integrity/index.ts'
import type { TimeSeriesDriver } from '../storage/time-series/drivers/time-series-driver.ts'
import type { NamedSeries } from '../storage/time-series/statements/row-layout.ts'
import { operator } from './administrator.ts'
import { type CommandContext, type OperatorAnswer, OperatorError, silently } from './operator-answer.ts'

/** The commands about the stores rather than people and keys. */
export type MaintenanceCommand =
  | { readonly name: 'status'; readonly isJson: boolean }
  | { readonly name: 'repair'; readonly isDryRun: boolean }
  | { readonly name: 'list-refused'; readonly broker: string | undefined }
  | {
      readonly name: 'backup'
      /** An absolute path. */
      readonly directory: string
      readonly isFull: boolean
      /** The number of backups that stay; undefined for all. */
      readonly kept: number | undefined
    }

const maintenanceNames: readonly string[] = ['status', 'repair', 'list-refused', 'backup']

/** Tells whether a command is about the stores. */
export function isMaintenance(command: { readonly name: string }): command is MaintenanceCommand {
  return maintenanceNames.includes(command.name)
}

/** The functions of the server that the commands use, whether it runs or not. */
export interface MaintenanceParts {
  readonly integrity: StoreIntegrity
  readonly database: DatabaseIntegrity
  listSeries(): Promise<readonly NamedSeries[]>
  /** Formats the status for people, or as JSON. */
  showStatus(isJson: boolean): Promise<string>
  /** Lists the messages of brokers that were refused, of one or of all. */
  listRefused(broker: string | undefined): Promise<OperatorAnswer>
  readonly backups: Backups
  /** Makes the engine take in the readings that wait in the journal. */
  takeIn(): Promise<void>
  /** Forgets what is in memory of the readings: a repair changes them in the store. */
  forgetRecent(): void
  /** Opens the engine anew; undefined while a server runs. */
  readonly reopen?: () => Promise<TimeSeriesDriver>
}

const keyNote =
  'master.key is not in it: keep a copy of that apart, as you keep private keys. Without it the backup is of no use to a thief, nor to you.'

/** Shows the status of the server, and repairs its store of readings. */
export class MaintenanceCommands {
  readonly #parts: MaintenanceParts

  constructor(parts: MaintenanceParts) {
    this.#parts = parts
  }

  /** @throws OperatorError when it cannot be done in the present state. */
  async run(command: MaintenanceCommand, context: CommandContext = silently): Promise<OperatorAnswer> {
    if (command.name === 'backup') return this.#backUp(command, context)
    if (command.name === 'status') return { result: await this.#parts.showStatus(command.isJson) }
    if (command.name === 'list-refused') return this.#parts.listRefused(command.broker)
    if (!command.isDryRun) return this.#repair()
    const { database } = this.#parts
    await database.check()
    const { lines } = await planRepair(this.#parts)
    const found = database.losses.map((text) => `Found: ${text}.`)
    return { result: [...found, ...lines].join('\n'), note: 'Nothing was changed.' }
  }

  async #backUp(
    { directory, ...wishes }: Extract<MaintenanceCommand, { name: 'backup' }>,
    context: CommandContext,
  ): Promise<OperatorAnswer> {
    try {
      const { backup, removed } = await this.#parts.backups.create(directory, { ...wishes, ...context })
      const kind = backup.manifest.base ? `on ${backup.manifest.base.name}` : 'full'
      const gone = removed.length > 0 ? [`Removed: ${removed.join(', ')}.`] : []
      return {
        result: backup.path,
        note: [`${kind}, ${backup.list.bytes} bytes.`, ...gone, keyNote].join('\n'),
      }
    } catch (error) {
      throw error instanceof BackupError ? new OperatorError(error.message) : error
    }
  }

  async #repair(): Promise<OperatorAnswer> {
    const act = { action: 'readings.repaired', organisationId: null, ...operator } as const
    const subject = { kind: 'store', id: 'time-series' } as const
    try {
      const { lines, isAcknowledged } = await repair(this.#parts, (within, report) =>
        recordWithin(within, [{ ...act, subject, details: { report: report.slice(0, 50) } }]),
      )
      const ofDatabase = await this.#acknowledgeLostActs()
      const isQuiet = !isAcknowledged && ofDatabase.lines.length > 0
      const ended = [
        ...(isAcknowledged
          ? ['The alarm about readings is ended; lightfi-server status tells the date.']
          : []),
        ...(ofDatabase.isAcknowledged ? ['The alarm about lost changes of the database is ended.'] : []),
      ]
      return {
        result: [...(isQuiet ? [] : lines), ...ofDatabase.lines].join('\n'),
        note: ended.join('\n') || undefined,
      }
    } catch (error) {
      throw error instanceof RepairNeedsStopError ? new OperatorError(error.message) : error
    } finally {
      this.#parts.forgetRecent()
    }
  }

  async #acknowledgeLostActs(): Promise<RepairReport> {
    const { database } = this.#parts
    await database.check()
    const act = { action: 'database.acknowledged', organisationId: null, ...operator } as const
    const subject = { kind: 'store', id: 'lightfi.sqlite' } as const
    return database.acknowledge((within, report) =>
      recordWithin(within, [{ ...act, subject, details: { report } }]),
    )
  }
}
