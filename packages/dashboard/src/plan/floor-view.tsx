import { useQuery } from '@tanstack/react-query'
import { useDashboard } from '../app/dashboard-context.tsx'
import type { Location } from '../data/queries.ts'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import type { LivePlanProps } from '../live/live-plan.tsx'
import { planTexts } from '../text/en/plan.ts'
import { FloorPlan } from './floor-plan.tsx'
import styles from './floor-view.module.css'
import { floorplanQuery } from './floorplan-queries.ts'
import { LostRoom } from './lost-room.tsx'
import { NoPlan } from './no-plan.tsx'
import { PlanLegend } from './plan-legend.tsx'
import { RoomSensors } from './room-sensors.tsx'
import { RoomValueChoice } from './room-value-choice.tsx'
import { UnplacedSensors } from './unplaced-sensors.tsx'
import { useRoomReading } from './use-room-reading.ts'

/** Settings of a floor. */
export interface FloorViewProps extends Omit<LivePlanProps, 'locationId'> {
  readonly floor: Location
}

/** A floor with its plan, what its colours mean, and the sensors that are not on it. */
export function FloorView({ floor, variable, sensors, picked, charted, onPick, onTell }: FloorViewProps) {
  const { client } = useDashboard()
  const plan = useQuery({
    ...floorplanQuery(client, floor.location_id),
    enabled: floor.has_floorplan !== false,
  })
  const { place, hasMean, room, lookStyle, legend } = useRoomReading(floor.location_id, variable, sensors)
  if (floor.has_floorplan === false || plan.data === null) return <NoPlan floor={floor} />
  if (plan.isPending) return <WaitingPlan />
  if (plan.data === undefined) return <FailureNotice error={plan.error} onTryAgain={() => plan.refetch()} />
  return (
    <section className={styles.view} aria-label={planTexts.title(floor.name)}>
      <FloorPlan
        floorName={floor.name}
        plan={plan.data}
        place={place}
        lookStyle={lookStyle}
        picked={picked}
        charted={charted}
        onPick={onPick}
        foot={({ spots, unplaced }) => (
          <>
            <LostRoom picked={picked} placed={{ spots, unplaced }} onTell={onTell} />
            <RoomSensors spots={spots} lookStyle={lookStyle} picked={picked} onPick={onPick} />
            <footer className={styles.foot}>
              <PlanLegend entries={legend} />
              <div className={styles.acts}>
                <UnplacedSensors sensors={unplaced} lookStyle={lookStyle} onPick={onPick} />
                {hasMean && spots.some(({ reading }) => reading.sensors.length > 1) && (
                  <RoomValueChoice value={room} />
                )}
              </div>
            </footer>
          </>
        )}
      />
    </section>
  )
}

function WaitingPlan() {
  return (
    <div className={styles.view}>
      <p className={styles.heard} role="status">
        {planTexts.loading}
      </p>
      <div className={styles.waiting}>
        <Skeleton height="100%" />
      </div>
    </div>
  )
}
