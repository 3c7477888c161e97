import type { ReactNode } from 'react'
import styles from './profile-screen.module.css'

/** Settings of a part. */
export interface ProfilePartProps {
  readonly id: string
  readonly title: string
  readonly lead?: string
  readonly children: ReactNode
}

/** A part of a page about somebody, with its heading. */
export function ProfilePart({ id, title, lead, children }: ProfilePartProps) {
  return (
    <section className={styles.part} aria-labelledby={`profile-${id}`}>
      <header>
        <h2 id={`profile-${id}`}>{title}</h2>
        {lead !== undefined && <p className={styles.hint}>{lead}</p>}
      </header>
      {children}
    </section>
  )
}
