import { createRootRouteWithContext } from '@tanstack/react-router'
import { NotFoundScreen } from './not-found-screen.tsx'
import { PageFailure } from './screen-failure.tsx'
import type { Session } from './session.ts'
import { Shell } from './shell.tsx'

/** What the router hands to the frame around the screens. */
export interface RouterContext {
  readonly session: Session
  /** The path and query with which the page was opened, before the router tidied them. */
  readonly openedAddress: string
}

/** The frame that stands around every screen. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Shell,
  errorComponent: PageFailure,
  notFoundComponent: NotFoundScreen,
})
