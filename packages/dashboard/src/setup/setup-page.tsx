import { type ReactNode, useEffect, useRef } from 'react'
import { joinClasses } from '../design/join-classes.ts'
import styles from './setup-page.module.css'

/** Settings of a part of Set up. */
export interface SetupPageProps {
  readonly title: string
  /** What the part is for, in a sentence. */
  readonly lead: string
  /** The page of the server's guide about it: its address, and what the link says. */
  readonly guide?: { readonly href: string; readonly text: string }
  /** What filters the list, and what makes a new thing. */
  readonly tools?: ReactNode
  readonly children: ReactNode
  /** The thing that is open, in a panel beside the list. */
  readonly panel?: ReactNode
  /** Whether the panel needs more room than the list, as drawings do. */
  readonly isPanelWide?: boolean
  /** The row of the thing that is open, which has the focus again when the panel is closed. */
  readonly openRowId: string | undefined
}

/** A list, and beside it the thing that is open. A narrow page shows one of both. */
export function SetupPage(props: SetupPageProps) {
  const { title, lead, guide, tools, children, panel, openRowId, isPanelWide = false } = props
  const opened = useRef<string>(undefined)
  useEffect(() => {
    const before = opened.current
    opened.current = openRowId
    if (before === undefined || openRowId !== undefined) return
    document.getElementById(before)?.focus()
  }, [openRowId])
  const isOpen = panel !== undefined && panel !== null && panel !== false
  return (
    <div className={joinClasses(styles.page, isOpen && styles.divided, isOpen && isPanelWide && styles.wide)}>
      <div className={styles.list}>
        <header className={styles.head}>
          <h1>{title}</h1>
          <p>
            {lead}
            {guide && (
              <>
                {' '}
                <a href={guide.href}>{guide.text}</a>
              </>
            )}
          </p>
        </header>
        {tools !== undefined && <div className={styles.tools}>{tools}</div>}
        {children}
      </div>
      {isOpen && panel}
    </div>
  )
}
