import { fetchServiceToken } from './our-tokens.ts'
import { type RunningPeer, writeLines } from './peers.ts'
import type { OurServer } from './programs/our-server.ts'

/** A reading of the benchmark. */
export interface Reading {
  readonly sensorId: string
  readonly varName: string
  /** Unix seconds. */
  readonly time: number
  readonly value: number
}

/** A body that can be sent again. */
export type Body = Uint8Array<ArrayBuffer>

/** Sends a body of readings; resolves once they are acknowledged. */
export type Send = (body: Body) => Promise<void>

/** How readings are sent to one of those that are compared. */
export interface Destination {
  formatBody(readings: readonly Reading[]): Body
  readonly send: Send
}

const encoder = new TextEncoder()

/** Our API, as NDJSON: all of a body is stored, or it is an error. */
export async function connectOurs(ours: Pick<OurServer, 'url' | 'service'>): Promise<Destination> {
  const headers = {
    authorization: `Bearer ${await fetchServiceToken(ours)}`,
    'content-type': 'application/x-ndjson',
  }
  return {
    formatBody: (readings) => encoder.encode(readings.map(formatLine).join('\n')),
    async send(body) {
      const response = await fetch(`${ours.url}/readings?strict=true`, { method: 'POST', headers, body })
      const text = await response.text()
      if (!response.ok) throw new Error(`POST /readings answered ${response.status}: ${text}`)
    },
  }
}

/** A peer, by InfluxDB's line protocol. */
export function connectPeer(peer: RunningPeer): Destination {
  return {
    formatBody: (readings) => encoder.encode(readings.map(formatPoint).join('\n')),
    send: (body) => writeLines(peer, body),
  }
}

function formatLine({ sensorId, varName, time, value }: Reading): string {
  return JSON.stringify({ sensor_id: sensorId, var_name: varName, time, value })
}

function formatPoint({ sensorId, varName, time, value }: Reading): string {
  return `${varName},sensor_id=${sensorId} value=${value} ${time}`
}
