import { useState } from 'react'
import { TextField } from '../design/text-field.tsx'

/** Settings of a field for a number. */
export interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
  /** How many of what is kept one of what is typed is: 60 for minutes that are kept as seconds. */
  readonly unit?: number
  /** Says the bounds; it is the error where what was typed is no number. */
  readonly hint: string
  readonly error?: string | undefined
}

/** A number. What is no number is not taken over, and said. */
export function NumberField({ label, value, onChange, unit = 1, hint, error }: NumberFieldProps) {
  const [typed, setTyped] = useState(() => String(value / unit))
  const number = readNumber(typed)
  const isShown = number === undefined || Math.round(number * unit) === value
  const fault = error ?? (number === undefined ? hint : undefined)
  return (
    <TextField
      label={label}
      value={isShown ? typed : String(value / unit)}
      maxLength={12}
      {...(fault === undefined ? { hint } : { error: fault })}
      onChange={(text) => {
        setTyped(text)
        const read = readNumber(text)
        if (read !== undefined) onChange(Math.round(read * unit))
      }}
    />
  )
}

function readNumber(text: string): number | undefined {
  return /^\s*\d+([.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : undefined
}
