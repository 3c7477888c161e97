import type { Figure, Metrics } from '../http/metrics.ts'
import type { DeliveryLoop } from './delivery-loop.ts'
import type { DeliveryWatcher } from './delivery-parts.ts'
import type { AttemptError } from './webhook.ts'
import type { Webhooks } from './webhooks.ts'

const labelNames = ['organisation'] as const

/** Counts deliveries by organisation: their number is the operator's, that of webhooks is not. */
export class WebhookMetrics implements DeliveryWatcher {
  /** By organisation. */
  readonly #deliveries = new Map<string, number>()
  /** By organisation and reason. */
  readonly #failures = new Map<string, Map<AttemptError, number>>()

  noteAttempt(organisation: string, error: AttemptError | undefined): void {
    if (error === undefined) {
      this.#deliveries.set(organisation, (this.#deliveries.get(organisation) ?? 0) + 1)
      return
    }
    const failures = this.#failures.get(organisation) ?? new Map<AttemptError, number>()
    failures.set(error, (failures.get(error) ?? 0) + 1)
    this.#failures.set(organisation, failures)
  }

  /** Shows everything at `/metrics`. */
  show(metrics: Metrics, webhooks: Webhooks): void {
    this.#showCounts(metrics)
    this.#showPauses(metrics, webhooks)
    const listFigures = (measure: (loops: readonly DeliveryLoop[]) => number) => (): Figure[] =>
      [...groupLoops(webhooks)].map(([organisation, loops]) => ({
        labels: { organisation },
        value: measure(loops),
      }))
    metrics.showFigures(
      {
        kind: 'gauge',
        name: 'lightfi_webhook_lag_seconds',
        help: 'How long the oldest reading that waits for a webhook has been waiting, at the most; the largest of an organisation.',
      },
      labelNames,
      listFigures((loops) => Math.max(...loops.map(({ lagS }) => lagS))),
    )
    metrics.showFigures(
      {
        kind: 'gauge',
        name: 'lightfi_webhook_lag_readings',
        help: 'Readings that wait for webhooks of an organisation, as they were counted last.',
      },
      labelNames,
      listFigures((loops) => loops.reduce((sum, { lagReadings }) => sum + lagReadings, 0)),
    )
  }

  #showPauses(metrics: Metrics, webhooks: Webhooks): void {
    metrics.showFigures(
      {
        kind: 'gauge',
        name: 'lightfi_webhooks_paused',
        help: 'Webhooks that deliver nothing until somebody resumes them, by reason.',
      },
      [...labelNames, 'reason'],
      () =>
        [...groupLoops(webhooks)].flatMap(([organisation, loops]) =>
          Array.from(
            Map.groupBy(loops, ({ webhook }) => webhook.pause?.reason),
            ([reason, paused]) => ({ reason, value: paused.length }),
          ).flatMap(({ reason, value }) =>
            reason === undefined ? [] : [{ labels: { organisation, reason }, value }],
          ),
        ),
    )
  }

  #showCounts(metrics: Metrics): void {
    metrics.showFigures(
      {
        kind: 'counter',
        name: 'lightfi_webhook_deliveries_total',
        help: 'Requests with readings to receivers of webhooks that were taken.',
      },
      labelNames,
      () => Array.from(this.#deliveries, ([organisation, value]) => ({ labels: { organisation }, value })),
    )
    metrics.showFigures(
      {
        kind: 'counter',
        name: 'lightfi_webhook_failures_total',
        help: 'Requests with readings to receivers of webhooks that failed, by reason.',
      },
      [...labelNames, 'reason'],
      () =>
        [...this.#failures].flatMap(([organisation, failures]) =>
          Array.from(failures, ([reason, value]) => ({ labels: { organisation, reason }, value })),
        ),
    )
  }
}

function groupLoops(webhooks: Webhooks) {
  return Map.groupBy(webhooks.listAll(), ({ webhook }) => webhook.organisationId)
}
