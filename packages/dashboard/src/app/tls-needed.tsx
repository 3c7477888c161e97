import { appTexts } from '../text/en/app.ts'
import styles from './plain-page.module.css'

/** Says that a login needs TLS here, and how to get it. Needs nothing that such browsers keep back. */
export function TlsNeeded({ origin }: { origin: string }) {
  const { title, lead, steps } = appTexts.tlsNeeded
  return (
    <main className={styles.page}>
      <h1>{title}</h1>
      <p>{lead(origin)}</p>
      <ul className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </main>
  )
}
