import { Swatch } from '../design/swatch.tsx'
import { planTexts } from '../text/en/plan.ts'
import type { PlanSpot } from './place-sensors.ts'
import styles from './room-sensors.module.css'
import { type LookStyle, writeLook } from './write-look.ts'

/** Settings of the sensors of a room. */
export interface RoomSensorsProps {
  readonly spots: readonly PlanSpot[]
  readonly lookStyle: LookStyle
  readonly picked: string | undefined
  readonly onPick: (sensorId: string) => void
}

/** The sensors of the picked room, where it has several: each of them can be picked. */
export function RoomSensors({ spots, lookStyle, picked, onPick }: RoomSensorsProps) {
  const room = spots.find(({ reading }) => reading.sensors.some(({ sensor }) => sensor.sensor_id === picked))
  if (!room || room.reading.sensors.length < 2) return null
  return (
    <ul className={styles.sensors} aria-label={planTexts.sensorsHere(room.name)}>
      {room.reading.sensors.map((shown) => {
        const { sensor, colour, absence } = shown
        return (
          <li key={sensor.sensor_id}>
            <button
              type="button"
              className={styles.sensor}
              aria-pressed={sensor.sensor_id === picked}
              onClick={() => onPick(sensor.sensor_id)}
            >
              {(colour !== undefined || absence !== undefined) && (
                <Swatch colour={absence === undefined ? colour : undefined} />
              )}
              <span>{writeLook(shown, lookStyle).join(', ')}</span>
              <span className={styles.name}>{sensor.name ?? sensor.sensor_id}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
