import { useBlocker } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from '../design/button.tsx'
import { ConfirmDialog } from '../design/confirm-dialog.tsx'
import { CopyButton } from '../design/copy-button.tsx'
import { Notice } from '../design/notice.tsx'
import { setupTexts } from '../text/en/setup.ts'
import styles from './secret-part.module.css'
import { PanelPart } from './side-panel.tsx'

const { secret: words } = setupTexts

/** Settings of the step. */
export interface SecretPartProps {
  /** What the secret is called. */
  readonly label: string
  readonly secret: string
  /** Other ways to keep it. */
  readonly children?: ReactNode
  /** Is called once somebody said that they have it. */
  readonly onStored: () => void
}

/** Shows a secret the only time that it can be shown. Whoever leaves before they say that they have it is asked. */
export function SecretPart({ label, secret, children, onStored }: SecretPartProps) {
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => writePlace(current) !== writePlace(next),
    enableBeforeUnload: true,
    withResolver: true,
  })
  return (
    <PanelPart title={words.title}>
      <Notice tone="warn">{words.once}</Notice>
      <div className={styles.secret}>
        <span className={styles.label}>{label}</span>
        <div className={styles.line}>
          <code>{secret}</code>
          <CopyButton text={secret} label={words.copy} />
        </div>
      </div>
      {children}
      <div className={styles.acts}>
        <Button look="primary" onPress={onStored}>
          {words.stored}
        </Button>
      </div>
      <ConfirmDialog
        title={words.leave.title}
        isOpen={leaving.status === 'blocked'}
        keep={words.leave.stay}
        confirm={words.leave.leave}
        isBusy={false}
        error={undefined}
        onClose={() => leaving.reset?.()}
        onConfirm={() => leaving.proceed?.()}
      >
        <p>{words.leave.text}</p>
      </ConfirmDialog>
    </PanelPart>
  )
}

/** What an address shows: filters of the list do not matter. */
function writePlace({ pathname, search }: { pathname: string; search: object }): string {
  return `${pathname} ${'id' in search ? String(search.id) : ''}`
}
