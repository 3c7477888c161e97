import { useId } from 'react'
import { peopleTexts } from '../../text/en/setup-people.ts'
import styles from './role-field.module.css'
import type { User } from './user-queries.ts'

const words = peopleTexts

/** Settings of the field. */
export interface RoleFieldProps {
  readonly value: User['role']
  readonly error: string | undefined
  readonly onChange: (role: User['role']) => void
}

/** One of the roles, each with what it may do. */
export function RoleField({ value, error, onChange }: RoleFieldProps) {
  const id = useId()
  return (
    <fieldset className={styles.roles} {...(error !== undefined && { 'aria-describedby': `${id}-error` })}>
      <legend>{words.fields.role}</legend>
      {(Object.keys(words.roles) as User['role'][]).map((role) => (
        <label key={role} className={styles.role}>
          <input
            type="radio"
            name={id}
            checked={role === value}
            onChange={() => onChange(role)}
            aria-describedby={`${id}-${role}`}
          />
          <span>
            {words.roles[role]}
            <span id={`${id}-${role}`} className={styles.does} aria-hidden>
              {words.does[role]}
            </span>
          </span>
        </label>
      ))}
      {error !== undefined && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
