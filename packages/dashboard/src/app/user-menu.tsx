import { useNavigate } from '@tanstack/react-router'
import { CircleUser } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { ActionMenu } from '../design/action-menu.tsx'
import { Button } from '../design/button.tsx'
import { appTexts } from '../text/en/app.ts'
import { useDashboard } from './dashboard-context.tsx'
import { useKeys } from './use-keys.ts'

const { user } = appTexts

const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog.tsx')).HelpDialog }))

/** Who is logged in, and what concerns them. */
export function UserMenu() {
  const { me, session } = useDashboard()
  const navigate = useNavigate()
  const [isHelpOpen, setHelpOpen] = useState(false)
  useKeys({ '?': () => setHelpOpen(true) })
  const name = me.name ?? user.nobody
  return (
    <>
      <ActionMenu
        label={user.menu(name)}
        entries={[
          { id: 'profile', text: appTexts.rail.profile, onAction: () => navigate({ to: '/profile' }) },
          { id: 'guide', text: user.guide, onAction: () => navigate({ to: '/guide' }) },
          { id: 'keys', text: user.keys, onAction: () => setHelpOpen(true) },
          { id: 'integration', text: user.integration, onAction: () => location.assign('/guide/') },
          { id: 'api', text: user.api, onAction: () => location.assign('/docs') },
          { id: 'out', text: user.logOut, onAction: () => session.logOut() },
        ]}
      >
        <Button size="icon" look="quiet" aria-label={user.menu(name)}>
          <CircleUser size={20} aria-hidden />
        </Button>
      </ActionMenu>
      {isHelpOpen && (
        <Suspense>
          <HelpDialog onClose={() => setHelpOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
