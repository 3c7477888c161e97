import { useId } from 'react'
import field from '../design/text-field.module.css'
import styles from './check-list.module.css'

/** Settings of a list of ticks. */
export interface CheckListProps<Value extends string> {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly text: string; readonly detail?: string }[]
  readonly value: readonly Value[]
  readonly onChange: (value: readonly Value[]) => void
  readonly error?: string | undefined
}

/** Any of a few, each with a tick. */
export function CheckList<Value extends string>(props: CheckListProps<Value>) {
  const { label, options, value, onChange, error } = props
  const id = useId()
  return (
    <fieldset className={styles.list} {...(error !== undefined && { 'aria-describedby': id })}>
      <legend className={field.label}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="checkbox"
            checked={value.includes(option.value)}
            onChange={({ target }) =>
              onChange(
                target.checked ? [...value, option.value] : value.filter((one) => one !== option.value),
              )
            }
          />
          <span>
            {option.text}
            {option.detail !== undefined && <code className={styles.detail}>{option.detail}</code>}
          </span>
        </label>
      ))}
      {error !== undefined && (
        <p id={id} className={field.error}>
          {error}
        </p>
      )}
    </fieldset>
  )
}

/** Settings of a tick. */
export interface CheckProps {
  readonly label: string
  readonly hint?: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
  readonly error?: string | undefined
}

/** Yes or no. */
export function Check({ label, hint, value, onChange, error }: CheckProps) {
  return (
    <div>
      <label className={styles.option}>
        <input type="checkbox" checked={value} onChange={({ target }) => onChange(target.checked)} />
        <span>
          {label}
          {hint !== undefined && <span className={styles.detail}>{hint}</span>}
        </span>
      </label>
      {error !== undefined && <p className={field.error}>{error}</p>}
    </div>
  )
}
