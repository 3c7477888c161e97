import { appTexts } from '../text/en/app.ts'
import styles from './plain-page.module.css'

/** Says that nobody can log in where the browser keeps nothing, and what helps. */
export function StorageNeeded() {
  const { title, lead } = appTexts.storageNeeded
  return (
    <main className={styles.page}>
      <h1>{title}</h1>
      <p>{lead}</p>
    </main>
  )
}
