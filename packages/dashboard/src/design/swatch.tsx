import { joinClasses } from './join-classes.ts'
import styles from './swatch.module.css'

/** Settings of a swatch. */
export interface SwatchProps {
  /** A custom property of `tokens.css`; `undefined`: hatched, for what has no current data. */
  readonly colour: `--${string}` | undefined
  /** `bar`: upright, beside a row; `square`: in a legend. */
  readonly shape?: 'bar' | 'square'
}

/** A patch of the colour that something has. Words beside it say the same, so it is hidden. */
export function Swatch({ colour, shape = 'square' }: SwatchProps) {
  return (
    <span
      aria-hidden="true"
      className={joinClasses(styles.swatch, styles[shape], colour === undefined && styles.hatched)}
      style={colour === undefined ? {} : { backgroundColor: `var(${colour})` }}
    />
  )
}
