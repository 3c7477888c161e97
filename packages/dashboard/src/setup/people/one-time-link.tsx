import type { Schemas } from '@openlightfi/client'
import { Button } from '../../design/button.tsx'
import { CopyButton } from '../../design/copy-button.tsx'
import { Notice } from '../../design/notice.tsx'
import { peopleTexts } from '../../text/en/setup-people.ts'
import styles from './one-time-link.module.css'

const words = peopleTexts.link

/** A link that somebody was given, which nobody can read again. */
export interface HandedLink {
  readonly userId: string
  readonly purpose: 'invitation' | 'reset'
  readonly sent: Pick<Schemas['SentLink'], 'emailed_to' | 'link'>
}

/** Settings of the box. */
export interface OneTimeLinkProps {
  readonly username: string
  readonly handed: HandedLink
  readonly onDone: () => void
}

/** Says where a link went, and shows it where it has to be handed over by hand. */
export function OneTimeLink({ username, handed, onDone }: OneTimeLinkProps) {
  const { purpose, sent } = handed
  return (
    <Notice title={words[purpose](username)}>
      {sent.emailed_to !== null && <p>{words.mailed(sent.emailed_to)}</p>}
      {sent.link !== null && (
        <>
          <p>{words.once}</p>
          <p className={styles.link}>
            <input
              readOnly
              aria-label={words.label}
              value={sent.link}
              onFocus={(event) => event.target.select()}
            />
            <CopyButton text={sent.link} label={words.copy} />
          </p>
        </>
      )}
      <p>{words.good[purpose]}</p>
      <p>
        <Button size="small" onPress={onDone}>
          {sent.link === null ? words.close : words.done}
        </Button>
      </p>
    </Notice>
  )
}
