import { MaintenanceCommands } from './administration/index.ts'
import { formatRefused } from './mqtt/index.ts'
import { formatStatus, readStatus, type StatusParts } from './server-status.ts'

/** The refused messages that a command lists. */
const listedRefused = 1000

/**
 * Composes the maintenance of the stores by an operator, the same for a server that runs and for a data
 * directory alone.
 */
export function createMaintenance(parts: StatusParts): MaintenanceCommands {
  const { relational, integrity, database, journal, reopenEngine, forgetRecent } = parts.stores
  return new MaintenanceCommands({
    integrity,
    database,
    listSeries: () => relational.series.list(),
    listRefused: async (broker) => formatRefused(await relational.mqttRefused.list(broker, listedRefused)),
    takeIn: async () => journal?.takeIn(),
    forgetRecent,
    showStatus: async (isJson) => {
      const status = await readStatus(parts)
      return isJson ? JSON.stringify(status) : formatStatus(status)
    },
    ...(!parts.isServing && { reopen: reopenEngine }),
  })
}
