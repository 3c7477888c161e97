import { useDashboard } from '../app/dashboard-context.tsx'
import { profileTexts } from '../text/en/profile.ts'
import styles from './profile-screen.module.css'

const { security: words } = profileTexts

const returnTo = new URLSearchParams({ return_to: '/dashboard/profile/login' })

/** Leads to the pages where a password and the second step are changed, and back. */
export function Security() {
  const { me } = useDashboard()
  return (
    <>
      <p className={styles.hint}>{words.lead}</p>
      <ul className={styles.rows}>
        <li>
          <a href={`/account/password?${returnTo}`}>{words.password}</a>
        </li>
        <li>
          {words.secondStep}
          {me.second_step !== null && (
            <>
              : <strong>{me.second_step ? words.secondStepOn : words.secondStepOff}</strong>
            </>
          )}{' '}
          <a href={`/account/second-factor?${returnTo}`}>{me.second_step ? words.look : words.switchOn}</a>
        </li>
        <li>
          <a href="/account">{words.everywhere}</a>{' '}
          <span className={styles.hint}>{words.everywhereLead}</span>
        </li>
      </ul>
    </>
  )
}
