import type { ReactNode } from 'react'
import styles from './empty.module.css'

/** Says in one sentence that there is nothing, and in another what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.next}>{children}</div>}
    </div>
  )
}
