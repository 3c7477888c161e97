import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { explainFailure } from '../data/query-client.ts'
import { appTexts } from '../text/en/app.ts'
import { Button } from './button.tsx'
import { FailureDetails } from './failure-details.tsx'
import styles from './failure-notice.module.css'
import { Notice } from './notice.tsx'
import { createSharedFailures, type ShownFailure } from './shared-failures.ts'

const words = appTexts.failure

/** Settings of the notice of a failure. */
export interface FailureNoticeProps {
  readonly error: unknown
  /** Says what did not work, where it is no part of the screen that is missing. */
  readonly title?: string
  /** Reads again what is missing. Notices that have this and the same cause are told once on a screen. */
  readonly onTryAgain?: () => void
}

/** Says why a part of a screen is missing and what helps, with the details below, and offers to try again. */
export function FailureNotice(props: FailureNoticeProps) {
  const { error, title, onTryAgain } = props
  // An act that failed is no part that is missing like others.
  if (onTryAgain === undefined || title !== undefined) return <Whole {...props} />
  // The banner of the frame tells that the login has ended, and offers the only act that helps.
  if (explainFailure(error).kind === 'login') return <p className={styles.same}>{words.sameReason}</p>
  return <Shared error={error} onTryAgain={onTryAgain} />
}

/** The failures on this page. */
const shared = createSharedFailures()

function Shared({ error, onTryAgain }: Required<Pick<FailureNoticeProps, 'error' | 'onTryAgain'>>) {
  const { message } = explainFailure(error)
  const latest = useRef(onTryAgain)
  latest.current = onTryAgain
  const [own, setOwn] = useState<ShownFailure>()
  useLayoutEffect(() => {
    const failure = { message, tryAgain: () => latest.current() }
    setOwn(failure)
    return shared.add(failure)
  }, [message])
  const first = useSyncExternalStore(shared.subscribe, () => shared.findFirst(message))
  if (first !== undefined && first !== own) return <p className={styles.same}>{words.sameReason}</p>
  return <Whole error={error} onTryAgain={() => shared.tryAll(message)} />
}

function Whole({ error, title = words.title, onTryAgain }: FailureNoticeProps) {
  const { message, detail, requestId } = explainFailure(error)
  return (
    <Notice tone="alarm" title={title}>
      <p>{message}</p>
      <FailureDetails detail={detail} requestId={requestId} />
      {onTryAgain && (
        <Button size="small" onPress={onTryAgain}>
          {words.tryAgain}
        </Button>
      )}
    </Notice>
  )
}
