import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'
import { browserTexts } from '../app/browser-storage.ts'
import { liveTexts } from '../text/en/live.ts'
import styles from './split.module.css'

const storageKey = 'lightfi-live-chart-height'
const usual = 320
const least = 160
const most = 640
const step = 24

/** Two parts, one above the other, with a divider between them that stays where it was put. */
export function Split({ above, below }: { above: ReactNode; below: ReactNode }) {
  const [height, setHeight] = useState(() => bound(Number(browserTexts.getItem(storageKey)) || usual))
  const put = (wanted: number) => {
    const next = bound(wanted)
    setHeight(next)
    browserTexts.setItem(storageKey, String(next))
  }
  const drag = (event: PointerEvent<HTMLElement>) => {
    const handle = event.currentTarget
    const from = event.clientY
    handle.setPointerCapture(event.pointerId)
    const move = ({ clientY }: globalThis.PointerEvent) => put(height + from - clientY)
    const end = () => handle.removeEventListener('pointermove', move)
    handle.addEventListener('pointermove', move)
    handle.addEventListener('lostpointercapture', end, { once: true })
  }
  const press = (event: KeyboardEvent) => {
    const next = { ArrowUp: height + step, ArrowDown: height - step, Home: most, End: least }[event.key]
    if (next === undefined) return
    event.preventDefault()
    put(next)
  }
  return (
    <div
      className={styles.split}
      style={{ gridTemplateRows: `minmax(10rem, 1fr) auto minmax(10rem, ${height}px)` }}
    >
      <div className={styles.above}>{above}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: a thematic break cannot be moved. */}
      <div
        className={styles.divider}
        role="separator"
        aria-orientation="horizontal"
        aria-label={liveTexts.divider}
        aria-valuenow={height}
        aria-valuemin={least}
        aria-valuemax={most}
        tabIndex={0}
        onPointerDown={drag}
        onDoubleClick={() => put(usual)}
        onKeyDown={press}
      />
      <div className={styles.below}>{below}</div>
    </div>
  )
}

function bound(height: number): number {
  return Math.round(Math.min(most, Math.max(least, height)))
}
