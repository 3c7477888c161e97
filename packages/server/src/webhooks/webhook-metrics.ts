import { Counter, Gauge, type Registry } from 'prom-client'
import type { DeliveryWatcher } from './delivery-parts.ts'
import type { AttemptError } from './webhook.ts'
import type { Webhooks } from './webhooks.ts'

/** Counts deliveries by organisation: their number is the operator's, that of webhooks is not. */
export class WebhookMetrics implements DeliveryWatcher {
  readonly #deliveries = new Counter({
    name: 'lightfi_webhook_deliveries_total',
    help: 'Requests with readings to receivers of webhooks that were taken.',
    labelNames: ['organisation'],
    registers: [],
  })
  readonly #failures = new Counter({
    name: 'lightfi_webhook_failures_total',
    help: 'Requests with readings to receivers of webhooks that failed, by reason.',
    labelNames: ['organisation', 'reason'],
    registers: [],
  })

  noteAttempt(organisation: string, error: AttemptError | undefined): void {
    if (error === undefined) this.#deliveries.inc({ organisation })
    else this.#failures.inc({ organisation, reason: error })
  }

  /** Shows everything in a registry. */
  register(registry: Registry, webhooks: Webhooks): void {
    registry.registerMetric(this.#deliveries)
    registry.registerMetric(this.#failures)
    const show = (name: string, help: string, collect: (this: Gauge<'organisation'>) => void) =>
      new Gauge({ name, help, labelNames: ['organisation'], registers: [registry], collect })
    show(
      'lightfi_webhook_lag_seconds',
      'How long the oldest reading that waits for a webhook has been waiting, at the most; the largest of an organisation.',
      function () {
        this.reset()
        for (const [organisation, loops] of groupLoops(webhooks))
          this.set({ organisation }, Math.max(...loops.map(({ lagS }) => lagS)))
      },
    )
    show(
      'lightfi_webhook_lag_readings',
      'Readings that wait for webhooks of an organisation, as they were counted last.',
      function () {
        this.reset()
        for (const [organisation, loops] of groupLoops(webhooks))
          this.set(
            { organisation },
            loops.reduce((sum, { lagReadings }) => sum + lagReadings, 0),
          )
      },
    )
  }
}

function groupLoops(webhooks: Webhooks) {
  return Map.groupBy(webhooks.listAll(), ({ webhook }) => webhook.organisationId)
}
