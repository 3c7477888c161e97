import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../design/button.tsx'
import { ConfirmDialog } from '../design/confirm-dialog.tsx'
import { Select } from '../design/select.tsx'
import { PanelPart } from './side-panel.tsx'

/** What is said about a new secret. */
export interface RotationWords {
  readonly title: string
  readonly lead: string
  readonly overlap: string
  readonly make: string
  readonly ask: string
  readonly keep: string
  /** That the one before ends at once. */
  readonly atOnce: string
  /** For how long the one before works on. */
  readonly later: (time: string) => string
}

/** Settings of the part of a panel that makes a new secret. */
export interface RotateSecretPartProps<Secret> {
  readonly words: RotationWords
  /** For how long the secret before may work on: seconds, `0` for not at all, and their words. */
  readonly overlaps: readonly { readonly value: string; readonly text: string }[]
  /** The one that is chosen at first. */
  readonly usual: string
  readonly rotate: (overlapS: number) => Promise<Secret>
  readonly onRotated: (secret: Secret) => void
  /** What is known of the secret before. */
  readonly children?: ReactNode
  /** What else goes with a new secret. */
  readonly alsoGoes?: ReactNode
}

/** Makes a new secret, beside which the one before works on for a while. */
export function RotateSecretPart<Secret>(props: RotateSecretPartProps<Secret>) {
  const { words, overlaps, usual, rotate, onRotated, children, alsoGoes } = props
  const [overlap, setOverlap] = useState(usual)
  const [isAsked, setAsked] = useState(false)
  const rotating = useMutation({ mutationFn: () => rotate(Number(overlap)), onSuccess: onRotated })
  const time = overlaps.find(({ value }) => value === overlap)?.text ?? overlap
  return (
    <PanelPart title={words.title} lead={words.lead}>
      {children}
      <Select
        label={words.overlap}
        showLabel
        look="field"
        options={overlaps}
        value={overlap}
        onChange={setOverlap}
      />
      <div>
        <Button onPress={() => setAsked(true)}>{words.make}</Button>
      </div>
      <ConfirmDialog
        title={words.ask}
        isOpen={isAsked}
        keep={words.keep}
        confirm={words.make}
        isBusy={rotating.isPending}
        error={rotating.error}
        onClose={() => setAsked(false)}
        onConfirm={() => rotating.mutate()}
      >
        <p>{overlap === '0' ? words.atOnce : words.later(time)}</p>
        {alsoGoes}
      </ConfirmDialog>
    </PanelPart>
  )
}
