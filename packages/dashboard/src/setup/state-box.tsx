import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './state-box.module.css'

/** Settings of the box. */
export interface StateBoxProps {
  readonly look: 'works' | 'failing' | 'plain'
  readonly icon: LucideIcon
  readonly title: string
  readonly children?: ReactNode
}

/** How the thing that is open is doing. Changes are read out. */
export function StateBox({ look, icon: Icon, title, children }: StateBoxProps) {
  return (
    <div className={styles[look]} role="status">
      <Icon size={18} aria-hidden />
      <div>
        <p className={styles.title}>{title}</p>
        {children}
      </div>
    </div>
  )
}
