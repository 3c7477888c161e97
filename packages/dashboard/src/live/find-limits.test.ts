import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showBands } from '../data/bands.ts'
import { findLimits } from './find-limits.ts'

const band = (name: string, to: number | null, severity: number) => ({ name, to, severity })

test('a limit is where values begin to be bad, on one side or on both', () => {
  const co2 = [
    band('Ideal', 800, 0),
    band('Marginal', 1250, 2),
    band('Poor', 1800, 3),
    band('Very poor', null, 4),
  ]
  assert.deepEqual(findLimits(showBands(co2, { palette: 'severity', decimals: 0 })), [1250])
  const air = [band('Cold', 18, 2), band('Cool', 20, 1), band('Fine', 25, 0), band('Hot', null, 2)]
  assert.deepEqual(findLimits(showBands(air, { palette: 'cold_warm', decimals: 1 })), [18, 25])
  assert.deepEqual(findLimits([]), [])
})
