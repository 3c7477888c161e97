import type { InputHTMLAttributes, Ref } from 'react'
import { TextField as AriaTextField, FieldError, Input, Label, Text } from 'react-aria-components'
import styles from './text-field.module.css'

/** Settings of a field for text. */
export interface TextFieldProps {
  readonly label: string
  /** Whether the label is seen; it is always heard. */
  readonly showLabel?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly hint?: string
  /** What is wrong with the value, and what would be right. */
  readonly error?: string | undefined
  readonly placeholder?: string
  readonly maxLength?: number
  readonly type?: 'text' | 'search'
  readonly inputRef?: Ref<HTMLInputElement>
  readonly autoComplete?: InputHTMLAttributes<HTMLInputElement>['autoComplete']
}

/** A line of text, with its label, a hint and what is wrong with it. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    showLabel = true,
    value,
    onChange,
    hint,
    error,
    placeholder,
    maxLength,
    type = 'text',
  } = props
  return (
    <AriaTextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      {...(!showLabel && { 'aria-label': label })}
      {...(maxLength !== undefined && { maxLength })}
      {...(props.onBlur && { onBlur: props.onBlur })}
    >
      {showLabel && <Label className={styles.label ?? ''}>{label}</Label>}
      <Input
        className={styles.input ?? ''}
        type={type}
        ref={props.inputRef}
        {...(placeholder !== undefined && { placeholder })}
        autoComplete={props.autoComplete ?? 'off'}
      />
      {hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      {error !== undefined && <FieldError className={styles.error ?? ''}>{error}</FieldError>}
    </AriaTextField>
  )
}
