import { useState } from 'react'
import { TextField as AriaTextField, FieldError, Label, Text, TextArea } from 'react-aria-components'
import { joinClasses } from '../design/join-classes.ts'
import field from '../design/text-field.module.css'
import styles from './lines-field.module.css'

/** Settings of a field for several lines. */
export interface LinesFieldProps {
  readonly label: string
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  readonly hint: string
  readonly error?: string | undefined
}

/** Short texts, one a line. Empty lines count for nothing. */
export function LinesField({ label, value, onChange, hint, error }: LinesFieldProps) {
  const [typed, setTyped] = useState(() => value.join('\n'))
  // What is typed stays as it is, with its empty lines, until something else is to be shown.
  const shown = isSame(readLines(typed), value) ? typed : value.join('\n')
  return (
    <AriaTextField
      className={field.field ?? ''}
      value={shown}
      onChange={(text) => {
        setTyped(text)
        onChange(readLines(text))
      }}
      isInvalid={error !== undefined}
    >
      <Label className={field.label ?? ''}>{label}</Label>
      <TextArea
        className={joinClasses(field.input, styles.lines)}
        rows={Math.min(Math.max(value.length, 2), 6)}
        maxLength={20_000}
        spellCheck={false}
        autoComplete="off"
      />
      <Text slot="description" className={field.hint ?? ''}>
        {hint}
      </Text>
      {error !== undefined && <FieldError className={field.error ?? ''}>{error}</FieldError>}
    </AriaTextField>
  )
}

function readLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.join('\n') === other.join('\n')
}
