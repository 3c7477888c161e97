import { Swatch } from '../design/swatch.tsx'
import { TickGlyph } from '../design/tick-glyph.tsx'
import { calendarTexts } from '../text/en/calendar.ts'
import styles from './scale-legend.module.css'
import type { LegendStep, Scale } from './tint.ts'

/** Says what colours, hatching and bars mean. */
export function ScaleLegend({ scale, write }: { scale: Scale; write: (value: number) => string }) {
  const { legend, hatched, bar } = calendarTexts
  return (
    <ul className={styles.legend} aria-label={legend}>
      {scale.steps.map((step) => (
        <li key={step.step} className={styles.step}>
          <Swatch colour={step.colour} />
          <TickGlyph ticks={step.ticks} />
          {nameStep(step, scale, write)}
        </li>
      ))}
      <li className={styles.step}>
        <Swatch colour={undefined} />
        {hatched}
      </li>
      <li className={styles.step}>
        <span className={styles.bar} aria-hidden="true" />
        {bar}
      </li>
    </ul>
  )
}

function nameStep(step: LegendStep, scale: Scale, write: (value: number) => string): string {
  const { upTo, over, unused } = calendarTexts
  const before = scale.steps[step.step - 1]
  if (step.to === 0 && step.word === '') return unused
  const limit =
    step.to !== null ? upTo(write(step.to)) : typeof before?.to === 'number' ? over(write(before.to)) : ''
  return `${step.word} ${limit}`.trim()
}
