/**
 * A thread that posts readings over many connections at once; its parent measures something else meanwhile.
 */
import { workerData } from 'node:worker_threads'
import { fixture, fixtureSensorId } from '../fixture.ts'

/** The readings to post, and the address for them. */
export interface PostedFlood {
  readonly url: string
  readonly token: string
  readonly connections: number
  readonly readingsPerBody: number
  /** Unix seconds. */
  readonly fromS: number
}

const { url, token, connections, readingsPerBody, fromS } = workerData as PostedFlood
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
const readings = Array.from({ length: readingsPerBody }, (_, index) => ({
  sensor_id: fixtureSensorId(index % fixture.sensors),
  var_name: fixture.varNames[index % fixture.varNames.length],
  time: fromS + index,
  value: (index % 600) / 10,
}))
const body = JSON.stringify({ readings })
await Promise.all(Array.from({ length: connections }, postUntilTaken))

/** A connection that finds the server full comes again when the server says, as gateways do. */
async function postUntilTaken(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const response = await fetch(`${url}/readings`, { method: 'POST', headers, body })
    const answer = await response.text()
    if (response.ok) return
    if (response.status !== 429 && response.status !== 503) throw new Error(`${response.status}: ${answer}`)
    const waitS = Number(response.headers.get('retry-after') ?? 1)
    await new Promise((resolve) => setTimeout(resolve, waitS * 1000))
  }
  throw new Error('a post was refused a hundred times')
}
