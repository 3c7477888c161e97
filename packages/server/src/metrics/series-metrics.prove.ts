/** Proves the same as `series-metrics.slow.test.ts` for longer. */
import { after, before, describe, it } from 'node:test'
import { proveMetrics } from '../../testing/metrics-property.ts'
import { openMetricsStores } from '../../testing/metrics-stores.ts'

describe('very many metrics equal a brute-force computation across changes of the clock', () => {
  let stores: Awaited<ReturnType<typeof openMetricsStores>>
  before(async () => {
    stores = await openMetricsStores()
  })
  after(() => stores.close())

  it('for values', () => proveMetrics(stores, 'CO2ppm', 500))
  it('for motion', () => proveMetrics(stores, 'motionEvent', 500))
})
