import { type CSSProperties, useRef } from 'react'
import type { FloorArea } from '../../plan/draw-floor.ts'
import { NorthArrow } from '../../plan/north-arrow.tsx'
import { PlanControls } from '../../plan/plan-controls.tsx'
import { PlanLabels } from '../../plan/plan-labels.tsx'
import type { Size } from '../../plan/plan-view.ts'
import { useElementSize } from '../../plan/use-element-size.ts'
import { usePlanView } from '../../plan/use-plan-view.ts'
import styles from './overlay-picture.module.css'
import type { PlanOverlay } from './overlay-plans.ts'

/** Settings of the picture. */
export interface OverlayPictureProps {
  readonly overlay: PlanOverlay
  readonly label: string
  /** The feature whose mistake is looked at. */
  readonly picked: number | undefined
}

/** A new plan, filled, over the outlines of the one before, dashed; mistakes stand out. */
export function OverlayPicture(props: OverlayPictureProps) {
  const box = useRef<HTMLDivElement>(null)
  const size = useElementSize(box)
  const { left, right, top, bottom } = props.overlay.box
  const ratio = (right - left) / Math.max(bottom - top, Number.EPSILON)
  return (
    <div className={styles.box} style={{ '--ratio': Math.min(4, Math.max(0.5, ratio)) } as CSSProperties}>
      <div ref={box} className={styles.area}>
        {size && size.width > 0 && size.height > 0 && <Stage {...props} size={size} />}
      </div>
    </div>
  )
}

const noSpots: readonly [] = []
const noAreas: ReadonlySet<FloorArea> = new Set()

function Stage({ overlay, label, picked, size }: OverlayPictureProps & { readonly size: Size }) {
  const stage = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const moves = usePlanView({ stage, sheet }, overlay.box, size, false)
  const { scale, left, top } = moves.view
  const { layers, faulty } = overlay
  const pickedAt = picked === undefined ? undefined : faulty.get(picked)?.at
  return (
    <>
      <div ref={stage} className={styles.stage} data-zoomed={moves.isZoomed || undefined}>
        <div ref={sheet} className={styles.sheet} style={{ '--pixel': `${1 / scale}px` } as CSSProperties}>
          <svg
            className={styles.drawing}
            viewBox={`0 0 ${size.width} ${size.height}`}
            role="img"
            aria-label={label}
          >
            <g transform={`matrix(${scale} 0 0 ${scale} ${left} ${top})`}>
              {layers.map(({ key, change, path }) => (
                <path key={key} className={styles[change]} d={path} />
              ))}
              <path className={styles.lines} d={overlay.lines} />
              <path className={styles.before} d={overlay.before} />
              {[...faulty].map(([index, { path }]) => (
                <path
                  key={index}
                  className={styles.faulty}
                  d={path}
                  data-picked={index === picked || undefined}
                />
              ))}
            </g>
            <PlanLabels
              drawing={overlay.drawing}
              watched={noAreas}
              spots={noSpots}
              charted={undefined}
              view={moves.view}
              size={size}
              wordFirst={false}
            />
            {pickedAt && (
              <circle
                className={styles.ring}
                cx={pickedAt[0] * scale + left}
                cy={pickedAt[1] * scale + top}
                r={18}
              />
            )}
          </svg>
        </div>
        <NorthArrow angle={overlay.drawing.north} />
      </div>
      <PlanControls moves={moves} />
    </>
  )
}
