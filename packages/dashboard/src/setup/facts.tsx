import type { ReactNode } from 'react'
import { CopyButton } from '../design/copy-button.tsx'
import { setupTexts } from '../text/en/setup.ts'
import styles from './facts.module.css'

/** Names and values of what cannot be changed here. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** An id beside a button that copies it. */
export function CopiedId({ id }: { id: string }) {
  return (
    <span className={styles.id}>
      <code>{id}</code>
      <CopyButton text={id} label={setupTexts.copyId(id)} />
    </span>
  )
}
