import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findServiceLinks, withoutServiceLinks } from './service-links.ts'

/** The variables that Kubernetes sets for a service, by its prefix. */
function buildServiceLinks(prefix: string, address = '10.0.0.1') {
  const shown = address.includes(':') ? `[${address}]` : address
  return {
    [`${prefix}_SERVICE_HOST`]: address,
    [`${prefix}_SERVICE_PORT`]: '80',
    [`${prefix}_SERVICE_PORT_HTTP`]: '80',
    [`${prefix}_PORT`]: `tcp://${shown}:80`,
    [`${prefix}_PORT_80_TCP`]: `tcp://${shown}:80`,
    [`${prefix}_PORT_80_TCP_PROTO`]: 'tcp',
    [`${prefix}_PORT_80_TCP_PORT`]: '80',
    [`${prefix}_PORT_80_TCP_ADDR`]: address,
  }
}

test('all variables of a service are found, whatever it is called, and nothing else is', () => {
  for (const prefix of [
    'LIGHTFI',
    'LIGHTFI_SHIM',
    'LIGHTFI_SHIM_LISTEN_TCP',
    'LIGHTFI_METRICS',
    'LIGHTFI_SERVICE',
  ]) {
    for (const address of ['10.0.0.1', 'fd00::1']) {
      const links = buildServiceLinks(prefix, address)
      const own = {
        LIGHTFI_HOST: '0.0.0.0',
        LIGHTFI_SERVICE_NAME: 'Sensors',
        PATH: '/bin',
        LIGHTFI_DATA_DIR: undefined,
      }
      assert.deepEqual(findServiceLinks({ ...own, ...links }, 'LIGHTFI_'), Object.keys(links).sort(), prefix)
      assert.deepEqual(withoutServiceLinks({ ...own, ...links }, 'LIGHTFI_'), own)
    }
  }
  assert.deepEqual(findServiceLinks(buildServiceLinks('OTHER'), 'LIGHTFI_'), [])
})

test('what people set by mistake is no link', () => {
  const mistakes = [
    { LIGHTFI_PORT: 'tcp8080' },
    { LIGHTFI_PORT: 'tcp://localhost:80' },
    { LIGHTFI_PORT: '80' },
    { LIGHTFI_SERVICE_PORT: '80' },
    { LIGHTFI_SERVICE_HOST: '10.0.0.1' },
    { LIGHTFI_SERVICE_HOST: 'sensors', LIGHTFI_SERVICE_PORT: '80' },
    { LIGHTFI_PORT_80_TCP_ADDR: '10.0.0.1' },
    { LIGHTFI_HOST: 'tcp://10.0.0.1:80' },
  ]
  for (const mistake of mistakes)
    assert.deepEqual(findServiceLinks(mistake, 'LIGHTFI_'), [], JSON.stringify(mistake))
})
