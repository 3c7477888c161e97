import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../design/button.tsx'
import { ConfirmDialog } from '../design/confirm-dialog.tsx'
import { TextField } from '../design/text-field.tsx'
import { setupTexts } from '../text/en/setup.ts'
import { BlockerList, findBlockers } from './blocker-list.tsx'
import styles from './delete-part.module.css'
import { PanelPart } from './side-panel.tsx'

const { remove: words } = setupTexts

/** Settings of the part of a panel that deletes the thing. */
export interface DeletePartProps {
  readonly name: string
  readonly title: string
  /** When it can be deleted, and what else could be done. */
  readonly lead: string
  /** The word on the button that asks. */
  readonly open: string
  readonly ask: string
  /** The word on the button that does it, where it is not the named thing itself that goes. */
  readonly confirm?: string
  /** Asks for the name, likewise. */
  readonly typeName?: string
  /** What goes, and what stays. */
  readonly goes: ReactNode
  /** Where to look after the server has refused, where it names nothing. */
  readonly blockers?: ReactNode
  readonly remove: () => Promise<unknown>
  readonly onRemoved: () => void
}

/** Deletes a thing, once its name was typed. What the server says against it is shown with where to look. */
export function DeletePart(props: DeletePartProps) {
  const { name, title, lead, open, ask, goes, blockers, remove, onRemoved } = props
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const removing = useMutation({ mutationFn: remove, onSuccess: onRemoved })
  const close = () => {
    setOpen(false)
    setTyped('')
    removing.reset()
  }
  const named = findBlockers(removing.error)
  const inTheWay = named.length > 0 ? <BlockerList blockers={named} /> : removing.error && blockers
  const isTyped = typed.trim().toLowerCase() === name.trim().toLowerCase()
  return (
    <PanelPart title={title}>
      <p className={styles.lead}>{lead}</p>
      <div>
        <Button look="danger" onPress={() => setOpen(true)}>
          {open}
        </Button>
      </div>
      <ConfirmDialog
        title={ask}
        isOpen={isOpen}
        keep={words.keep}
        confirm={props.confirm ?? words.confirm(name)}
        isBusy={removing.isPending || !isTyped}
        error={removing.error}
        onClose={close}
        onConfirm={() => removing.mutate()}
      >
        <p>{goes}</p>
        <TextField label={props.typeName ?? words.type(name)} value={typed} onChange={setTyped} />
        {inTheWay && (
          <div>
            {words.blocked} {inTheWay}
          </div>
        )}
      </ConfirmDialog>
    </PanelPart>
  )
}
