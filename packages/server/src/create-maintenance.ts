import { resolve } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { MaintenanceCommands } from './administration/index.ts'
import { Backups } from './backup/index.ts'
import type { Clock } from './clock.ts'
import type { ServerConfig } from './config.ts'
import { listRefused } from './list-refused.ts'
import { formatStatus, readStatus, type StatusParts } from './server-status.ts'
import type { Stores } from './stores.ts'

/** The parts of which backups are made. */
export interface BackedUpParts {
  readonly config: ServerConfig
  readonly stores: Stores
  readonly clock: Clock
  /** Is told of backups; absent where the command itself tells. */
  readonly logger?: FastifyBaseLogger
}

/** Loads what is known of backups. */
export function loadBackups({ config, stores, clock, logger }: BackedUpParts): Promise<Backups> {
  const { installation, relational, integrity, deletions, journal } = stores
  return Backups.load({
    dataDir: resolve(config.dataDir),
    installation,
    clock,
    relational,
    integrity,
    deletions,
    takeIn: async () => journal?.takeIn(),
    logger,
  })
}

/**
 * Composes the maintenance of the stores by an operator, the same for a server that runs and for a data
 * directory alone.
 */
export function createMaintenance(parts: StatusParts): MaintenanceCommands {
  const { relational, integrity, database, journal, reopenEngine, forgetRecent } = parts.stores
  const { backups } = parts
  return new MaintenanceCommands({
    backups,
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
