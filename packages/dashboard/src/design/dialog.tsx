import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { joinClasses } from './join-classes.ts'
import overlay from './overlay.module.css'

/** Settings of a dialog. */
export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** What ends the dialog, the safe act first. */
  readonly acts?: ReactNode
  /** `alertdialog` for what asks before something is destroyed. */
  readonly role?: 'dialog' | 'alertdialog'
}

/** Asks or tells something before the page goes on. Escape and a press beside it close it. */
export function Dialog({ title, isOpen, onClose, children, acts, role = 'dialog' }: DialogProps) {
  return (
    <ModalOverlay
      className={overlay.backdrop ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={joinClasses(overlay.overlay, overlay.modal)}>
        <AriaDialog className={overlay.dialog ?? ''} role={role}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
          {acts !== undefined && <div className={overlay.acts}>{acts}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
