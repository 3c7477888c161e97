import type { Stats } from '@openlightfi/contract'
import type { BrokerState } from '../mqtt/index.ts'
import type { Webhooks } from '../webhooks/index.ts'
import type { DiskState } from './disk-watch.ts'
import { WorstList } from './worst-list.ts'

/** What is told to administrators of the whole organisation alone. */
export type OrganisationStats = Pick<Stats, 'webhooks' | 'brokers' | 'disk'>

/** The parts from which that is put together. */
export interface OrganisationStatsParts {
  readonly webhooks: Pick<Webhooks, 'list'>
  /** Lists the brokers whose readings are an organisation's. */
  readonly listBrokers: (organisationId: string) => readonly BrokerState[]
  readonly readDisk: () => Promise<DiskState>
}

/** A webhook is behind when readings wait for longer, seconds: the next delivery takes some of it. */
const leastLagS = 60

/** What everybody else is told. */
export const nothingOfOrganisation: OrganisationStats = { webhooks: null, brokers: null, disk: null }

/** Tells what is behind of an organisation, and how long the disk of the server lasts. */
export async function readOrganisationStats(
  { webhooks, listBrokers, readDisk }: OrganisationStatsParts,
  organisationId: string,
): Promise<OrganisationStats> {
  const behind = new WorstList<NonNullable<Stats['webhooks']>['data'][number]>(({ lag_s }) => lag_s)
  for (const { webhook, progress, lagS, lagReadings } of webhooks.list(organisationId)) {
    if (!webhook.pause && progress.failures === 0 && lagS <= leastLagS) continue
    behind.add({
      webhook_id: webhook.webhookId,
      description: webhook.description,
      status: webhook.pause ? 'paused' : 'active',
      lag_s: lagS,
      lag_readings: lagReadings,
      failures: progress.failures,
    })
  }
  const down = new WorstList<BrokerState>(({ connections, connected }) => connections - connected)
  for (const broker of listBrokers(organisationId)) {
    if (broker.connected < broker.connections) down.add(broker)
  }
  const { use, usedBytes, bytesPerDay, daysLeft } = await readDisk()
  return {
    webhooks: behind.list(),
    brokers: down.list(),
    disk: {
      free_bytes: use.freeBytes,
      used_bytes: usedBytes,
      growth_bytes_per_day: bytesPerDay ?? null,
      days_left: daysLeft ?? null,
    },
  }
}
