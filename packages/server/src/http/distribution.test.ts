import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMetrics } from '../../testing/metrics-reader.ts'
import { Distribution } from './distribution.ts'
import { Metrics } from './metrics.ts'

test('a distribution is shown as a histogram: each bound counts what is at or below it', async () => {
  const metrics = new Metrics()
  const distribution = new Distribution([0, 5, 60])
  metrics.showDistribution('lightfi_test_seconds', 'A test.', distribution)
  for (const value of [0, 5, 5.5, 60, 61]) distribution.add(value)
  await metrics.listen(0)
  const read = await readMetrics(metrics.port)
  await metrics.close()
  const [zero, five, sixty, all] = ['0', '5', '60', '+Inf'].map((le) =>
    read.find(`lightfi_test_seconds_bucket{le="${le}"}`),
  )
  assert.deepEqual([zero, five, sixty, all], [1, 2, 4, 5])
  assert.equal(read.find('lightfi_test_seconds_count'), 5)
  assert.equal(read.find('lightfi_test_seconds_sum'), 131.5)
  assert.deepEqual(read.list().get('lightfi_test_seconds'), { kind: 'histogram', help: 'A test.' })
})
