import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import styles from '../app/plain-page.module.css'
import { useLiveStore } from '../live-store/live-store-provider.tsx'
import { liveTexts } from '../text/en/live.ts'

const text = liveTexts.gone

/** Says that a place was deleted, or is no longer granted, while somebody looked at it. */
export function GonePlace() {
  const store = useLiveStore()
  // Nothing is heard of it any more: asking on would look as if the server were away.
  useEffect(() => store.leave(), [store])
  return (
    <section className={styles.page}>
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      <Link to="/">{text.back}</Link>
    </section>
  )
}
