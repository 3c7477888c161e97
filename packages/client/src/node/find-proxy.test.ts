import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findProxy } from './find-proxy.ts'

const proxy = 'http://proxy.example:3128'

function isDirect(url: string, exceptions: string): boolean {
  return findProxy(new URL(url), { ALL_PROXY: proxy, NO_PROXY: exceptions }) === undefined
}

test('hosts with all below them, addresses and networks, with a port or without, are reached directly', () => {
  const direct = [
    ['https://sensors.example', 'sensors.example'],
    ['https://SENSORS.example', 'other, Sensors.Example'],
    ['https://a.sensors.example', 'sensors.example'],
    ['https://a.sensors.example', '.sensors.example'],
    ['https://a.sensors.example', '*.sensors.example'],
    ['https://sensors.example', 'sensors.example:443'],
    ['http://sensors.example:8000', 'sensors.example:8000'],
    ['https://10.1.2.3', '10.0.0.0/8'],
    ['https://10.1.2.3', '10.1.2.3'],
    ['https://[fd00::1]', 'fd00::/8'],
    ['https://[fd00::1]:8443', '[fd00::1]:8443'],
    ['https://[fd00::1]', 'fd00:0::1'],
    ['https://anything.example', '*'],
  ] as const
  const through = [
    ['https://sensors.example', ''],
    ['https://sensors.example', ' , '],
    ['https://mysensors.example', 'sensors.example'],
    ['https://sensors.example', 'a.sensors.example'],
    ['https://sensors.example', 'sensors.example:8443'],
    ['https://11.1.2.3', '10.0.0.0/8'],
    ['https://10.1.2.3', '10.0.0.0/99'],
    ['https://10.1.2.3', '2.3'],
    ['https://[fd00::1]', '10.0.0.0/8'],
  ] as const
  for (const [url, exceptions] of direct) assert.ok(isDirect(url, exceptions), `${url} ${exceptions}`)
  for (const [url, exceptions] of through) assert.ok(!isDirect(url, exceptions), `${url} ${exceptions}`)
})

test('this machine is never asked for at a proxy, and its name is', () => {
  for (const host of ['localhost', 'api.localhost', '127.0.0.1', '127.8.9.10', '[::1]'])
    assert.ok(isDirect(`http://${host}:8000`, ''), host)
  for (const host of ['localhost.example', '128.0.0.1', '127.0.0.1.example', '[::2]'])
    assert.ok(!isDirect(`http://${host}`, ''), host)
})

test('user and password are taken out of the address, and decoded', () => {
  const found = findProxy(new URL('https://a.example'), {
    https_proxy: 'http://ada:p%40ss%3A@proxy.example:3128/',
  })
  const authorization = `Basic ${Buffer.from('ada:p@ss:').toString('base64')}`
  assert.deepEqual(found, { origin: proxy, variable: 'https_proxy', authorization })
  const bare = findProxy(new URL('https://a.example'), { HTTPS_PROXY: 'proxy.example:3128' })
  assert.deepEqual(bare, { origin: proxy, variable: 'HTTPS_PROXY', authorization: undefined })
  assert.equal(findProxy(new URL('https://a.example'), { HTTPS_PROXY: '', HTTP_PROXY: proxy }), undefined)
})
