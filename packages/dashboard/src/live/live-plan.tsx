import { useDashboard } from '../app/dashboard-context.tsx'
import type { Variable } from '../data/queries.ts'
import { Empty } from '../design/empty.tsx'
import { findFloorOf, findFloorsBelow } from '../plan/find-floors.ts'
import { FloorGallery } from '../plan/floor-gallery.tsx'
import { FloorView } from '../plan/floor-view.tsx'
import { planTexts } from '../text/en/plan.ts'
import type { ShownSensor } from './shown-sensor.ts'

/** What the right side of Live shows. */
export interface LivePlanProps {
  readonly locationId: string
  readonly variable: Variable
  readonly sensors: readonly ShownSensor[]
  /** The sensor that is picked, if any. */
  readonly picked: string | undefined
  /** The sensor whose course is drawn. */
  readonly charted?: string | undefined
  readonly onPick: (sensorId: string | undefined) => void
  /** Told what just happened, for people who hear the page. */
  readonly onTell: (message: string) => void
}

/**
 * The plan of the floor that a location is or lies in; of a place with several floors, all of them, small.
 */
export function LivePlan({ locationId, ...rest }: LivePlanProps) {
  const { locations } = useDashboard()
  const location = locations.find(({ location_id }) => location_id === locationId)
  const floor = location && findFloorOf(locations, location)
  if (floor) return <FloorView key={floor.location_id} floor={floor} {...rest} />
  const floors = findFloorsBelow(locations, locationId)
  if (floors.length > 0) return <FloorGallery floors={floors} placeName={location?.name ?? ''} {...rest} />
  return <Empty title={planTexts.noFloors(location?.name ?? '')}>{planTexts.noFloorsNext}</Empty>
}
