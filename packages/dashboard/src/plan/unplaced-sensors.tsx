import { ActionMenu } from '../design/action-menu.tsx'
import { Button } from '../design/button.tsx'
import type { ShownSensor } from '../live/shown-sensor.ts'
import { planTexts } from '../text/en/plan.ts'
import { type LookStyle, writeLook } from './write-look.ts'

/** Settings of the sensors that are not on a plan. */
export interface UnplacedSensorsProps {
  readonly sensors: readonly ShownSensor[]
  readonly lookStyle: LookStyle
  readonly onPick: (sensorId: string) => void
}

/** Sensors that the menu lists at most; the list of the screen has all. */
const mostListed = 100

/** Sensors without a place on the plan, behind a button that counts them. */
export function UnplacedSensors({ sensors, lookStyle, onPick }: UnplacedSensorsProps) {
  if (sensors.length === 0) return null
  const entries = sensors.slice(0, mostListed).map((shown) => ({
    id: shown.sensor.sensor_id,
    text: [shown.sensor.name ?? shown.sensor.sensor_id, ...writeLook(shown, lookStyle)].join(', '),
    onAction: () => onPick(shown.sensor.sensor_id),
  }))
  return (
    <ActionMenu label={planTexts.unplacedLabel} entries={entries}>
      <Button size="small">{planTexts.unplaced(sensors.length)}</Button>
    </ActionMenu>
  )
}
