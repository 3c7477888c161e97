import { useDashboard } from '../app/dashboard-context.tsx'
import { Swatch } from '../design/swatch.tsx'
import { planTexts } from '../text/en/plan.ts'
import { formatMoment } from '../time/format-time.ts'
import type { PlanSpot } from './place-sensors.ts'
import styles from './plan-tooltip.module.css'
import type { PlanView, Size } from './plan-view.ts'
import { toScreen } from './plan-view.ts'
import { type LookStyle, writeLook } from './write-look.ts'

/** Settings of a read-out. */
export interface PlanTooltipProps {
  readonly spot: PlanSpot
  readonly lookStyle: LookStyle
  readonly view: PlanView
  readonly size: Size
}

/** A room with more sensors than this says how many more there are. */
const mostSensors = 6

/** Lists each sensor of a room beside it, while it is pointed at. */
export function PlanTooltip({ spot, lookStyle, view, size }: PlanTooltipProps) {
  const { session } = useDashboard()
  const [x, y] = toScreen(view, spot.at)
  const nowS = session.clock.nowMs() / 1000
  const { sensors } = spot.reading
  const isLow = y < size.height / 2
  return (
    <div
      className={styles.tooltip}
      aria-hidden="true"
      style={{
        left: Math.min(Math.max(x, 130), Math.max(130, size.width - 130)),
        ...(isLow ? { top: y + 36 } : { bottom: size.height - y + 36 }),
      }}
    >
      <p className={styles.name}>{spot.name}</p>
      <ul className={styles.sensors}>
        {sensors.slice(0, mostSensors).map((shown) => {
          const { sensor, datum, colour, absence } = shown
          return (
            <li key={sensor.sensor_id} className={styles.sensor}>
              {(colour !== undefined || absence !== undefined) && (
                <Swatch colour={absence === undefined ? colour : undefined} />
              )}
              <span className={styles.reading}>{writeLook(shown, lookStyle).join(' ')}</span>
              {datum && (
                <span className={styles.time}>
                  {formatMoment(datum.time, sensor.time_zone ?? 'UTC', nowS)}
                </span>
              )}
              {sensor.name !== undefined && sensor.name !== spot.name && (
                <span className={styles.sensorName}>{sensor.name}</span>
              )}
            </li>
          )
        })}
      </ul>
      {sensors.length > mostSensors && (
        <p className={styles.time}>{planTexts.more(sensors.length - mostSensors)}</p>
      )}
    </div>
  )
}
