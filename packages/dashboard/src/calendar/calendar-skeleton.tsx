import { joinClasses } from '../design/join-classes.ts'
import { Skeleton } from '../design/skeleton.tsx'
import { calendarTexts } from '../text/en/calendar.ts'
import styles from './calendar-skeleton.module.css'
import type { CalendarChoice } from './choose-calendar.ts'

interface FiguresSkeletonProps {
  readonly view: CalendarChoice['view']
}

/** Stands where the calendar will be: its title, what chooses, and the figures. */
export function CalendarSkeleton({ title, view }: FiguresSkeletonProps & { readonly title: string }) {
  return (
    <>
      <div>
        <h1>{calendarTexts.heading(title)}</h1>
        <Skeleton width="36rem" height="1.25rem" />
      </div>
      <Skeleton width="48rem" height="2.375rem" />
      <FiguresSkeleton view={view} />
    </>
  )
}

/** Stands where the figures will be, in their columns. */
export function FiguresSkeleton({ view }: FiguresSkeletonProps) {
  return (
    <div
      className={joinClasses(styles.figures, view === 'ranking' && styles.ranking)}
      role="status"
      aria-label={calendarTexts.loading}
    >
      {view !== 'ranking' && <Card rows={8} />}
      <div className={joinClasses(styles.main, view === 'month' && styles.months)}>
        <Card rows={view === 'week' ? 12 : 8} />
        {view === 'month' && <Card rows={8} />}
      </div>
    </div>
  )
}

function Card({ rows }: { rows: number }) {
  return (
    <div className={styles.card}>
      <Skeleton width="8rem" height="1.25rem" />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows that are all alike.
        <Skeleton key={row} height="1.75rem" />
      ))}
    </div>
  )
}
