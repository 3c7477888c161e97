import { useIsFetching } from '@tanstack/react-query'
import { appTexts } from '../text/en/app.ts'
import styles from './still-loading.module.css'

/** Says on paper alone that something had not come yet: a print cannot wait for it. */
export function StillLoading() {
  const missing = useIsFetching({ predicate: ({ state }) => state.data === undefined })
  return missing > 0 && <p className={styles.line}>{appTexts.stillLoading}</p>
}
