import { Button } from '../design/button.tsx'
import { appTexts } from '../text/en/app.ts'
import styles from './plain-page.module.css'

/** Takes the place of everything once the login was ended, or replaced, in another tab. */
export function LoginLeft() {
  const { title, lead, goOn } = appTexts.loginLeft
  return (
    <main className={styles.page}>
      <h1>{title}</h1>
      <p>{lead}</p>
      <Button look="primary" onPress={() => location.reload()}>
        {goOn}
      </Button>
    </main>
  )
}
