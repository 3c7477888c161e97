import { appTexts } from '../text/en/app.ts'
import styles from './failure-details.module.css'

const words = appTexts.failure

/** What whoever looks for the cause of a failure needs. */
export interface FailureDetailsProps {
  /** What the server or the browser said. */
  readonly detail: string | undefined
  /** The id under which the server's log knows the request. */
  readonly requestId: string | undefined
}

/** The details of a failure, closed at first; nothing where there are none. */
export function FailureDetails({ detail, requestId }: FailureDetailsProps) {
  if (detail === undefined && requestId === undefined) return null
  return (
    <details className={styles.details}>
      <summary>{words.details}</summary>
      {detail !== undefined && <p>{detail}</p>}
      {requestId !== undefined && (
        <p>
          {words.request} <code>{requestId}</code>
        </p>
      )}
    </details>
  )
}
