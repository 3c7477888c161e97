import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ConfigFileError } from '@openlightfi/process/settings'
import { readMqttConfig } from './read-mqtt-config.ts'

const directory = mkdtempSync(join(tmpdir(), 'lightfi-mqtt-config-'))
after(() => rmSync(directory, { recursive: true }))

async function read(text: string) {
  const file = join(directory, 'mqtt.yaml')
  writeFileSync(file, text)
  return readMqttConfig(file)
}

async function complain(text: string): Promise<string[]> {
  try {
    await read(text)
  } catch (error) {
    assert.ok(error instanceof ConfigFileError, String(error))
    return error.message.replaceAll(`${directory}/`, '').split('\n').slice(1)
  }
  return []
}

test('a broker needs a name, an address, an organisation and topics; the rest has defaults', async () => {
  const { brokers } = await read(`
brokers:
  - name: building
    url: mqtt://localhost
    organisation: org
    topics:
      - topic: lightfi/#
        format: readings
`)
  assert.deepEqual(brokers, [
    {
      name: 'building',
      url: 'mqtt://localhost',
      organisation: 'org',
      connections: 1,
      sessionExpiryS: 604_800,
      receiveMaximum: 64,
      maxPayloadBytes: 262_144,
      topics: [{ topic: 'lightfi/#', format: 'readings' }],
    },
  ])
})

test('all mistakes are told at once, with their place and what would be right', async () => {
  const secret = join(directory, 'nowhere')
  assert.deepEqual(
    await complain(`brokers:
  - name: Building
    url: http://localhost
    organisation: org
    connectons: 2
    topics:
      - topic: a
        format: csv
  - name: second
    url: mqtt://localhost
    organisation: org
    passwordFile: ${secret}
    connections: 2
    certFile: ${secret}
    topics:
      - topic: a/#/b
        format: readings
      - topic: a/{device}
        format: mapped
        device: part
        values:
          - path: temperature
            varName: temperatureC
          - path: $.p
            varName: pressuremBar
            unit: °F
          - path: $.c
            varName: CO2ppm
`),
    [
      '  mqtt.yaml:2:11: brokers[0].name: "Building" must be up to 31 lower-case letters, digits and dashes, a letter or digit first. Name of the broker in the log and in /metrics.',
      '  mqtt.yaml:3:10: brokers[0].url: "http://localhost" must be mqtt:// or mqtts://, host and port, with neither user nor password nor path. Address of the broker, e.g. mqtts://broker.example.org:8883.',
      '  mqtt.yaml:8:17: brokers[0].topics[0].format: must be one of readings, lines, mapped, ignored',
      '  mqtt.yaml:5:17: brokers[0].connectons: is not a setting. Did you mean connections?',
      '  mqtt.yaml:9:5: brokers[1].username: is needed when passwordFile is set',
      '  mqtt.yaml:14:15: brokers[1].certFile: needs keyFile, and keyFile needs certFile',
      '  mqtt.yaml:10:10: brokers[1].url: must be mqtts:// for certificates',
      '  mqtt.yaml:9:5: brokers[1].sharedGroup: is needed for more than one connection: each would get every message',
      '  mqtt.yaml:16:16: brokers[1].topics[0].topic: + stands for a whole level, and # for all further ones at the end',
      '  mqtt.yaml:20:17: brokers[1].topics[1].device: must be a part of the topic or a path that begins with $; there are device',
      '  mqtt.yaml:18:9: brokers[1].topics[1].sensors: is needed, or sensor: which sensors are they?',
      '  mqtt.yaml:22:19: brokers[1].topics[1].values[0].path: a path begins with $, as in $.temperature',
      '  mqtt.yaml:26:19: brokers[1].topics[1].values[1].unit: must be one of mbar, hPa, Pa, kPa, bar, mmHg, inHg for pressuremBar',
      `  mqtt.yaml:12:19: brokers[1].passwordFile: nowhere cannot be read: ENOENT`,
      `  mqtt.yaml:14:15: brokers[1].certFile: nowhere cannot be read: ENOENT`,
    ],
  )
})

test('tables have their mistakes told at the line', async () => {
  assert.deepEqual(
    await complain(`brokers:
  - name: a
    url: mqtt://localhost
    organisation: org
    topics:
      - topic: a/{device}
        format: mapped
        device: device
        sensors:
          kitchen: ms1-00
        values:
          - path: $.on
            varName: onlineStatus
            table:
              online: one
`),
    [
      '  mqtt.yaml:10:20: brokers[0].topics[0].sensors.kitchen: "ms1-00" must be the id of a sensor such as AQ2-FE753C0D7ADF, in capital letters',
      '  mqtt.yaml:15:23: brokers[0].topics[0].values[0].table.online: "one" must be a number, or null for no reading',
    ],
  )
})

test('names are there once, and the connections of all brokers are bounded', async () => {
  const broker = (settings: string) => `
  - name: a
    url: mqtt://localhost
    organisation: org
    sharedGroup: g
    topics: [{ topic: a, format: readings }]
    ${settings}`
  assert.deepEqual(await complain(`brokers:${broker('').repeat(2)}`), [
    '  mqtt.yaml:8:11: brokers[1].name: "a" is there twice',
  ])
  const many = Array.from({ length: 5 }, (_, index) =>
    broker('connections: 16').replace('name: a', `name: a${index}`),
  )
  assert.match(
    (await complain(`brokers:${many.join('')}`))[0] ?? '',
    /have 80 connections in all; at most 64/,
  )
})

test('a file that cannot be read, or is no YAML, is named', async () => {
  await assert.rejects(readMqttConfig(join(directory, 'none.yaml')), /none\.yaml: cannot be read: ENOENT/)
  assert.match((await complain('brokers: [}'))[0] ?? '', /mqtt\.yaml:1:11: /)
  assert.match((await complain('')).join(), /brokers: is missing/)
})

test('topics that share some messages are refused, unless one holds all of them', async () => {
  const withTopics = (...topics: readonly string[]) => `brokers:
  - name: a
    url: mqtt://localhost
    organisation: org
    topics:
${topics.map((topic) => `      - { topic: "${topic}", format: readings }`).join('\n')}
`
  assert.match(
    (await complain(withTopics('a/{x}', '{y}/b'))).join(),
    /mqtt\.yaml:7:18: brokers\[0\]\.topics\[1\]\.topic: overlaps with a\/\+, and a broker may send/,
  )
  for (const topics of [
    ['a/{x}', '{y}/b', '+/+'],
    ['a/b', 'a/+'],
    ['a/{x}', 'a/+'],
    ['a', 'b'],
  ]) {
    assert.deepEqual(await complain(withTopics(...topics)), [])
  }
})

test('a rule that an earlier one leaves no message is refused', async () => {
  const complaints = await complain(`brokers:
  - name: a
    url: mqtt://localhost
    organisation: org
    topics:
      - { topic: "lightfi/readings/#", format: readings }
      - { topic: "#", format: ignored }
      - { topic: "lightfi/lines", format: lines }
`)
  assert.deepEqual(complaints, [
    '  mqtt.yaml:8:18: brokers[0].topics[2].topic: is never reached: the rule of # before it takes all of its messages; put this one before that one, or leave one of them out',
  ])
})
