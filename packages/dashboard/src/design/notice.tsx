import type { ReactNode } from 'react'
import { joinClasses } from './join-classes.ts'
import styles from './notice.module.css'

/** Settings of a notice. */
export interface NoticeProps {
  /** `alarm`: something failed; `warn`: look out; `plain`: good to know. */
  readonly tone?: 'plain' | 'warn' | 'alarm'
  readonly title?: string
  readonly children?: ReactNode
}

/** A box that says something about what is around it. Alarms are read out at once, others when it fits. */
export function Notice({ tone = 'plain', title, children }: NoticeProps) {
  return (
    <div className={joinClasses(styles.notice, styles[tone])} role={tone === 'alarm' ? 'alert' : 'status'}>
      {title !== undefined && <p className={styles.title}>{title}</p>}
      {children}
    </div>
  )
}
