import styles from './tick-glyph.module.css'

const places = [0, 1, 2, 3, 4] as const

/**
 * One to five ticks of five: says how bad a band is without colour. Stands beside the word, so it is hidden.
 */
export function TickGlyph({ ticks }: { ticks: number }) {
  return (
    <svg className={styles.glyph} viewBox="0 0 28 4" width={28} height={4} aria-hidden="true">
      {places.map((place) => (
        <rect
          key={place}
          className={place < ticks ? styles.on : styles.off}
          x={place * 5.75}
          width={5}
          height={4}
          rx={1}
        />
      ))}
    </svg>
  )
}
