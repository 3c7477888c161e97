import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { ConfigFileError } from '@openlightfi/process/settings'
import { readConfig } from '../config/read-config.ts'

let root: string
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightfi-forwarders-'))
})
after(() => rm(root, { recursive: true }))

async function read(forwarders: readonly object[]) {
  const file = join(root, 'shim.json')
  await writeFile(file, JSON.stringify({ server: 'https://api.example.org', forwarders }))
  return (await readConfig({ file, variables: {}, assignments: [] })).forwarders
}

async function listMistakes(forwarders: readonly object[]): Promise<string> {
  try {
    await read(forwarders)
  } catch (error) {
    assert.ok(error instanceof ConfigFileError, String(error))
    return error.message
  }
  assert.fail('the configuration was taken')
}

it('a forwarder needs its kind, a name and where to; the rest has defaults', async () => {
  assert.deepEqual(
    await read([
      { type: 'mqtt', name: 'broker', url: 'mqtts://broker.example.org:8883' },
      { type: 'postgres', name: 'table', url: 'postgresql://me@db.example.org/x' },
      { type: 'csv', name: 'files', directory: '/var/lib/x', timeZone: 'Europe/London', start: 'beginning' },
      { type: 'webhook', name: 'hook', url: 'https://example.org/hook', varNames: ['CO2ppm'] },
    ]),
    [
      {
        type: 'mqtt',
        name: 'broker',
        url: 'mqtts://broker.example.org:8883',
        start: 'now',
        batchSize: 1000,
        maxRetryDelayS: 60,
        topic: 'lightfi/{sensor_id}/{var_name}',
        retain: false,
      },
      {
        type: 'postgres',
        name: 'table',
        url: 'postgresql://me@db.example.org/x',
        start: 'now',
        batchSize: 1000,
        maxRetryDelayS: 60,
        table: 'lightfi_readings',
      },
      {
        type: 'csv',
        name: 'files',
        directory: '/var/lib/x',
        timeZone: 'Europe/London',
        start: 'beginning',
        batchSize: 1000,
        maxRetryDelayS: 60,
      },
      {
        type: 'webhook',
        name: 'hook',
        url: 'https://example.org/hook',
        varNames: ['CO2ppm'],
        start: 'now',
        batchSize: 1000,
        maxRetryDelayS: 60,
        timeoutMs: 30_000,
      },
    ],
  )
})

it('all mistakes come at once, without what is secret', async () => {
  const message = await listMistakes([
    { type: 'kafka', name: 'x' },
    { type: 'mqtt', name: 'Broker', url: 'http://x' },
    { type: 'postgres', name: 'table', url: 'mysql://me:hunter2@x/y', table: 'drop table' },
    { type: 'csv', name: 'files', batchSize: 0 },
    { type: 'webhook', name: 'hook', url: 'ftp://example.org/s3cret', retries: 3 },
  ])
  for (const part of [
    /forwarders\[0\]\.type: must be one of mqtt, postgres, csv, webhook/,
    /forwarders\[1\]\.name: "Broker"/,
    /forwarders\[1\]\.url: "http:\/\/x"/,
    /forwarders\[2\]\.url: \.\.\./,
    /forwarders\[2\]\.table: "drop table"/,
    /forwarders\[3\]\.batchSize: 0/,
    /forwarders\[3\]\.directory: is missing/,
    /forwarders\[4\]\.url: \.\.\./,
    /forwarders\[4\]\.retries: is not a setting/,
  ]) {
    assert.match(message, part)
  }
  assert.ok(!/hunter2|s3cret/.test(message), message)
})

it('settings that contradict each other are mistakes too, all at once', async () => {
  const message = await listMistakes([
    { type: 'csv', name: 'same', directory: 'a', timeZone: 'Mars/Olympus' },
    { type: 'csv', name: 'same', directory: 'b', locationId: 'x', sensorIds: ['AQ2-FE753C0D7ADF'] },
    {
      type: 'mqtt',
      name: 'broker',
      url: 'mqtt://x',
      topic: 'a/{sensor}/{var_name}',
      certFile: 'c',
      passwordFile: 'p',
    },
    { type: 'webhook', name: 'hook', url: 'https://[s3cret' },
  ])
  for (const part of [
    /forwarders\[0\]\.timeZone: "Mars\/Olympus" is no time zone/,
    /forwarders\[1\]\.name: "same" is there twice/,
    /forwarders\[1\]\.locationId: must be absent when sensorIds is given/,
    /forwarders\[2\]\.topic: \{sensor\} is not known/,
    /forwarders\[2\]\.certFile: needs keyFile/,
    /forwarders\[2\]\.username: is needed when passwordFile is set/,
    /forwarders\[3\]\.url: is not a URL/,
  ]) {
    assert.match(message, part)
  }
  assert.ok(!message.includes('s3cret'))
})
