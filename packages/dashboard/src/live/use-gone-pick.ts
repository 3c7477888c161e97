import { useEffect, useRef } from 'react'
import { isolateText } from '../data/isolate-text.ts'
import type { Sensor } from '../data/queries.ts'

/**
 * Calls for letting go of a picked sensor that is not in the place: it was moved, retired or deleted
 * meanwhile, or the address is of another place.
 *
 * @param sensors of the place; `undefined` until they are there.
 * @param letGo gets the name of the sensor, or its id where its name was never seen.
 */
export function useGonePick(
  sensors: readonly Sensor[] | undefined,
  picked: string | undefined,
  letGo: (name: string) => void,
): void {
  const seen = useRef<Sensor>(undefined)
  useEffect(() => {
    if (sensors === undefined || picked === undefined) return
    const found = sensors.find(({ sensor_id, retired_at }) => sensor_id === picked && retired_at == null)
    if (found !== undefined) {
      seen.current = found
      return
    }
    const { sensor_id, name } = seen.current ?? {}
    letGo(isolateText((sensor_id === picked ? name : undefined) ?? picked))
  }, [sensors, picked, letGo])
}
