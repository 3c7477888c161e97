import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** Counts requests. */
export interface ProxyMetrics {
  /**
   * @returns a function to call at the end of the request with the status of the answer; 0 when the caller
   * left before.
   */
  beginRequest(): (status: number) => void
}

/**
 * Registers the metrics of the proxy. Counting costs no label look-up: the figures are handed over when they
 * are read.
 */
export function createProxyMetrics(registry: Registry): ProxyMetrics {
  const counts = new Map<number, number>()
  let underWay = 0
  new Counter({
    name: 'lightfi_shim_requests_total',
    help: 'Requests of callers by the status answered; 0 for callers that left before.',
    labelNames: ['status'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [status, count] of counts) this.inc({ status: String(status) }, count)
    },
  })
  new Gauge({
    name: 'lightfi_shim_requests_under_way',
    help: 'Requests of callers that are not answered yet.',
    registers: [registry],
    collect() {
      this.set(underWay)
    },
  })
  const durations = new Histogram({
    name: 'lightfi_shim_request_seconds',
    help: 'Time from the headers of a request to the end of its answer, seconds.',
    buckets: [0.002, 0.01, 0.05, 0.25, 1, 5, 30, 300],
    registers: [registry],
  })
  return {
    beginRequest() {
      const startedMs = performance.now()
      underWay += 1
      return (status) => {
        underWay -= 1
        counts.set(status, (counts.get(status) ?? 0) + 1)
        durations.observe((performance.now() - startedMs) / 1000)
      }
    },
  }
}
