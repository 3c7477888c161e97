import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { buildConnectOptions } from './connect-options.ts'
import type { BrokerConfig } from './mqtt-config.ts'

const directory = createTemporaryDirectory()
const passwordFile = join(directory, 'password')
const broker: BrokerConfig = {
  name: 'building',
  url: 'mqtt://localhost',
  organisation: 'org',
  username: 'lightfi',
  passwordFile,
  connections: 1,
  sessionExpiryS: 3600,
  receiveMaximum: 7,
  maxPayloadBytes: 4096,
  topics: [],
}

test('a broker is told how long it keeps a session, how much it may send ahead, and how large', async () => {
  writeFileSync(passwordFile, 'first\n')
  const { properties, clean, protocolVersion, clientId } = await buildConnectOptions(broker, 'lightfi-1')
  assert.deepEqual(properties, {
    sessionExpiryInterval: 3600,
    receiveMaximum: 7,
    maximumPacketSize: 8192,
  })
  assert.deepEqual([clean, protocolVersion, clientId], [false, 5, 'lightfi-1'])
})

test('passwords are read anew for each connection', async () => {
  writeFileSync(passwordFile, 'first\n')
  assert.equal((await buildConnectOptions(broker, 'a')).password, 'first')
  writeFileSync(passwordFile, 'second\n')
  assert.equal((await buildConnectOptions(broker, 'a')).password, 'second')
})
