import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { TakeRules } from '../src/storage/time-series/journal/journaled-time-series.ts'
import { type ApiServer, startApiServer } from './api-server.ts'
import { createTemporaryDirectory } from './temporary-directory.ts'

/** A server that receives readings by MQTT. */
export interface MqttServer extends ApiServer {
  /** The lines of its log so far, parsed. */
  readonly lines: readonly LogLine[]
  /** Reads a metric, by its name with labels as it is shown; 0 for one that is not there. */
  readMetric(name: string): Promise<number>
  /** Waits until a metric has a value. */
  waitForMetric(name: string, value: number): Promise<void>
  /** Waits until a broker is subscribed at, with all connections. */
  waitForBroker(name?: string, connections?: number): Promise<void>
  /** Reads the values of a variable, the oldest first. */
  readValues(sensorId: string, varName: string): Promise<number[]>
}

/** A line of the log. */
export interface LogLine {
  readonly msg: string
  readonly event?: string
  readonly reason?: string
  readonly broker?: string
  readonly isResumed?: boolean
}

/** The name of the broker in {@link writeMqttFile}, where none is given. */
export const brokerName = 'building'

let directory: string | undefined
let files = 0

/** Writes a file of brokers of the organisation `org`; each needs an url and topics. */
export function writeMqttFile(...brokers: readonly object[]): string {
  directory ??= createTemporaryDirectory()
  files += 1
  const file = join(directory, `mqtt-${files}.yaml`)
  const whole = brokers.map((broker) => ({ name: brokerName, organisation: 'org', ...broker }))
  writeFileSync(file, JSON.stringify({ brokers: whole }))
  return file
}

/** Starts a server with the two organisations of `startApiServer` that subscribes to brokers. */
export async function startMqttServer(
  mqttFile: string,
  dataDir = createTemporaryDirectory(),
  takeRules?: Partial<TakeRules>,
): Promise<MqttServer> {
  const lines: LogLine[] = []
  const log = { write: (line: string) => lines.push(JSON.parse(line) as LogLine) }
  const settings = { mqttFile, metricsPort: 0, logLevel: 'info' } as const
  const api = await startApiServer(dataDir, undefined, settings, { takeRules }, log)
  const readMetric = async (name: string) => {
    const response = await fetch(`http://127.0.0.1:${api.server.metricsPort}/metrics`)
    const found = (await response.text()).split('\n').find((line) => line.startsWith(`${name} `))
    return found === undefined ? 0 : Number(found.slice(name.length + 1))
  }
  const waitForMetric = async (name: string, value: number) => {
    const deadline = performance.now() + 30_000
    for (let last = await readMetric(name); last !== value; last = await readMetric(name)) {
      if (performance.now() > deadline) throw new Error(`${name} is ${last}, not ${value}`)
      await delay(20)
    }
  }
  return {
    ...api,
    lines,
    readMetric,
    waitForMetric,
    waitForBroker: (name = brokerName, connections = 1) =>
      waitForMetric(`lightfi_mqtt_connected{broker="${name}"}`, connections),
    readValues: async (sensorId, varName) => {
      const path = `/sensors/${sensorId}/${varName}/history?from=0`
      const { body } = await api.call(path, { token: api.tokens.reader })
      return body.data.map(({ value }: { value: number }) => value)
    },
  }
}
