import styles from './skeleton.module.css'

/** Stands where something will be; appears only if that takes longer than 150 ms. */
export function Skeleton({ width = '100%', height = '1rem' }: { width?: string; height?: string }) {
  return <span aria-hidden="true" className={styles.skeleton} style={{ width, height }} />
}
