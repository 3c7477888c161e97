import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { Empty } from '../design/empty.tsx'
import { setupTexts } from '../text/en/setup.ts'
import { findSections } from './sections.ts'
import styles from './setup-screen.module.css'
import { judgeWebhook } from './webhooks/judge-webhook.ts'
import { webhookQueries } from './webhooks/webhook-queries.ts'

/** The parts of Set up beside each other, and the one that is open. */
export function SetupScreen() {
  const { me } = useDashboard()
  const sections = findSections(me.can)
  const list = useRef<HTMLUListElement>(null)
  const { pathname } = useLocation()
  // On a phone the parts are a row that is longer than the screen: the ones beside it are seen, too.
  useEffect(() => {
    const open = list.current?.querySelector(`[href$="${CSS.escape(pathname)}"]`)
    open?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  if (sections.length === 0) return <NothingToSetUp />
  return (
    <div className={styles.setup}>
      <nav aria-label={setupTexts.parts} className={styles.parts}>
        <p className={styles.title}>{setupTexts.title}</p>
        <ul ref={list}>
          {sections.map(({ id, to }) => (
            <li key={id}>
              <Link to={to} className={styles.part}>
                {setupTexts.sections[id]}
                {id === 'webhooks' && <WebhooksBehind />}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.open}>
        <Outlet />
      </div>
    </div>
  )
}

/** How many webhooks are paused or fail, where some do. */
function WebhooksBehind() {
  const { client } = useDashboard()
  const { data = [] } = useQuery(webhookQueries.list(client))
  const behind = data.filter((webhook) => judgeWebhook(webhook) !== 'works').length
  if (behind === 0) return null
  return (
    <span className={styles.behind} title={setupTexts.behind(behind)}>
      <span aria-hidden="true">{behind}</span>
      <span className={styles.said}>{setupTexts.behind(behind)}</span>
    </span>
  )
}

function NothingToSetUp() {
  const { title, lead } = setupTexts.nothing
  return (
    <div className={styles.open}>
      <h1>{setupTexts.title}</h1>
      <Empty title={title}>{lead}</Empty>
    </div>
  )
}
