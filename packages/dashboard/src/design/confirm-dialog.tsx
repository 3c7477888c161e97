import type { ReactNode } from 'react'
import { appTexts } from '../text/en/app.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'

/** Settings of a question before something is destroyed. */
export interface ConfirmDialogProps {
  readonly title: string
  readonly isOpen: boolean
  /** What goes, and what stays. */
  readonly children: ReactNode
  /** The safe act, e.g. `Keep it`. */
  readonly keep: string
  /** The act, with the name of what goes. */
  readonly confirm: string
  readonly isBusy: boolean
  readonly error: unknown
  readonly onClose: () => void
  readonly onConfirm: () => void
}

/** Asks before something is destroyed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, isOpen, children, keep, confirm, isBusy, error, onClose, onConfirm } = props
  return (
    <Dialog
      role="alertdialog"
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      acts={
        <>
          <Button onPress={onClose} autoFocus>
            {keep}
          </Button>
          <Button look="danger" isDisabled={isBusy} onPress={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      {error !== null && error !== undefined && (
        <FailureNotice error={error} title={appTexts.failure.undone} />
      )}
    </Dialog>
  )
}
