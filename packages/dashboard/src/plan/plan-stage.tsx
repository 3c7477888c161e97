import { type CSSProperties, useCallback, useId, useMemo, useRef, useState } from 'react'
import { planTexts } from '../text/en/plan.ts'
import type { FloorDrawing } from './draw-floor.ts'
import { findNeighbour } from './find-neighbour.ts'
import type { FloorPlanProps } from './floor-plan.tsx'
import { listColours } from './list-colours.ts'
import { nameSpot } from './name-spot.ts'
import { NorthArrow } from './north-arrow.tsx'
import type { PlacedSensors, PlanSpot } from './place-sensors.ts'
import { PlanGround, PlanWalls } from './plan-base.tsx'
import { PlanControls } from './plan-controls.tsx'
import { PlanLabels } from './plan-labels.tsx'
import { PlanLayers } from './plan-layers.tsx'
import { PlanPatterns } from './plan-patterns.tsx'
import { PlanRings } from './plan-rings.tsx'
import { PlanSpots } from './plan-spots.tsx'
import styles from './plan-stage.module.css'
import { PlanTooltip } from './plan-tooltip.tsx'
import type { Size } from './plan-view.ts'
import { readPlanKey } from './read-plan-key.ts'
import { splitSpots } from './split-spots.ts'
import { usePlanView } from './use-plan-view.ts'

/** Settings of a plan whose drawing and size are known. */
export interface PlanStageProps extends FloorPlanProps {
  readonly drawing: FloorDrawing
  readonly placed: PlacedSensors
  readonly size: Size
  readonly isSmall: boolean
}

/** In narrower plans desks would cross numbers and words, pixels. */
const leastForDesks = 400

/** The drawing itself, and what is done with it. */
export function PlanStage(props: PlanStageProps) {
  const { floorName, drawing, size, placed, lookStyle, picked, charted, onPick, isSmall } = props
  const stage = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const moves = usePlanView({ stage, sheet }, drawing.box, size, isSmall)
  const { view } = moves
  const { spots } = placed
  const [pointedKey, setPointedKey] = useState<string>()
  const [focusedKey, setFocusedKey] = useState<string>()
  const patterns = useId()

  const watchedIds = spots.map(({ key }) => key).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: new readings of the same rooms change nothing here.
  const watched = useMemo(() => new Set(spots.flatMap(({ area }) => area ?? [])), [drawing, watchedIds])
  const { single, layered } = useMemo(
    () => splitSpots(spots, view.scale, moves.isZoomed),
    [spots, view.scale, moves.isZoomed],
  )
  const ordered = useMemo(() => single.toSorted(compareNames), [single])
  const colours = listColours(spots)
  const pickedSpot = picked === undefined ? undefined : findSpotOf(spots, picked)
  const chartedSpot = charted === undefined ? undefined : findSpotOf(spots, charted)
  const find = (key: string | undefined) => spots.find((spot) => spot.key === key)
  const pointed = find(pointedKey ?? focusedKey)
  const tabStop = (find(focusedKey) ?? pickedSpot ?? ordered[0])?.key
  const nameOf = useCallback((spot: PlanSpot) => nameSpot(spot, lookStyle), [lookStyle])
  const pixel = 1 / view.scale

  const pick = (spot: PlanSpot | undefined) => onPick(spot?.reading.sensors[0].sensor.sensor_id)
  const spotOf = (target: EventTarget) =>
    target instanceof SVGElement ? find(target.dataset.spot) : undefined
  const goTo = (spot: PlanSpot | undefined) => {
    if (!spot) return
    moves.reveal(spot.at)
    const element = sheet.current?.querySelector(`[data-spot="${CSS.escape(spot.key)}"]`)
    if (element instanceof SVGElement) element.focus({ preventScroll: true })
  }

  return (
    <>
      <div
        ref={stage}
        className={isSmall ? styles.still : styles.stage}
        data-zoomed={moves.isZoomed || undefined}
      >
        <div
          ref={sheet}
          className={styles.sheet}
          role="listbox"
          aria-label={planTexts.title(floorName)}
          aria-description={planTexts.keys}
          tabIndex={-1}
          style={{ '--pixel': `${pixel}px` } as CSSProperties}
          onClick={(event) => {
            const spot = spotOf(event.target)
            if (spot) pick(spot === pickedSpot ? undefined : spot)
          }}
          onPointerOver={({ target, pointerType }) => {
            if (pointerType !== 'touch') setPointedKey(spotOf(target)?.key)
          }}
          onPointerLeave={() => setPointedKey(undefined)}
          onFocus={({ target }) => {
            if (target.matches(':focus-visible')) setFocusedKey(spotOf(target)?.key)
          }}
          onBlur={() => setFocusedKey(undefined)}
          onKeyDown={(event) => {
            const spot = spotOf(event.target)
            const act = readPlanKey(event)
            if (!spot || !act) return
            event.preventDefault()
            event.stopPropagation()
            if (act === 'pick') pick(spot)
            else if (act === 'leave') pick(undefined)
            else if (act === 'first') goTo(ordered[0])
            else if (act === 'last') goTo(ordered.at(-1))
            else {
              const index = findNeighbour(
                single.map(({ at }) => at),
                single.indexOf(spot),
                act,
              )
              goTo(index === undefined ? undefined : single[index])
            }
          }}
        >
          <svg className={styles.drawing} viewBox={`0 0 ${size.width} ${size.height}`} role="presentation">
            <PlanPatterns id={patterns} colours={colours} pixel={pixel} />
            <g transform={`matrix(${view.scale} 0 0 ${view.scale} ${view.left} ${view.top})`}>
              <PlanGround drawing={drawing} watched={watched} />
              <PlanLayers spots={layered} patterns={patterns} />
              <PlanSpots
                spots={single}
                picked={pickedSpot?.key}
                tabStop={tabStop}
                nameSpot={nameOf}
                patterns={patterns}
                pixel={pixel}
              />
              <PlanWalls drawing={drawing} watched={watched} hasDesks={size.width >= leastForDesks} />
              <PlanRings picked={pickedSpot} charted={chartedSpot} focused={find(focusedKey)} pixel={pixel} />
            </g>
            <PlanLabels
              drawing={drawing}
              watched={watched}
              spots={single}
              charted={chartedSpot}
              view={view}
              size={size}
              wordFirst={lookStyle.wordFirst}
            />
          </svg>
        </div>
        {!isSmall && <NorthArrow angle={drawing.north} />}
      </div>
      {!isSmall && <PlanControls moves={moves} />}
      {pointed && <PlanTooltip spot={pointed} lookStyle={lookStyle} view={view} size={size} />}
    </>
  )
}

function findSpotOf(spots: readonly PlanSpot[], sensorId: string): PlanSpot | undefined {
  return spots.find(({ reading }) => reading.sensors.some(({ sensor }) => sensor.sensor_id === sensorId))
}

const collator = new Intl.Collator('en', { numeric: true })

function compareNames(a: PlanSpot, b: PlanSpot): number {
  return collator.compare(a.name, b.name)
}
