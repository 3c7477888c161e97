import type { ReactNode } from 'react'
import { Button } from '../../design/button.tsx'
import { settingsTexts } from '../../text/en/setup-bands.ts'
import styles from './setting.module.css'

const words = settingsTexts

/** Settings of the frame. */
export interface SettingProps {
  readonly label: string
  /** Whether the location is to have a value of its own. */
  readonly isOwn: boolean
  /** Says where the value comes from, and where it holds. */
  readonly source: string
  /** What keeps it from being saved. */
  readonly faults: readonly string[]
  readonly onSet: () => void
  readonly onLetGo: () => void
  readonly children: ReactNode
}

/** A setting: its value, where that comes from, and a way to set it here or to let go of it. */
export function Setting({ label, isOwn, source, faults, onSet, onLetGo, children }: SettingProps) {
  return (
    <section className={styles.setting}>
      <header className={styles.head}>
        <h4>{label}</h4>
        <Button
          size="small"
          aria-label={isOwn ? words.letGo(label) : words.set(label)}
          onPress={isOwn ? onLetGo : onSet}
        >
          {isOwn ? words.letGoShort : words.setShort}
        </Button>
      </header>
      {children}
      {faults.length > 0 && (
        <ul className={styles.faults}>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <p className={styles.source}>{source}</p>
    </section>
  )
}
