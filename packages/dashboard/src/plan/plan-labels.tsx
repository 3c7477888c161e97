import { memo, useMemo } from 'react'
import { inkOn } from '../design/ink-on.ts'
import type { FloorArea, FloorDrawing } from './draw-floor.ts'
import { type Flag, findFlags, flagSize } from './find-flags.ts'
import { measureFreeWidth } from './find-label-spot.ts'
import { fitLabel, fitQuietName, lineHeight, tickWidth } from './fit-label.ts'
import { estimateWidth } from './fit-text.ts'
import { outlineArea } from './outline-area.ts'
import { overlap } from './place-flags.ts'
import type { PlanSpot } from './place-sensors.ts'
import styles from './plan-drawing.module.css'
import { bubbleRadius } from './plan-spots.tsx'
import { type PlanView, type Size, toScreen } from './plan-view.ts'
import { writeLook } from './write-look.ts'

/** Settings of the labels of a plan. */
export interface PlanLabelsProps {
  readonly drawing: FloorDrawing
  readonly watched: ReadonlySet<FloorArea>
  readonly spots: readonly PlanSpot[]
  /** The one whose course is drawn. */
  readonly charted: PlanSpot | undefined
  readonly view: PlanView
  readonly size: Size
  /** Whether words say more than values. */
  readonly wordFirst: boolean
}

/**
 * What stands in rooms: values where there are any, else their names, quietly. All of it is said elsewhere
 * too.
 */
export const PlanLabels = memo(function PlanLabels(props: PlanLabelsProps) {
  const { drawing, watched, spots, charted, view, size, wordFirst } = props
  const flags = useMemo(
    () => findFlags({ spots, charted, view, size, wordFirst }),
    [spots, charted, view, size, wordFirst],
  )
  return (
    <g aria-hidden className={styles.labels}>
      <QuietNames drawing={drawing} watched={watched} flags={flags} view={view} size={size} />
      {spots.map(({ key, name, area, at, reading }) => {
        const [x, y] = toScreen(view, at)
        if (x < -60 || y < -60 || x > size.width + 60 || y > size.height + 60) return null
        const { colour, ticks, absence } = reading
        const flag = flags.get(key)
        if (flag) return <SpotFlag key={key} flag={flag} colour={colour} x={x} y={y} />
        const isAbsent = absence !== undefined
        const [lead = '', rest = ''] = isAbsent
          ? [reading.word]
          : writeLook(reading, { symbol: '', wordFirst })
        return (
          <SpotLabel
            key={key}
            area={area}
            name={name}
            value={lead}
            word={rest}
            ticks={isAbsent ? 0 : ticks}
            colour={isAbsent ? undefined : colour}
            isAbsent={isAbsent}
            scale={view.scale}
            x={x}
            y={y}
          />
        )
      })}
    </g>
  )
})

/** A label beside its room, or over it, with a line to the middle of the room. */
function SpotFlag({ flag, colour, x, y }: Pick<SpotLabelProps, 'colour' | 'x' | 'y'> & { flag: Flag }) {
  const { plate, value, name } = flag
  const isAway = plate.x !== x || plate.y !== y
  return (
    <g className={styles.flag} style={colour && { fill: `var(${inkOn(colour)})` }}>
      {isAway && <path className={styles.leader} d={`M${x} ${y}L${plate.x} ${plate.y}`} />}
      <rect
        className={styles.plate}
        x={plate.x - plate.width / 2}
        y={plate.y - plate.height / 2}
        width={plate.width}
        height={plate.height}
        rx={4}
        style={colour && { fill: `var(${colour})` }}
      />
      <text x={plate.x} y={plate.y + flagSize * 0.36} style={{ fontSize: flagSize }}>
        <tspan className={styles.value}>{value}</tspan>
        {name !== '' && ` ${name}`}
      </text>
    </g>
  )
}

