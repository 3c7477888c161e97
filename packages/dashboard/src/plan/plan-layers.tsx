import { memo } from 'react'
import { outlineArea } from './outline-area.ts'
import type { PlanSpot } from './place-sensors.ts'
import styles from './plan-drawing.module.css'

/** Spots that are too many to be drawn one by one: a path for each colour. */
export const PlanLayers = memo(function PlanLayers({
  spots,
  patterns,
}: {
  spots: readonly PlanSpot[]
  patterns: string
}) {
  const paths = new Map<string, string>()
  for (const { area, reading } of spots) {
    if (!area) continue
    const fill =
      reading.absence !== undefined ? `url(#${patterns}-none)` : `var(${reading.colour ?? '--card'})`
    paths.set(fill, (paths.get(fill) ?? '') + outlineArea(area).path)
  }
  return (
    <g aria-hidden>
      {[...paths].map(([fill, path]) => (
        <path
          key={fill}
          className={styles.layer}
          d={path}
          style={{ '--fill': fill, '--print-fill': fill } as object}
        />
      ))}
    </g>
  )
})
