import type { Schemas } from '@openlightfi/client'
import { type CSSProperties, type ReactNode, useMemo, useRef } from 'react'
import { useIsPrinting } from '../chart/use-is-printing.ts'
import { Empty } from '../design/empty.tsx'
import { planTexts } from '../text/en/plan.ts'
import type { FloorDrawing } from './draw-floor.ts'
import { drawFloor } from './draw-floor.ts'
import styles from './floor-plan.module.css'
import type { Box } from './geometry.ts'
import type { PlacedSensors } from './place-sensors.ts'
import { PlanStage } from './plan-stage.tsx'
import type { Size } from './plan-view.ts'
import { useElementSize } from './use-element-size.ts'
import type { LookStyle } from './write-look.ts'

/** Settings of a plan. */
export interface FloorPlanProps {
  readonly floorName: string
  readonly plan: Schemas['Floorplan']
  /** Puts the sensors of the floor on the drawing. The same function while they are the same. */
  readonly place: (drawing: FloorDrawing) => PlacedSensors
  /** How values are written. The same object while they are written the same. */
  readonly lookStyle: LookStyle
  /** The sensor that is picked, if any. */
  readonly picked: string | undefined
  /** The sensor whose course is drawn elsewhere on the screen; its room is outlined. */
  readonly charted?: string | undefined
  readonly onPick: (sensorId: string | undefined) => void
  /** One of several: it is neither moved nor enlarged. */
  readonly isSmall?: boolean
  /** What stands below the plan. */
  readonly foot?: (placed: PlacedSensors) => ReactNode
}

/** A floor, with a value in each room that has one. */
export function FloorPlan(props: FloorPlanProps) {
  const { floorName, plan, place, isSmall = false, foot } = props
  const box = useRef<HTMLDivElement>(null)
  const size = useElementSize(box)
  const isPrinting = useIsPrinting()
  const drawing = useMemo(() => drawFloor(plan), [plan])
  const placed = useMemo(() => drawing && place(drawing), [drawing, place])
  if (!drawing || !placed) {
    return <Empty title={planTexts.nothingDrawn(floorName)}>{planTexts.nothingDrawnNext}</Empty>
  }
  const ratio = findRatio(drawing.box)
  const isKnown = size !== undefined && size.width > 0 && size.height > 0
  return (
    <>
      <div className={isSmall ? styles.small : styles.box} style={{ '--ratio': ratio } as CSSProperties}>
        <div ref={box} className={styles.area}>
          {isKnown && (
            <PlanStage {...props} isSmall={isSmall} drawing={drawing} placed={placed} size={size} />
          )}
        </div>
      </div>
      {isPrinting && (
        <div className={styles.paper}>
          <PlanStage
            {...props}
            isSmall={isSmall}
            drawing={drawing}
            placed={placed}
            size={findPaperSize(ratio, isSmall)}
          />
        </div>
      )}
      {foot?.(placed)}
    </>
  )
}

/** How much wider than high a plan is. */
function findRatio({ left, right, top, bottom }: Box): number {
  return (right - left) / Math.max(bottom - top, Number.EPSILON)
}

/** How large a plan is on paper, whatever screen it is printed from; pixels. */
function findPaperSize(ratio: number, isSmall: boolean): Size {
  const [width, most] = isSmall ? [220, 220] : [700, 275]
  return { width, height: Math.min(most, width / ratio) }
}
