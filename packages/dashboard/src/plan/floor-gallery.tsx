import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDashboard } from '../app/dashboard-context.tsx'
import { keepForOtherPlace } from '../app/screens.ts'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { Swatch } from '../design/swatch.tsx'
import type { LivePlanProps } from '../live/live-plan.tsx'
import type { ShownSensor } from '../live/shown-sensor.ts'
import { planTexts } from '../text/en/plan.ts'
import { countLooks } from './count-looks.ts'
import type { FloorBelow } from './find-floors.ts'
import styles from './floor-gallery.module.css'
import { FloorPlan } from './floor-plan.tsx'
import { floorplanQuery } from './floorplan-queries.ts'
import { useRoomReading } from './use-room-reading.ts'

/** Settings of several floors. */
export interface FloorGalleryProps extends Omit<LivePlanProps, 'locationId'> {
  readonly floors: readonly FloorBelow[]
  readonly placeName: string
}

/** More floors than this are shown without their plans: each would be read and drawn. */
const mostPlans = 12

/** The floors of a place one beside the other, each with its plan, its worst values named. */
export function FloorGallery({ floors, placeName, sensors, ...rest }: FloorGalleryProps) {
  const byLocation = Map.groupBy(sensors, ({ sensor }) => sensor.location_id)
  // Floors without a plan are lines of text, and come last, so that plans stand side by side.
  const [bare = [], drawn = []] = [true, false].map((is) => floors.filter((one) => hasNoPlan(one) === is))
  const list = (some: readonly FloorBelow[]) =>
    some.map((below) => (
      <FloorCard
        key={below.floor.location_id}
        below={below}
        sensors={[...below.locationIds].flatMap((id) => byLocation.get(id) ?? [])}
        showsPlan={floors.length <= mostPlans}
        {...rest}
      />
    ))
  return (
    <section className={styles.gallery} aria-label={planTexts.floors(placeName)}>
      {drawn.length > 0 && <ul className={styles.floors}>{list(drawn)}</ul>}
      {bare.length > 0 && <ul className={styles.floors}>{list(bare)}</ul>}
    </section>
  )
}

function hasNoPlan({ floor }: FloorBelow): boolean {
  return floor.has_floorplan === false
}

interface FloorCardProps extends Omit<FloorGalleryProps, 'floors' | 'placeName'> {
  readonly below: FloorBelow
  readonly showsPlan: boolean
}

function FloorCard({ below: { floor, path }, sensors, showsPlan, ...rest }: FloorCardProps) {
  return (
    <li className={styles.card}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          <Link to="/live/$location" params={{ location: floor.location_id }} search={keepForOtherPlace}>
            {floor.name}
          </Link>
          {path.length > 0 && <span className={styles.path}> {path.join(', ')}</span>}
          {floor.has_floorplan === false && <span className={styles.path}> · {planTexts.noPlan}</span>}
        </h2>
        <Counts sensors={sensors} />
      </header>
      {floor.has_floorplan !== false && showsPlan && <SmallPlan floor={floor} sensors={sensors} {...rest} />}
    </li>
  )
}

function SmallPlan({
  floor,
  variable,
  sensors,
  picked,
  charted,
  onPick,
}: Omit<FloorCardProps, 'below' | 'showsPlan'> & Pick<FloorBelow, 'floor'>) {
  const { client } = useDashboard()
  const plan = useQuery(floorplanQuery(client, floor.location_id))
  const { place, lookStyle } = useRoomReading(floor.location_id, variable, sensors)
  if (plan.isPending) return <Skeleton height="18rem" />
  if (plan.data === undefined) return <FailureNotice error={plan.error} onTryAgain={() => plan.refetch()} />
  if (plan.data === null) return <p className={styles.none}>{planTexts.noPlan}</p>
  return (
    <FloorPlan
      floorName={floor.name}
      plan={plan.data}
      place={place}
      lookStyle={lookStyle}
      picked={picked}
      charted={charted}
      onPick={onPick}
      isSmall
    />
  )
}

function Counts({ sensors }: { sensors: readonly ShownSensor[] }) {
  if (sensors.length === 0) return <p className={styles.path}>{planTexts.noSensors}</p>
  return (
    <ul className={styles.counts}>
      {countLooks(sensors).map(({ word, colour, count }) => (
        <li key={word} className={styles.count}>
          <Swatch colour={colour} />
          {count} {word}
        </li>
      ))}
    </ul>
  )
}
