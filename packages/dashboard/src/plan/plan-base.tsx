import { memo, useMemo } from 'react'
import type { AreaKind, FloorArea, FloorDrawing } from './draw-floor.ts'
import { outlineArea } from './outline-area.ts'
import styles from './plan-drawing.module.css'
import { writeLines } from './write-path.ts'

/** Settings of what never changes colour. */
export interface PlanBaseProps {
  readonly drawing: FloorDrawing
  /** The areas that show values, which are drawn one by one. */
  readonly watched: ReadonlySet<FloorArea>
}

/** Everything below the values: the floor, and the areas that no sensor watches, one path for each kind. */
export const PlanGround = memo(function PlanGround({ drawing, watched }: PlanBaseProps) {
  const paths = useMemo(() => {
    const joined: Record<AreaKind, string> = { floor: '', room: '', service: '', desk: '' }
    for (const area of drawing.areas) if (!watched.has(area)) joined[area.kind] += outlinePath(area)
    return joined
  }, [drawing, watched])
  return (
    <g aria-hidden>
      <path className={styles.floor} d={paths.floor} />
      <path className={styles.room} d={paths.room} />
      <path className={styles.service} d={paths.service} />
    </g>
  )
})

/** Settings of what lies above the values. */
export interface PlanWallsProps extends PlanBaseProps {
  /** Whether there is room for the desks that show no value. */
  readonly hasDesks: boolean
}

/** Everything above the values: desks that no sensor watches, walls and windows. */
export const PlanWalls = memo(function PlanWalls({ drawing, watched, hasDesks }: PlanWallsProps) {
  const paths = useMemo(() => {
    let desks = ''
    for (const area of drawing.areas)
      if (area.kind === 'desk' && !watched.has(area)) desks += outlinePath(area)
    return { desks, walls: writeLines(drawing.walls), windows: writeLines(drawing.windows) }
  }, [drawing, watched])
  return (
    <g aria-hidden className={styles.above}>
      {hasDesks && <path className={styles.desk} d={paths.desks} />}
      <path className={styles.wall} d={paths.walls} />
      <path className={styles.window} d={paths.windows} />
    </g>
  )
})

function outlinePath(area: FloorArea): string {
  return outlineArea(area).path
}
