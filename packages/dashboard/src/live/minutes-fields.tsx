import { useId, useState } from 'react'
import { liveTexts } from '../text/en/live.ts'
import { defaultMinutes, maxMinutes } from './live-search.ts'
import styles from './minutes-fields.module.css'

const text = liveTexts.minutes

/** Settings of the two limits. */
export interface MinutesFieldsProps {
  readonly occupied: number
  readonly free: number
  readonly onChange: (minutes: { readonly occupied?: number; readonly free?: number }) => void
}

/** After how many minutes without a motion a place is no more in use, and free: said, and changed on demand. */
export function MinutesFields({ occupied, free, onChange }: MinutesFieldsProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const isChanged = occupied !== defaultMinutes.occupied || free !== defaultMinutes.free
  return (
    <div className={styles.fields}>
      <p className={styles.summary}>
        {text.occupiedShort(occupied)} · {text.freeShort(free)}
        <button
          type="button"
          className={styles.act}
          aria-label={text.changeLabel}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {text.change}
        </button>
        {isChanged && (
          <button type="button" className={styles.act} onClick={() => onChange({ ...defaultMinutes })}>
            {text.reset}
          </button>
        )}
      </p>
      <div id={id} hidden={!isOpen}>
        <Minutes
          label={text.occupied}
          value={occupied}
          least={1}
          most={Math.min(free, 60)}
          onChange={(value) => onChange({ occupied: value })}
        />
        <Minutes
          label={text.free}
          value={free}
          least={occupied}
          most={480}
          onChange={(value) => onChange({ free: value })}
        />
      </div>
    </div>
  )
}

interface MinutesProps {
  readonly label: string
  readonly value: number
  readonly least: number
  /** Where the slider ends; the field takes more. */
  readonly most: number
  readonly onChange: (value: number) => void
}

function Minutes({ label, value, least, most, onChange }: MinutesProps) {
  const id = useId()
  const take = (text: string) => {
    const minutes = Math.round(Number(text))
    if (minutes >= least && minutes <= maxMinutes) onChange(minutes)
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        className={styles.slider}
        type="range"
        aria-label={label}
        min={least}
        max={Math.max(most, value)}
        value={value}
        onChange={({ target }) => take(target.value)}
      />
      <input
        key={value}
        id={id}
        className={styles.number}
        type="number"
        min={least}
        max={maxMinutes}
        defaultValue={value}
        onBlur={({ target }) => take(target.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') take(currentTarget.value)
        }}
      />
      <span className={styles.unit}>{text.unit}</span>
    </div>
  )
}
