import { MaintenanceCommands } from './administration/index.ts'
import { listRefused } from './list-refused.ts'
import { formatStatus, readStatus, type StatusParts } from './server-status.ts'

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
    listRefused: (broker) => listRefused(relational.mqttRefused, broker, parts.config.mqttFile),
    takeIn: async () => journal?.takeIn(),
    forgetRecent,
    showStatus: async (isJson) => {
      const status = await readStatus(parts)
      return isJson ? JSON.stringify(status) : formatStatus(status)
    },
    ...(!parts.isServing && { reopen: reopenEngine }),
  })
}
