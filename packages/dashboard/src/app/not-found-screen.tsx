import { Link } from '@tanstack/react-router'
import { appTexts } from '../text/en/app.ts'
import styles from './plain-page.module.css'

/** Says that there is nothing at the address, and why that may be. */
export function NotFoundScreen() {
  const { missing, missingLead, back } = appTexts.failure
  return (
    <section className={styles.page}>
      <h1>{missing}</h1>
      <p>{missingLead}</p>
      <Link to="/">{back}</Link>
    </section>
  )
}
