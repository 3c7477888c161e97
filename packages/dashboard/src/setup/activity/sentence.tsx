import { Fragment } from 'react'
import { AddressLink } from '../../design/address-link.tsx'
import styles from './sentence.module.css'
import type { SentencePart, Thing } from './write-sentence.ts'

/** Settings of a sentence. */
export interface SentenceProps {
  readonly parts: readonly SentencePart[]
  /** The address of something that is still there, below `/dashboard`. */
  readonly findAddress: (thing: Thing) => string | undefined
  /** Stands below it. */
  readonly note?: string
}

/** What was done, with links to what is still there. */
export function Sentence({ parts, findAddress, note }: SentenceProps) {
  return (
    <span className={styles.sentence}>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence never change places
        <Fragment key={index}>
          {typeof part === 'string' ? part : <Name thing={part} address={findAddress(part)} />}
        </Fragment>
      ))}
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </span>
  )
}

function Name({ thing, address }: { thing: Thing; address: string | undefined }) {
  if (address === undefined) return <bdi className={styles.gone}>{thing.name}</bdi>
  return (
    <AddressLink address={address}>
      <bdi>{thing.name}</bdi>
    </AddressLink>
  )
}
