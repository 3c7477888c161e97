import { Skeleton } from '../design/skeleton.tsx'
import styles from './row-skeletons.module.css'

/** Where rows will be. */
export function RowSkeletons() {
  return (
    <div className={styles.rows} aria-busy="true">
      {['4rem', '5rem', '3.5rem', '4.5rem', '4rem', '5rem', '3.5rem', '4.5rem'].map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing tells one from the other.
        <div key={index} className={styles.row}>
          <Skeleton width={width} height="1.25rem" />
          <Skeleton width="60%" height="0.875rem" />
        </div>
      ))}
    </div>
  )
}
