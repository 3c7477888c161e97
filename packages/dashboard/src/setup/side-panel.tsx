import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from '../design/button.tsx'
import { setupTexts } from '../text/en/setup.ts'
import styles from './side-panel.module.css'

/** Settings of a panel. */
export interface SidePanelProps {
  readonly title: string
  /** Stands above the title: what kind of thing it is. */
  readonly kind: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * The thing that is open, beside its list. It takes the focus when it is opened; Escape closes it, and what was
 * typed is kept as a draft. Give it the id of the thing as `key`.
 */
export function SidePanel({ title, kind, onClose, children }: SidePanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useEffect(() => heading.current?.focus(), [])
  return (
    <section
      className={styles.panel}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className={styles.head}>
        <div>
          <p className={styles.kind}>{kind}</p>
          <h2 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h2>
        </div>
        <Button size="icon" look="quiet" aria-label={setupTexts.panel.close} onPress={onClose}>
          <X size={18} aria-hidden />
        </Button>
      </header>
      {children}
    </section>
  )
}

/** Settings of a group. */
export interface PanelPartProps {
  readonly title: string
  /** What it is for, in a sentence. */
  readonly lead?: string
  readonly children: ReactNode
}

/** A group within a panel, with its heading. */
export function PanelPart({ title, lead, children }: PanelPartProps) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {lead !== undefined && <p className={styles.note}>{lead}</p>}
      {children}
    </section>
  )
}

/** Says of which zone the times in a panel are. */
export function ZoneNote({ text }: { text: string }) {
  return <p className={styles.note}>{text}</p>
}
