import { memo } from 'react'
import styles from './plan-drawing.module.css'

/** Settings of the patterns of a plan. */
export interface PlanPatternsProps {
  /** What their ids begin with. */
  readonly id: string
  /** The colours that are shown; on paper each has a pattern of its own. */
  readonly colours: readonly `--${string}`[]
  /** Metres that a pixel shows. */
  readonly pixel: number
}

/** Marks of the steps of a scale, from its first to its last, in a square of 8. */
const marks = ['M0 0', 'M3.5 4h1', 'M0 8L8 0', 'M0 8L8 0M0 0L8 8', 'M0 2h8M0 6h8M2 0v8M6 0v8'] as const

/** Hatching for what has no current data, and what makes colours different on paper. */
export const PlanPatterns = memo(function PlanPatterns({ id, colours, pixel }: PlanPatternsProps) {
  const shared = { patternUnits: 'userSpaceOnUse', width: 8, height: 8, patternTransform: `scale(${pixel})` }
  return (
    <defs>
      <pattern id={`${id}-none`} {...shared}>
        <rect className={styles.hatchGround} width={8} height={8} />
        <path className={styles.hatch} d="M-2 2L2 -2M0 8L8 0M6 10L10 6" />
      </pattern>
      {colours.map((colour, index) => (
        <pattern key={colour} id={`${id}${colour}`} {...shared}>
          <rect width={8} height={8} style={{ fill: `var(${colour})` }} />
          <path
            className={styles.mark}
            d={marks[stepOf(colour) ?? index % marks.length]}
            style={{ stroke: `var(${colour}-ink)` }}
          />
        </pattern>
      ))}
    </defs>
  )
})

function stepOf(colour: string): number | undefined {
  const step = Number(/-([0-4])$/.exec(colour)?.[1] ?? Number.NaN)
  return Number.isNaN(step) ? undefined : step
}
