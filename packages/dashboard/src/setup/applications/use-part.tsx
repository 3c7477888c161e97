import { CircleCheck, CirclePause, Hourglass, OctagonX } from 'lucide-react'
import { isolateText } from '../../data/isolate-text.ts'
import { applicationTexts } from '../../text/en/setup-applications.ts'
import { formatIso } from '../../time/format-time.ts'
import { Facts } from '../facts.tsx'
import { PanelPart, ZoneNote } from '../side-panel.tsx'
import { StateBox } from '../state-box.tsx'
import { useMoments } from '../use-moments.ts'
import { type Failure, findFailure, judgeApplication, usesPreviousSecret } from './judge-application.ts'
import type { Application } from './recipes/connection.ts'
import styles from './use-part.module.css'

const words = applicationTexts.use
const numbers = new Intl.NumberFormat('en')

/** Settings of the part. */
export interface UsePartProps {
  readonly application: Application
  /** Who logged in last, where that is known. */
  readonly username: string | undefined
}

/** Whether an application works: its last token, or why it fails and what helps. */
export function UsePart({ application, username }: UsePartProps) {
  const { zoneName } = useMoments()
  const { last_token_at, last_refresh_at, requests_24h, secret_used_at } = application
  const { previous_secret_until, previous_secret_used_at } = application
  const moment = (timeS: number | null) =>
    timeS === null ? applicationTexts.never : <Moment timeS={timeS} />
  return (
    <PanelPart title={words.title}>
      <State application={application} username={username} />
      <Facts
        facts={[
          [words.lastToken, moment(last_token_at)],
          ...(application.kind === 'service' ? [] : [[words.lastRefresh, moment(last_refresh_at)] as const]),
          ...(application.kind === 'public' ? [] : [[words.secretUsed, moment(secret_used_at)] as const]),
          ...(previous_secret_until === null
            ? []
            : [[words.previousUsed, moment(previous_secret_used_at)] as const]),
          [words.requests, numbers.format(requests_24h)],
        ]}
      />
      <OverError application={application} />
      <ZoneNote text={applicationTexts.timesIn(zoneName)} />
    </PanelPart>
  )
}

function Moment({ timeS }: { timeS: number }) {
  const { write, zone } = useMoments()
  return <time dateTime={formatIso(timeS, zone)}>{write(timeS)}</time>
}

function State({ application, username }: UsePartProps) {
  const { write } = useMoments()
  const health = judgeApplication(application)
  const failure = findFailure(application)
  if (health === 'disabled') return <StateBox look="plain" icon={CirclePause} title={words.disabled} />
  if (failure)
    return (
      <StateBox look="failing" icon={OctagonX} title={words.failing}>
        <FailureWords failure={failure} />
      </StateBox>
    )
  if (application.last_token_at === null)
    return (
      <StateBox look="plain" icon={Hourglass} title={words.waiting}>
        <p>{words.waitingLead}</p>
      </StateBox>
    )
  const { last_token_at, last_token_address } = application
  const works = words.works(findHow(application, username), write(last_token_at), last_token_address)
  return <StateBox look="works" icon={CircleCheck} title={works} />
}

/** Says how the last token was come by. */
function findHow(application: Application, username: string | undefined): string {
  const { kind, last_token_at, last_refresh_at } = application
  if (kind === 'service')
    return usesPreviousSecret(application) ? words.by.previous_secret : words.by.client_credentials
  if (last_refresh_at !== null && last_refresh_at === last_token_at) return words.by.refresh_token
  return username === undefined ? words.by.login : words.by.loginOf(isolateText(username))
}

/** What was wrong, how often, from where, and what helps. */
function FailureWords({ failure }: { failure: Failure }) {
  const { write } = useMoments()
  const { code, detail, count, since, at, remote_address } = failure
  const advice = applicationTexts.advice[code]
  return (
    <>
      <p>{detail}</p>
      <p>
        {words.failed(count, write(since), write(at))}
        {remote_address !== null && ` ${words.from(remote_address)}`}
      </p>
      {advice !== undefined && <p>{advice}</p>}
    </>
  )
}

function OverError({ application }: { application: Application }) {
  const { last_error } = application
  if (last_error === null || findFailure(application)) return null
  return (
    <details className={styles.over}>
      <summary>{words.over}</summary>
      <FailureWords failure={last_error} />
    </details>
  )
}
