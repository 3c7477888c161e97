import { useMemo } from 'react'
import { buildSparkline, placeInSparkline } from './build-sparkline.ts'
import styles from './sparkline.module.css'

/** What a sparkline shows. */
export interface SparklineProps {
  /** Unix seconds, rising. */
  readonly time: readonly number[]
  /** As many values; `null` is a gap. */
  readonly values: readonly (number | null)[]
  readonly width?: number
  readonly height?: number
  /** The range that the width stands for, Unix seconds; that of the data when absent. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** The least and the greatest value that fit in, for lines that are to be compared. */
  readonly scale?: readonly [least: number, greatest: number] | undefined
  /** Values at which a hairline stands, as far as they are within the scale. */
  readonly limits?: readonly number[] | undefined
}

const noLimits: readonly number[] = []

/** A line of a few pixels that shows a course. What it says must also stand beside it in words. */
export function Sparkline({
  time,
  values,
  width = 112,
  height = 24,
  from,
  to,
  scale,
  limits = noLimits,
}: SparklineProps) {
  const path = useMemo(
    () => buildSparkline(time, values, { width, height, from, to, scale }),
    [time, values, width, height, from, to, scale],
  )
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden
    >
      {scale &&
        limits
          .filter((limit) => limit > scale[0] && limit < scale[1])
          .map((limit) => (
            <line
              key={limit}
              x1={0}
              x2={width}
              y1={placeInSparkline(limit, scale, height)}
              y2={placeInSparkline(limit, scale, height)}
            />
          ))}
      <path d={path} />
    </svg>
  )
}
