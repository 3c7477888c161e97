/** Proves the same as `tenant-boundary.slow.test.ts` for longer: thousands of acts, always others. */
import { it } from 'node:test'
import { holdBoundary } from '../testing/tenants/hold-boundary.ts'

it('organisations never meet, over thousands of acts', (test) =>
  holdBoundary(test, { runs: 80, actsPerRun: 120, seed: Date.now() % 2 ** 31, endOnFailure: false }))
