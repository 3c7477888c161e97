import { explainFailure } from '../data/query-client.ts'
import { Button } from '../design/button.tsx'
import { appTexts } from '../text/en/app.ts'
import styles from './plain-page.module.css'

/** Says why a login did not work, and offers the next one. */
export function LoginFailure({ error, onTryAgain }: { error: unknown; onTryAgain: () => void }) {
  return (
    <main className={styles.page}>
      <h1>{appTexts.login.failed}</h1>
      <p>{explainFailure(error).message}</p>
      <Button look="primary" onPress={onTryAgain}>
        {appTexts.login.tryAgain}
      </Button>
    </main>
  )
}
