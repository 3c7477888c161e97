import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '../data/query-client.ts'
import { appTexts } from '../text/en/app.ts'
import { loadTemporal } from '../time/load-temporal.ts'
import { canKeep } from './browser-storage.ts'
import { Elsewhere } from './elsewhere.tsx'
import { findPublicUrl, leadToPublicUrl } from './lead-to-public-url.ts'
import { LoginFailure } from './login-failure.tsx'
import { LoginLeft } from './login-left.tsx'
import { createDashboardRouter } from './router.tsx'
import { createSession, finishLogin, hasLogin, logIn } from './session.ts'
import { StorageNeeded } from './storage-needed.tsx'
import { applyTheme, loadTheme } from './theme.ts'
import { TlsNeeded } from './tls-needed.tsx'

/**
 * Starts the dashboard in an element: leads to the public address, says so where browsers allow no login,
 * finishes a login that comes back, begins one where there is none, and otherwise shows the screen of the
 * address.
 */
export async function startDashboard(element: HTMLElement): Promise<void> {
  applyTheme(loadTheme())
  const root = createRoot(element)
  const { origin, pathname, search } = location
  const publicUrl = findPublicUrl()
  if (publicUrl !== undefined && new URL(publicUrl).origin !== origin) {
    root.render(<Elsewhere origin={origin} publicUrl={publicUrl} />)
    await leadToPublicUrl(publicUrl)
    return
  }
  if (globalThis.crypto?.subtle === undefined) {
    root.render(<TlsNeeded origin={origin} />)
    return
  }
  if (!canKeep()) {
    root.render(<StorageNeeded />)
    return
  }
  try {
    if (pathname === '/dashboard/callback') {
      const { returnTo, isAnother } = await finishLogin(origin, location.href)
      if (isAnother) {
        location.replace(returnTo)
        return
      }
      history.replaceState(null, '', returnTo)
    } else if (!(await hasLogin())) {
      await logIn(origin, pathname + search)
      return
    }
    await loadTemporal()
  } catch (error) {
    root.render(<LoginFailure error={error} onTryAgain={() => logIn(origin, '/dashboard/')} />)
    return
  }
  const session = createSession({ origin })
  const queryClient = createQueryClient(session.noteError)
  session.subscribe(() => {
    const state = session.state()
    if (state === 'open') void queryClient.invalidateQueries()
    if (state !== 'left') return
    document.title = appTexts.loginLeft.title
    root.render(<LoginLeft />)
    queryClient.clear()
  })
  const openedAddress = location.pathname + location.search
  root.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={createDashboardRouter({ session, openedAddress })} />
      </QueryClientProvider>
    </StrictMode>,
  )
}
