import { setTimeout as delay } from 'node:timers/promises'
import { fixtureSensorId } from './fixture.ts'
import type { DashboardServer } from './programs/dashboard-server.ts'

const postsPerS = 4

/** Posts new values of one sensor after the other, as gateways do, until told to stop. */
export async function postValues(
  server: DashboardServer,
  { sensors, perS }: { readonly sensors: number; readonly perS: number },
  stop: AbortSignal,
): Promise<void> {
  const perPost = Math.round(perS / postsPerS)
  for (let at = 0; !stop.aborted; at += perPost) {
    await postOnce(
      server,
      Array.from({ length: perPost }, (_, index) => ({
        sensor: (at + index) % sensors,
        value: 600 + ((at + index * 7) % 900),
      })),
    )
    await delay(1000 / postsPerS)
  }
}

/** Posts a value of CO2 of each of some sensors, in one request. */
export async function postOnce(
  { url, token }: DashboardServer,
  values: readonly { readonly sensor: number; readonly value: number }[],
): Promise<void> {
  const time = Date.now() / 1000
  const readings = values.map(({ sensor, value }) => ({
    sensor_id: fixtureSensorId(sensor),
    var_name: 'CO2ppm',
    time,
    value,
  }))
  const response = await fetch(`${url}/readings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings }),
  })
  if (!response.ok) throw new Error(`/readings answered ${response.status}`)
  await response.arrayBuffer()
}
