import type { Schemas } from '@openlightfi/client'
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useId, useMemo, useRef } from 'react'
import type { Sensor } from '../../data/queries.ts'
import { drawFloor, type FloorArea, type FloorDrawing } from '../../plan/draw-floor.ts'
import { findAreasAt } from '../../plan/find-areas-at.ts'
import type { Point } from '../../plan/geometry.ts'
import { invertProjection } from '../../plan/invert-projection.ts'
import { NorthArrow } from '../../plan/north-arrow.tsx'
import { outlineArea } from '../../plan/outline-area.ts'
import { PlanGround, PlanWalls } from '../../plan/plan-base.tsx'
import { PlanControls } from '../../plan/plan-controls.tsx'
import { PlanLabels } from '../../plan/plan-labels.tsx'
import type { Size } from '../../plan/plan-view.ts'
import { readFeatures } from '../../plan/read-features.ts'
import { useElementSize } from '../../plan/use-element-size.ts'
import { usePlanView } from '../../plan/use-plan-view.ts'
import { sensorTexts } from '../../text/en/setup-sensors.ts'
import { moveByKey } from './move-by-key.ts'
import styles from './placing-plan.module.css'
import type { SensorPosition } from './sensor-form.ts'

const words = sensorTexts.plan

/** Settings of a plan on which a sensor is placed. */
export interface PlacingPlanProps {
  readonly plan: Schemas['Floorplan']
  /** The sensor that is placed. */
  readonly name: string
  readonly position: SensorPosition | null
  readonly polygonId: string | null
  /** Sensors that hang there already. */
  readonly others?: readonly Sensor[]
  /** @param areas the areas there, the likeliest first. */
  readonly onPlace: (position: SensorPosition, areas: readonly FloorArea[]) => void
}

/** A floor on which a press, or the arrow keys, say where a sensor hangs. */
export function PlacingPlan(props: PlacingPlanProps) {
  const { plan } = props
  const box = useRef<HTMLDivElement>(null)
  const size = useElementSize(box)
  const drawing = useMemo(() => drawFloor(plan), [plan])
  if (!drawing) return <p>{words.nothing}</p>
  const { left, right, top, bottom } = drawing.box
  const ratio = (right - left) / Math.max(bottom - top, Number.EPSILON)
  return (
    <div className={styles.box} style={{ '--ratio': ratio } as CSSProperties}>
      <div ref={box} className={styles.area}>
        {size && size.width > 0 && size.height > 0 && <Stage {...props} drawing={drawing} size={size} />}
      </div>
    </div>
  )
}

const noSpots: readonly [] = []
const noAreas: ReadonlySet<FloorArea> = new Set()

/** In narrower plans desks would cross names. */
const leastForDesks = 560

function Stage(props: PlacingPlanProps & { readonly drawing: FloorDrawing; readonly size: Size }) {
  const { plan, name, position, polygonId, others = [], onPlace, drawing, size } = props
  const stage = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const moves = usePlanView({ stage, sheet }, drawing.box, size, false)
  const { view } = moves
  const hint = useId()
  const locate = useMemo(() => {
    const [feature] = readFeatures(plan)
    const near = feature?.polygons[0]?.[0]?.[0] ?? feature?.lines[0]?.[0]
    return near && invertProjection(drawing.place, near)
  }, [plan, drawing])
  const at = position ? drawing.place([position.longitude, position.latitude]) : undefined
  const area = polygonId === null ? undefined : drawing.areas.find(({ id }) => id === polygonId)
  const pixel = 1 / view.scale

  const place = (point: Point) => {
    if (!locate) return
    const [longitude, latitude] = locate(point)
    onPlace(
      { longitude: roundDegrees(longitude), latitude: roundDegrees(latitude) },
      findAreasAt(drawing, point),
    )
  }
  const press = (event: MouseEvent) => {
    const element = sheet.current
    if (!element || element.clientWidth === 0) return
    // The sheet may be moved as a picture just now, so its place on the screen counts.
    const { left, top, width } = element.getBoundingClientRect()
    const share = width / element.clientWidth
    place([
      ((event.clientX - left) / share - view.left) / view.scale,
      ((event.clientY - top) / share - view.top) / view.scale,
    ])
  }
  const move = (event: KeyboardEvent) => {
    const next = moveByKey(event, at ?? middleOf(area, drawing), at !== undefined)
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    moves.reveal(next)
    place(next)
  }
  return (
    <>
      <div ref={stage} className={styles.stage}>
        <div
          ref={sheet}
          className={styles.sheet}
          role="application"
          aria-label={words.label(name)}
          aria-describedby={hint}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the sensor.
          tabIndex={0}
          style={{ '--pixel': `${pixel}px` } as CSSProperties}
          onClick={press}
          onKeyDown={move}
        >
          <svg className={styles.drawing} viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden>
            <g transform={`matrix(${view.scale} 0 0 ${view.scale} ${view.left} ${view.top})`}>
              <PlanGround drawing={drawing} watched={noAreas} />
              {area && <path className={styles.chosen} d={outlineArea(area).path} />}
              <PlanWalls drawing={drawing} watched={noAreas} hasDesks={size.width >= leastForDesks} />
            </g>
            <PlanLabels
              drawing={drawing}
              watched={noAreas}
              spots={noSpots}
              charted={undefined}
              view={view}
              size={size}
              wordFirst={false}
            />
            {/* Over the names: each can be seen, whatever stands below it. */}
            <g transform={`matrix(${view.scale} 0 0 ${view.scale} ${view.left} ${view.top})`}>
              {others.map(({ sensor_id, position: there }) => {
                if (!there) return null
                const [x, y] = drawing.place([there.longitude, there.latitude])
                return <circle key={sensor_id} className={styles.other} cx={x} cy={y} r={4 * pixel} />
              })}
            </g>
            {at && (
              <g
                className={styles.mark}
                transform={`translate(${at[0] * view.scale + view.left} ${at[1] * view.scale + view.top})`}
              >
                <circle className={styles.halo} r={11} />
                <circle className={styles.dot} r={6} />
              </g>
            )}
          </svg>
        </div>
        <NorthArrow angle={drawing.north} />
      </div>
      <PlanControls moves={moves} />
      <p id={hint} className={styles.heard}>
        {words.keys}
      </p>
    </>
  )
}

/** Where the arrow keys begin: in the room that is chosen, else in the middle. */
function middleOf(area: FloorArea | undefined, { box }: FloorDrawing): Point {
  return area ? outlineArea(area).spot : [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
}

/** To a centimetre. */
function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}
