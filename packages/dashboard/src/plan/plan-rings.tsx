import { joinClasses } from '../design/join-classes.ts'
import { outlineArea } from './outline-area.ts'
import type { PlanSpot } from './place-sensors.ts'
import styles from './plan-drawing.module.css'
import { bubbleRadius } from './plan-spots.tsx'

/** Settings of the rings. */
export interface PlanRingsProps {
  readonly picked: PlanSpot | undefined
  /** The one whose course is drawn. */
  readonly charted: PlanSpot | undefined
  readonly focused: PlanSpot | undefined
  /** Metres that a pixel shows. */
  readonly pixel: number
}

/** Outlines what is picked, what the chart shows, and what the keyboard is on; above everything, so that no neighbour covers it. */
export function PlanRings({ picked, charted, focused, pixel }: PlanRingsProps) {
  return (
    <g aria-hidden>
      {charted && charted !== picked && <Ring spot={charted} pixel={pixel} look={styles.charted} />}
      {picked && (
        <>
          <Ring spot={picked} pixel={pixel} look={styles.halo} />
          <Ring spot={picked} pixel={pixel} look={styles.picked} />
        </>
      )}
      {focused && (
        <>
          {focused !== picked && <Ring spot={focused} pixel={pixel} look={styles.halo} />}
          <Ring spot={focused} pixel={pixel} look={styles.focused} />
        </>
      )}
    </g>
  )
}

function Ring({ spot, pixel, look }: { spot: PlanSpot; pixel: number; look: string | undefined }) {
  const className = joinClasses(styles.ring, look)
  if (spot.area) return <path className={className} d={outlineArea(spot.area).path} />
  return <circle className={className} cx={spot.at[0]} cy={spot.at[1]} r={(bubbleRadius + 2) * pixel} />
}
