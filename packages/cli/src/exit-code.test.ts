import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NetworkError, TokenEndpointError, UnexpectedAnswerError } from '@openlightfi/client'
import { ProxySettingError } from '@openlightfi/client/node'
import { exitCodes, OutputError, toExitCode } from './exit-code.ts'

test('a server that cannot be reached has one exit code, whoever says so', () => {
  assert.equal(toExitCode(new NetworkError('no connection')), exitCodes.network)
  for (const status of [502, 503, 504])
    for (const error of [
      new UnexpectedAnswerError('a page', status),
      new TokenEndpointError('a page', status),
    ])
      assert.equal(toExitCode(error), exitCodes.network, `${error.name} ${status}`)
})

test('what else is no answer of the API, a disk and a setting have theirs', () => {
  for (const status of [200, 404, 413, 500])
    assert.equal(toExitCode(new UnexpectedAnswerError('a page', status)), exitCodes.failure, String(status))
  assert.equal(toExitCode(new OutputError('the disk is full')), exitCodes.failure)
  assert.equal(toExitCode(new ProxySettingError('no proxy')), exitCodes.usage)
})
