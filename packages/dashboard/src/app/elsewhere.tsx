import { appTexts } from '../text/en/app.ts'
import styles from './plain-page.module.css'

/**
 * Says that the dashboard was opened at an address at which nobody can log in, and links to the right one.
 */
export function Elsewhere({ origin, publicUrl }: { origin: string; publicUrl: string }) {
  const { title, lead, reason } = appTexts.elsewhere
  const { pathname, search } = location
  return (
    <main className={styles.page}>
      <h1>{title}</h1>
      <p>{lead(origin)}</p>
      <p>
        <a href={publicUrl + pathname + search}>{publicUrl}</a>
      </p>
      <p>{reason}</p>
    </main>
  )
}
