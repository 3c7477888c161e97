import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { useTitle } from '../app/use-title.ts'
import { queries } from '../data/queries.ts'
import { profileTexts } from '../text/en/profile.ts'
import { GrantList } from './grant-list.tsx'
import { ProfilePart } from './profile-part.tsx'
import styles from './profile-screen.module.css'
import { Security } from './security.tsx'
import { SessionList } from './session-list.tsx'

const words = profileTexts

/** How somebody logs in, and where they are logged in. */
export function LoginScreen() {
  const { client, me } = useDashboard()
  const memory = useQueryClient()
  useTitle(words.login.title)
  // Whoever comes back from the hosted pages may have changed something there.
  useEffect(() => {
    memory.invalidateQueries({ queryKey: queries.me(client).queryKey })
  }, [memory, client])
  return (
    <div className={styles.page}>
      <header>
        <h1>{words.login.title}</h1>
        <Link to="/profile">{words.login.back}</Link>
      </header>
      {me.kind === 'user' && (
        <ProfilePart id="security" title={words.security.title}>
          <Security />
        </ProfilePart>
      )}
      {me.can.includes('manage_logins') && (
        <>
          <ProfilePart id="sessions" title={words.sessions.title} lead={words.sessions.lead}>
            <SessionList />
          </ProfilePart>
          <ProfilePart id="grants" title={words.grants.title} lead={words.grants.lead}>
            <GrantList />
          </ProfilePart>
        </>
      )}
    </div>
  )
}
