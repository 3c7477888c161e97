import { test } from 'node:test'
import { assertOneRefresh } from './share-token-file.ts'

const run = { processes: 4, callsEach: 1000, rounds: 2 }

test('1,000 calls at once in each of four processes, on one expired token, make one token request', (t) =>
  assertOneRefresh(t, { ...run, isRotating: false }))

test('the same where each refresh token works once', (t) => assertOneRefresh(t, { ...run, isRotating: true }))

test('1,000 calls at once in one process make one token request', (t) =>
  assertOneRefresh(t, { ...run, processes: 1, isRotating: true }))
