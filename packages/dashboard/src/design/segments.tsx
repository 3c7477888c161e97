import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import styles from './segments.module.css'

/** Settings of a row of choices. */
export interface SegmentsProps<Value extends string> {
  /** What is chosen here, for people who hear the page. */
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** A few choices side by side, one of which is taken. */
export function Segments<Value extends string>({ label, options, value, onChange }: SegmentsProps<Value>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.segments ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value))
        if (chosen) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className={styles.segment ?? ''}>
          {option.text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
