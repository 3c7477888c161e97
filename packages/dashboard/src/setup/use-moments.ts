import { usePlace } from '../app/use-place.ts'
import { formatMoment, nameZone } from '../time/format-time.ts'
import { useNow } from '../time/use-now.ts'

/** Gives a way to write times in the zone of the place that was looked at last, and the name of that zone. */
export function useMoments(): Moments {
  const zone = usePlace()?.time_zone ?? 'UTC'
  const nowS = useNow()
  return { zone, zoneName: nameZone(zone), nowS, write: (timeS) => formatMoment(timeS, zone, nowS) }
}

/** What {@link useMoments} gives. */
export interface Moments {
  readonly zone: string
  readonly zoneName: string
  /** Unix seconds. */
  readonly nowS: number
  readonly write: (timeS: number) => string
}
