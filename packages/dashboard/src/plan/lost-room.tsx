import { useEffect, useRef } from 'react'
import { isolateText } from '../data/isolate-text.ts'
import { planTexts } from '../text/en/plan.ts'
import type { PlacedSensors } from './place-sensors.ts'

/** Settings of {@link LostRoom}. */
export interface LostRoomProps {
  readonly picked: string | undefined
  readonly placed: PlacedSensors
  readonly onTell: (message: string) => void
}

/** Tells when what is picked is no longer on a plan that was changed meanwhile. Draws nothing. */
export function LostRoom({ picked, placed: { spots, unplaced }, onTell }: LostRoomProps) {
  const seen = useRef<string>(undefined)
  const isOnPlan = spots.some(({ reading }) =>
    reading.sensors.some(({ sensor }) => sensor.sensor_id === picked),
  )
  const lost = unplaced.find(({ sensor }) => sensor.sensor_id === picked)?.sensor
  const name = lost && isolateText(lost.name ?? lost.sensor_id)
  useEffect(() => {
    if (name !== undefined && seen.current === picked) onTell(planTexts.roomGone(name))
    seen.current = isOnPlan ? picked : undefined
  }, [name, picked, isOnPlan, onTell])
  return null
}
