import { type Reading, type ReadingSource, simulateBuilding } from '@openlightfi/simulator'
import { changeAir } from './change-air.ts'
import { type buildings, sceneSeed, sceneTime, sensors } from './scene.ts'

type SceneBuilding = (typeof buildings)[number]

const secondsAt = (time: Temporal.ZonedDateTime) => time.epochMilliseconds / 1000

const silentFromS = secondsAt(sceneTime.with({ hour: 11, minute: 58 }))
const offlineFromS = secondsAt(sceneTime.with({ hour: 10, minute: 2 }))
const rebootFromS = secondsAt(sceneTime.with({ hour: 13, minute: 7 }))
const gapFromS = secondsAt(sceneTime.with({ day: 10, hour: 2, minute: 0 }))
const gapToS = secondsAt(sceneTime.with({ day: 10, hour: 14, minute: 0 }))
const focusFromS = secondsAt(sceneTime.with({ hour: 11, minute: 36 }))
const focusStepS = 170

/** From when on what detectors of the model see is left out. */
const seesNobodyFromS: Readonly<Record<string, number>> = {
  [sensors.libraryMotion]: secondsAt(sceneTime.with({ hour: 9, minute: 40 })),
  [sensors.southMotion]: secondsAt(sceneTime.with({ hour: 12, minute: 31 })),
  [sensors.worstMotion]: focusFromS,
}

/** The readings of an organisation of the scene: a simulated life with a few troubles at fixed times. */
export function createSceneReadings(building: SceneBuilding): ReadingSource {
  const source = simulateBuilding(building, sceneSeed)
  return {
    *readings(fromS, toS) {
      const seen = listFocusMotions(building).filter(({ timeS }) => timeS >= fromS && timeS < toS)
      for (const reading of source.readings(fromS, toS)) {
        while (seen[0] && seen[0].timeS <= reading.timeS) yield* seen.splice(0, 1)
        const changed = trouble(changeAir(reading))
        if (changed) yield changed
      }
    },
  }
}

/** Changes a reading as the troubles of its sensor want it; undefined where it never came. */
function trouble(reading: Reading): Reading | undefined {
  const { sensorId, varName, timeS } = reading
  const isStatus = varName === 'onlineStatus'
  if (varName === 'motionEvent' && timeS >= (seesNobodyFromS[sensorId] ?? Infinity)) return undefined
  if (sensorId === sensors.silent) return timeS < silentFromS ? reading : undefined
  if (sensorId === sensors.gap) return timeS < gapFromS || timeS >= gapToS ? reading : undefined
  if (sensorId === sensors.offline && timeS >= offlineFromS)
    return isStatus ? { ...reading, value: 0 } : undefined
  if (sensorId === sensors.rebooting && timeS >= rebootFromS)
    return isStatus ? { ...reading, value: -1 } : undefined
  if (varName === 'batteryLevelPct') return drain(reading)
  return reading
}

function drain(reading: Reading): Reading {
  if (reading.sensorId === sensors.lowBattery) return { ...reading, value: 7 }
  if (reading.sensorId === sensors.sinkingBattery) return { ...reading, value: 14 }
  return reading
}

/** Somebody sits in Focus room 1.3 until now, and moves every few minutes. */
function listFocusMotions({ sensors: built }: SceneBuilding): Reading[] {
  if (!built.some(({ sensorId }) => sensorId === sensors.worstMotion)) return []
  const count = Math.ceil((secondsAt(sceneTime) - focusFromS) / focusStepS)
  return Array.from({ length: count }, (_, index) => ({
    sensorId: sensors.worstMotion,
    varName: 'motionEvent',
    timeS: focusFromS + index * focusStepS,
    value: 1,
  }))
}
