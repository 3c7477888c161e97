import { ApiProblem } from '@openlightfi/client'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { explainFailure, type Failure } from '../data/query-client.ts'
import { Button } from '../design/button.tsx'
import { FailureDetails } from '../design/failure-details.tsx'
import { appTexts } from '../text/en/app.ts'
import { ScreenNotLoadedError } from './load-screen.ts'
import { NotFoundScreen } from './not-found-screen.tsx'
import styles from './plain-page.module.css'

const { title, offline, away, login, broken } = appTexts.notLoaded

/** So long after a failure that may pass the screen is tried again by itself, milliseconds. */
const tryAgainMs = 15_000

/**
 * Takes the place of a screen that could not be shown at all: says why and what helps, and comes back by
 * itself where that may be.
 */
export function ScreenFailure({ error }: { error: unknown }) {
  const router = useRouter()
  const { href } = useLocation()
  const { reset } = useQueryErrorResetBoundary()
  useEffect(() => reset(), [reset])
  const { message, detail, requestId, kind, mayPass } = explainScreenFailure(error)
  const tryAgain = useCallback(() => void router.invalidate(), [router])
  useTryAgain(mayPass, tryAgain)
  if (kind === 'missing') return <NotFoundScreen />
  return (
    <section className={styles.page}>
      <h1>{title}</h1>
      <p>{message}</p>
      <FailureDetails detail={detail} requestId={requestId} />
      {kind === 'login' ? (
        <Button
          look="primary"
          size="small"
          onPress={() => router.options.context.session.logIn(`/dashboard${href}`)}
        >
          {appTexts.login.tryAgain}
        </Button>
      ) : (
        <Button size="small" onPress={tryAgain}>
          {appTexts.failure.tryAgain}
        </Button>
      )}
    </section>
  )
}

/** Takes the place of the whole page, where there is not even a frame. */
export function PageFailure({ error }: { error: unknown }) {
  return (
    <main>
      <ScreenFailure error={error} />
    </main>
  )
}

function explainScreenFailure(error: unknown): Failure {
  const failure = explainFailure(error)
  if (error instanceof ScreenNotLoadedError)
    return { ...failure, message: navigator.onLine ? away : offline, detail: undefined, mayPass: true }
  if (failure.kind === 'login') return { ...failure, message: login }
  // What a program says of its own mistake helps nobody who reads it first.
  const isOurs = failure.detail === undefined && !(error instanceof ApiProblem)
  return isOurs ? { ...failure, message: broken, detail: failure.message } : failure
}

/** Tries again when the network is back, and now and then while somebody looks. */
function useTryAgain(mayPass: boolean, tryAgain: () => void): void {
  useEffect(() => {
    if (!mayPass) return
    const timer = setInterval(() => {
      if (!document.hidden) tryAgain()
    }, tryAgainMs)
    window.addEventListener('online', tryAgain)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', tryAgain)
    }
  }, [mayPass, tryAgain])
}
