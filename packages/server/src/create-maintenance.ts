import { resolve } from 'node:path'
import { MaintenanceCommands } from './administration/index.ts'
import { Backups } from './backup/index.ts'
import type { Clock } from './clock.ts'
import { listRefused } from './list-refused.ts'
import { formatStatus, readStatus, type StatusParts } from './server-status.ts'

/** The parts that are maintained, by a server that runs or without one. */
export interface MaintenanceOptions extends Omit<StatusParts, 'backups'> {
  readonly clock: Clock
}

/**
 * Composes the maintenance of the stores by an operator, the same for a server that runs and for a data
 * directory alone.
 */
export async function createMaintenance(parts: MaintenanceOptions): Promise<MaintenanceCommands> {
  const { relational, integrity, database, journal, reopenEngine, forgetRecent, installation, deletions } =
    parts.stores
  const takeIn = async () => journal?.takeIn()
  const { clock, config } = parts
  const dataDir = resolve(config.dataDir)
  const backups = await Backups.load({
    dataDir,
    installation,
    clock,
    relational,
    integrity,
    deletions,
    takeIn,
  })
  return new MaintenanceCommands({
    backups,
    integrity,
    database,
    listSeries: () => relational.series.list(),
    listRefused: (broker) => listRefused(relational.mqttRefused, broker, parts.config.mqttFile),
    takeIn,
    forgetRecent,
    showStatus: async (isJson) => {
      const status = await readStatus({ ...parts, backups })
      return isJson ? JSON.stringify(status) : formatStatus(status)
    },
    ...(!parts.isServing && { reopen: reopenEngine }),
  })
}
