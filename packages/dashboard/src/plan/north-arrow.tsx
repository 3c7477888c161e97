import { planTexts } from '../text/en/plan.ts'
import styles from './north-arrow.module.css'

/** Points to the north. @param angle radians, clockwise from up. */
export function NorthArrow({ angle }: { angle: number }) {
  return (
    <svg
      className={styles.arrow}
      viewBox="-16 -16 32 32"
      width={32}
      height={32}
      role="img"
      aria-label={planTexts.north}
    >
      <g style={{ transform: `rotate(${angle}rad)` }}>
        <path d="M0 -6L4.5 8L0 5L-4.5 8Z" />
        <text style={{ transform: `translate(0, -11px) rotate(${-angle}rad)` }} y={3}>
          N
        </text>
      </g>
    </svg>
  )
}
