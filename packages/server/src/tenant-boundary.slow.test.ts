/**
 * No caller of one organisation reads, changes, learns of or acts as anything of another, whatever they do.
 * For longer: `tenant-boundary.prove.ts`.
 */
import { it } from 'node:test'
import { holdBoundary } from '../testing/tenants/hold-boundary.ts'

/** The mutations ask for more runs, always the same. */
const { BOUNDARY_RUNS, BOUNDARY_SEED } = process.env

it('organisations never meet, whatever callers of either do in any order', (test) =>
  holdBoundary(test, {
    runs: Number(BOUNDARY_RUNS ?? 6),
    actsPerRun: 80,
    seed: Number(BOUNDARY_SEED ?? Date.now() % 2 ** 31),
    endOnFailure: BOUNDARY_SEED !== undefined,
  }))