interface SpotLabelProps {
  readonly area: FloorArea | undefined
  readonly name: string
  readonly value: string
  readonly word: string
  readonly ticks: number
  readonly colour: `--${string}` | undefined
  readonly isAbsent: boolean
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** Smaller rooms have no desks that would cross their labels, pixels along a side. */
const leastForPlate = 110

const SpotLabel = memo(function SpotLabel(props: SpotLabelProps) {
  const { area, name, value, word, ticks, colour, isAbsent, scale, x, y } = props
  if (!area) {
    return (
      <text className={styles.beside} x={x} y={y + bubbleRadius + 13}>
        {value}
      </text>
    )
  }
  const { largest, spot } = outlineArea(area)
  const widthAt = (height: number) => measureFreeWidth(largest, spot, height / scale) * scale
  const fitting = fitLabel({ value, name, word, hasTicks: ticks > 0 }, widthAt)
  if (!fitting) return null
  const { valueSize, nameSize, hasTicks } = fitting
  const widest = Math.max(
    estimateWidth(fitting.value) * valueSize,
    ...fitting.name.map((line) => estimateWidth(line) * nameSize),
    estimateWidth(fitting.word) * 12,
    hasTicks ? tickWidth : 0,
  )
  const hasPlate = Math.sqrt(area.size) * scale > leastForPlate
  const plateWidth = Math.min(widest + 12, widthAt(fitting.height + 4) - 6)
  const top = y - fitting.height / 2
  const nameTop = top + valueSize * lineHeight
  const wordTop = nameTop + fitting.name.length * nameSize * lineHeight
  const ticksTop = wordTop + (fitting.word === '' ? 0 : 12 * lineHeight)
  return (
    <g
      className={isAbsent ? styles.absent : styles.label}
      style={
        isAbsent || colour === undefined
          ? { fill: 'var(--ink)', stroke: 'var(--card)' }
          : { fill: `var(${inkOn(colour)})`, stroke: `var(${colour})` }
      }
    >
      {hasPlate && (
        <rect
          className={styles.ground}
          x={x - plateWidth / 2}
          y={top}
          width={plateWidth}
          height={fitting.height + 4}
          rx={6}
          style={{ fill: isAbsent || colour === undefined ? 'var(--card)' : `var(${colour})` }}
        />
      )}
      <text
        className={isAbsent ? styles.noValue : styles.value}
        x={x}
        y={top + valueSize}
        style={{ fontSize: isAbsent ? Math.min(14, valueSize) : valueSize }}
      >
        {fitting.value}
      </text>
      {fitting.name.map((line, index) => (
        <text
          key={line}
          x={x}
          y={nameTop + nameSize * (1 + index * lineHeight)}
          style={{ fontSize: nameSize }}
        >
          {line}
        </text>
      ))}
      {fitting.word !== '' && (
        <text className={styles.word} x={x} y={wordTop + 12}>
          {fitting.word}
        </text>
      )}
      {hasTicks && <Ticks ticks={ticks} x={x} y={ticksTop + 4} />}
    </g>
  )
})

const tickPlaces = [0, 1, 2, 3, 4] as const

function Ticks({ ticks, x, y }: { ticks: number; x: number; y: number }) {
  return tickPlaces.map((place) => (
    <rect
      key={place}
      className={place < ticks ? styles.tick : styles.noTick}
      x={x - 14 + place * 5.75}
      y={y}
      width={5}
      height={4}
      rx={1}
    />
  ))
}

/** Desks have names too, which nobody looks for at this size. */
const namedKinds = new Set(['room', 'service'])

interface QuietNamesProps extends Pick<PlanLabelsProps, 'drawing' | 'watched' | 'view' | 'size'> {
  /** Values come before names. */
  readonly flags: ReadonlyMap<string, Flag>
}

function QuietNames({ drawing, watched, flags, view, size }: QuietNamesProps) {
  const names = useMemo(
    () =>
      drawing.areas.flatMap((area) => {
        if (area.name === undefined || watched.has(area) || !namedKinds.has(area.kind)) return []
        // Cheap, before any side is looked at: too small for three letters.
        if (Math.sqrt(area.size) * view.scale < 14) return []
        const { largest, spot } = outlineArea(area)
        const [x, y] = toScreen(view, spot)
        if (x < -60 || y < -60 || x > size.width + 60 || y > size.height + 60) return []
        const fitting = fitQuietName(
          area.name,
          (height) => measureFreeWidth(largest, spot, height / view.scale) * view.scale,
        )
        return fitting === undefined
          ? []
          : [{ ...fitting, x, y, key: `${area.id ?? ''} ${spot[0]} ${spot[1]}` }]
      }),
    [drawing, watched, view, size],
  )
  const plates = [...flags.values()].map(({ plate }) => plate)
  const isFree = ({ lines, size: fontSize, x, y }: (typeof names)[number]) => {
    const width = Math.max(...lines.map((line) => estimateWidth(line))) * fontSize
    const height = lines.length * fontSize * lineHeight
    return !plates.some((plate) => overlap(plate, { x, y, width, height }))
  }
  return names.filter(isFree).map(({ key, lines, size: fontSize, x, y }) =>
    lines.map((line, index) => (
      <text
        key={`${key} ${line}`}
        className={styles.quiet}
        x={x}
        y={y + fontSize * (0.35 + (index - (lines.length - 1) / 2) * lineHeight)}
        style={{ fontSize }}
      >
        {line}
      </text>
    )),
  )
}
