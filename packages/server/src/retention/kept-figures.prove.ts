import { after, before, describe, it } from 'node:test'
import { openMetricsStores } from '../../testing/metrics-stores.ts'
import { proveKeptFigures } from '../../testing/retention-property.ts'

describe('figures are the same after readings expired, also under other rules, many times', () => {
  let stores: Awaited<ReturnType<typeof openMetricsStores>>
  before(async () => {
    stores = await openMetricsStores()
  })
  after(() => stores.close())

  for (const varName of ['temperatureC', 'onlineStatus', 'motionEvent'] as const) {
    it(`of ${varName}`, async (test) => {
      const { answers, figures, expired } = await proveKeptFigures(stores, varName, 40)
      test.diagnostic(`${answers} answers with ${figures} figures compared, ${expired} borders of series`)
    })
  }
})
