import type { FastifyInstance } from 'fastify'
import type { FindAdministrator } from '../administration/administrator.ts'
import type { Clock } from '../clock.ts'
import type { Estate } from '../estate/index.ts'
import type { AccessGuard } from '../http/access-guard.ts'
import type { Metrics } from '../http/metrics.ts'
import type { Readings } from '../readings/index.ts'
import type { Stores } from '../stores.ts'
import type { Tracing } from '../tracing/index.ts'
import type { DeliveryRules, WebhookLogger } from './delivery-parts.ts'
import { NetworkGuard, splitNetworks } from './network-guard.ts'
import { createResolveHost } from './resolve-host.ts'
import { WebhookAdministration } from './webhook-administration.ts'
import { WebhookMetrics } from './webhook-metrics.ts'
import { registerWebhookRoutes } from './webhook-routes.ts'
import { Webhooks } from './webhooks.ts'

export type { DeliveryRules as WebhookRules } from './delivery-parts.ts'
export { isNetwork, splitNetworks } from './network-guard.ts'
export type { Webhooks } from './webhooks.ts'

/** The parts of the server that webhooks use. */
export interface WebhookFeatureParts {
  readonly stores: Pick<Stores, 'relational' | 'sealer' | 'installation'>
  readonly estate: Estate
  readonly readings: Pick<Readings, 'changes' | 'arrivals' | 'series'>
  readonly clock: Clock
  readonly logger: WebhookLogger
  readonly metrics: Metrics
  /** The networks that receivers may be in besides the internet: CIDRs with commas. */
  readonly networks: string | undefined
  readonly rules?: DeliveryRules | undefined
  /** Makes a span of each delivery. */
  readonly tracing?: Tracing | undefined
}

/** The feature: webhooks and their routes. */
export interface WebhookFeature {
  readonly webhooks: Webhooks
  registerRoutes(app: FastifyInstance, guard: AccessGuard, findAdministrator: FindAdministrator): void
}

/** Composes the feature; loads the webhooks. */
export async function createWebhooks(parts: WebhookFeatureParts): Promise<WebhookFeature> {
  const { stores, estate, readings, clock, logger, metrics, networks = '', rules, tracing } = parts
  const { changes, arrivals, series } = readings
  const guard = new NetworkGuard(splitNetworks(networks))
  const watcher = new WebhookMetrics()
  const webhooks = await Webhooks.load({
    relational: stores.relational,
    sealer: stores.sealer,
    changes,
    arrivals,
    series,
    estate,
    clock,
    logger,
    network: { guard, resolve: createResolveHost(), tracing },
    watcher,
    ...(rules && { rules }),
  })
  watcher.show(metrics, webhooks)
  const administration = new WebhookAdministration({ webhooks, estate, changes, cursors: stores, guard })
  return {
    webhooks,
    registerRoutes: (app, access, findAdministrator) =>
      registerWebhookRoutes(app, access, { administration, cursors: stores, clock, findAdministrator }),
  }
}
