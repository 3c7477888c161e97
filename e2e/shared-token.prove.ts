import { test } from 'node:test'
import { assertOneRefresh } from './share-token-file.ts'

test('one refresh among eight processes, two hundred times over, with a rotating refresh token', (t) =>
  assertOneRefresh(t, { processes: 8, callsEach: 100, rounds: 200, isRotating: true }))
