import { Outlet, rootRouteId, useRouteContext } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { LiveStoreProvider } from '../live-store/live-store-provider.tsx'
import { appTexts } from '../text/en/app.ts'
import { Banners } from './banners.tsx'
import { DashboardProvider, useDashboard } from './dashboard-context.tsx'
import { Header } from './header.tsx'
import { Rail } from './rail.tsx'
import type { RouterContext } from './root-route.tsx'
import type { Session } from './session.ts'
import styles from './shell.module.css'
import { StillLoading } from './still-loading.tsx'
import { applyTheme } from './theme.ts'
import { useKeepFocus } from './use-keep-focus.ts'
import { useLoadScreens } from './use-load-screens.ts'

/** The frame around every screen: rail, header, and the screen. */
export function Shell() {
  const { session } = useRouteContext({ from: rootRouteId }) as RouterContext
  const screen = useRef<HTMLElement>(null)
  useKeepFocus(screen)
  useLoadScreens()
  return (
    <Suspense fallback={<p className={styles.waiting}>{appTexts.login.waiting}</p>}>
      <Providers session={session}>
        <ThemeOfUser />
        <a className={styles.skip} href="#screen">
          {appTexts.skip}
        </a>
        <div className={styles.shell}>
          <Rail />
          <div className={styles.column}>
            <Header />
            <Banners />
            <main ref={screen} id="screen" className={styles.screen} tabIndex={-1}>
              <StillLoading />
              <Outlet />
            </main>
          </div>
        </div>
      </Providers>
    </Suspense>
  )
}

/** Gives the page the colours that the user chose. */
function ThemeOfUser() {
  const { preferences } = useDashboard()
  const theme = preferences.preferences.theme ?? 'system'
  useEffect(() => applyTheme(theme), [theme])
  return null
}

/** What every part of the page may ask for. */
function Providers({ session, children }: { session: Session; children: ReactNode }) {
  return (
    <DashboardProvider session={session}>
      <LiveStoreProvider>{children}</LiveStoreProvider>
    </DashboardProvider>
  )
}
