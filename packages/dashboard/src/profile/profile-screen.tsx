import { Link } from '@tanstack/react-router'
import { useDashboard } from '../app/dashboard-context.tsx'
import { useTitle } from '../app/use-title.ts'
import { Button } from '../design/button.tsx'
import { profileTexts } from '../text/en/profile.ts'
import { Identity } from './identity.tsx'
import { PreferencesForm } from './preferences-form.tsx'
import { ProfilePart } from './profile-part.tsx'
import styles from './profile-screen.module.css'
import { ViewList } from './view-list.tsx'

const words = profileTexts

/** Who somebody is, and what they chose. */
export function ProfileScreen() {
  const { session } = useDashboard()
  useTitle(words.title)
  return (
    <div className={styles.page}>
      <h1>{words.title}</h1>
      <ProfilePart id="preferences" title={words.preferences.title} lead={words.preferences.lead}>
        <PreferencesForm />
      </ProfilePart>
      <ProfilePart id="me" title={words.me.title}>
        <Identity />
      </ProfilePart>
      <ProfilePart id="views" title={words.views.title}>
        <ViewList />
      </ProfilePart>
      <ProfilePart id="login" title={words.login.title} lead={words.login.lead}>
        <div className={styles.acts}>
          <Link to="/profile/login">{words.login.open}</Link>
          <Button onPress={() => session.logOut()}>{words.login.logOut}</Button>
        </div>
        <p className={styles.hint}>{words.login.logOutLead}</p>
      </ProfilePart>
    </div>
  )
}
