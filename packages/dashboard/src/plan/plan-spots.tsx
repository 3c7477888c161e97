import { memo } from 'react'
import { outlineArea } from './outline-area.ts'
import type { PlanSpot } from './place-sensors.ts'
import styles from './plan-drawing.module.css'

/** How large a bubble is, pixels from its centre. */
export const bubbleRadius = 9

/** Settings of the rooms and bubbles. */
export interface PlanSpotsProps {
  readonly spots: readonly PlanSpot[]
  /** Keys of what is picked and of what the Tab key leads to. */
  readonly picked: string | undefined
  readonly tabStop: string | undefined
  /** What people hear of a spot. */
  readonly nameSpot: (spot: PlanSpot) => string
  /** Ids of the patterns of this plan. */
  readonly patterns: string
  /** Metres that a pixel shows. */
  readonly pixel: number
}

/** Everything that shows a value, each of it a choice. */
export const PlanSpots = memo(function PlanSpots(props: PlanSpotsProps) {
  const { spots, picked, tabStop, nameSpot, patterns, pixel } = props
  return spots.map((spot) => {
    const { colour, absence } = spot.reading
    const shared = {
      spotKey: spot.key,
      label: nameSpot(spot),
      isPicked: spot.key === picked,
      isTabStop: spot.key === tabStop,
      fill:
        absence !== undefined
          ? `url(#${patterns}-none)`
          : colour === undefined
            ? undefined
            : `var(${colour})`,
      printFill: absence === undefined && colour !== undefined ? `url(#${patterns}${colour})` : undefined,
    }
    return spot.area ? (
      <RoomSpot key={spot.key} {...shared} path={outlineArea(spot.area).path} />
    ) : (
      <BubbleSpot key={spot.key} {...shared} x={spot.at[0]} y={spot.at[1]} radius={bubbleRadius * pixel} />
    )
  })
})

interface SpotProps {
  readonly spotKey: string
  readonly label: string
  readonly isPicked: boolean
  readonly isTabStop: boolean
  readonly fill: string | undefined
  readonly printFill: string | undefined
}

/** A room: it is drawn again only when something about it has changed. */
const RoomSpot = memo(function RoomSpot({ path, ...rest }: SpotProps & { path: string }) {
  return <path {...listAttributes(rest)} d={path} />
})

const BubbleSpot = memo(function BubbleSpot(props: SpotProps & { x: number; y: number; radius: number }) {
  const { x, y, radius, ...rest } = props
  return <circle {...listAttributes(rest)} cx={x} cy={y} r={radius} />
})

function listAttributes({ spotKey, label, isPicked, isTabStop, fill, printFill }: SpotProps) {
  return {
    className: styles.spot,
    role: 'option',
    'aria-label': label,
    'aria-selected': isPicked,
    tabIndex: isTabStop ? 0 : -1,
    'data-spot': spotKey,
    style: { '--fill': fill ?? 'var(--card)', '--print-fill': printFill ?? fill ?? 'var(--card)' } as object,
  }
}
