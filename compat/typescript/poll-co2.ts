/**
 * Polls the carbon dioxide of one sensor and prints each new reading.
 * Usage: poll-co2 SENSOR INTERVAL_SECONDS READINGS POLLS
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { createApi } from './api-service'
import type { SensorOutput } from './services/api'

function findCo2(sensor: SensorOutput): { time: number; value: number } | undefined {
  for (const { var_name, time, value } of sensor.data ?? []) {
    // The two generators disagree on the spelling of VarName's members, so the name on the wire is compared.
    if (String(var_name) === 'CO2ppm' && value !== undefined) return { time, value }
  }
  return undefined
}

async function main(): Promise<void> {
  const [sensorId = '', intervalS = '60', readings = 'Infinity', polls = 'Infinity'] = process.argv.slice(2)
  const api = await createApi()
  let printed = 0
  let lastTime: number | undefined
  for (let poll = 0; poll < Number(polls); poll++) {
    if (poll > 0) await sleep(Number(intervalS) * 1000)
    const answer = await api.readLatestSensorInformationSensorsSensorIdGet(sensorId, ['latest', 'value'])
    const newest = findCo2(answer.data)
    if (newest === undefined || newest.time === lastTime) continue
    lastTime = newest.time
    const measured = new Date(newest.time * 1000).toISOString().slice(0, 19).replace('T', ' ')
    console.log(`${measured} CO2 level: ${newest.value} ppm`)
    printed++
    if (printed === Number(readings)) return
  }
  throw new Error(`Only ${printed} new readings in ${polls} polls.`)
}

main().catch((error: Error) => {
  // The whole error of axios holds the request, and so the access token.
  console.error(error.message)
  process.exitCode = 1
})
