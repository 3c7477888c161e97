import { ApiProblem, isProblem } from '@openlightfi/client'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../design/button.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Notice } from '../design/notice.tsx'
import { setupTexts } from '../text/en/setup.ts'
import styles from './edit-form.module.css'
import type { Conflict } from './edits.ts'
import { findFieldFaults } from './find-field-faults.ts'
import type { EditsOf } from './use-edits.ts'

const { form: words } = setupTexts

/** Settings of a form. */
export interface EditFormProps<Fields extends object, Saved> {
  readonly edits: EditsOf<Fields>
  /** The names of the fields for people. */
  readonly labels: Readonly<Record<keyof Fields & string, string>>
  /** Writes the value of a field for people, where its text is not enough. */
  readonly write?: (name: keyof Fields & string, value: unknown) => string
  /** Saves what was changed. */
  readonly save: (changes: Partial<Fields>) => Promise<Saved>
  /** Is called once it is saved, after the draft was let go of. */
  readonly onSaved: (saved: Saved) => void
  /** Reads anew what is saved, after somebody else has changed it. */
  readonly reload?: () => void
  /** The word on the button, for what is made anew. */
  readonly create?: string
  readonly onCancel?: () => void
  /** Whether the fields tell of something that is wrong: nothing is saved until that is mended. */
  readonly isFaulty?: boolean
  /** The fields. @param faultOf what the server said of a field, until the next try. */
  readonly children: (faultOf: (name: keyof Fields & string) => string | undefined) => ReactNode
}

/**
 * Saves the changes of somebody, and says what the server thinks of each field. Changes that somebody else has
 * saved meanwhile in the same fields are asked about first.
 */
export function EditForm<Fields extends object, Saved>(props: EditFormProps<Fields, Saved>) {
  const { edits, labels, write, save, onSaved, reload, create, onCancel, isFaulty = false, children } = props
  const saving = useMutation({
    mutationFn: save,
    onSuccess: (saved) => {
      edits.drop()
      onSaved(saved)
    },
    onError: (error) => {
      if (wasChanged(error)) reload?.()
    },
  })
  const isChanged = Object.keys(edits.changes).length > 0
  const isNew = create !== undefined
  const faults = findFieldFaults(saving.error, Object.keys(labels))
  const isHeld = saving.isPending || edits.conflicts.length > 0 || isFaulty || !(isChanged || isNew)
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isHeld) saving.mutate(edits.changes)
      }}
    >
      {edits.conflicts.map((conflict) => (
        <ConflictNotice
          key={conflict.name}
          conflict={conflict}
          label={labels[conflict.name]}
          write={(value) => write?.(conflict.name, value) ?? writePlainly(value)}
          onTakeTheirs={() => edits.takeTheirs(conflict.name)}
          onKeepMine={() => edits.keepMine(conflict.name)}
        />
      ))}
      {children((name) => faults.ofFields[name])}
      <SaveFailure error={saving.error} hasFieldFaults={faults.areAll} />
      <div className={styles.acts}>
        {isNew && onCancel && (
          <Button
            onPress={() => {
              edits.drop()
              onCancel()
            }}
          >
            {words.cancel}
          </Button>
        )}
        {!isNew && isChanged && (
          <Button
            onPress={() => {
              saving.reset()
              edits.drop()
            }}
          >
            {words.discard}
          </Button>
        )}
        <Button type="submit" look="primary" isDisabled={isHeld}>
          {create ?? words.save}
        </Button>
      </div>
      <p role="status" className={styles.status}>
        {!isNew && (isChanged ? words.unsaved : saving.isSuccess ? words.saved : '')}
      </p>
    </form>
  )
}

function wasChanged(error: unknown): boolean {
  return isProblem(error, 'changed_meanwhile')
}

function SaveFailure({ error, hasFieldFaults }: { error: unknown; hasFieldFaults: boolean }) {
  if (error === null) return null
  if (wasChanged(error)) {
    const who = error instanceof ApiProblem ? error.lastChange?.by : undefined
    return <Notice tone="warn">{words.changedMeanwhile(who ?? undefined)}</Notice>
  }
  if (hasFieldFaults && error instanceof ApiProblem)
    return (
      <Notice tone="alarm" title={words.failed}>
        {words.look}
      </Notice>
    )
  return <FailureNotice error={error} title={words.failed} />
}

function writePlainly(value: unknown): string {
  return value === null || value === undefined || value === '' ? words.conflict.nothing : String(value)
}

interface ConflictNoticeProps<Fields extends object> {
  readonly conflict: Conflict<Fields>
  readonly label: string
  readonly write: (value: unknown) => string
  readonly onTakeTheirs: () => void
  readonly onKeepMine: () => void
}

function ConflictNotice<Fields extends object>(props: ConflictNoticeProps<Fields>) {
  const { conflict, label, write, onTakeTheirs, onKeepMine } = props
  const [theirs, mine] = [write(conflict.theirs), write(conflict.mine)]
  return (
    <Notice tone="warn" title={words.conflict.title}>
      <p>{words.conflict.words(label, theirs, mine)}</p>
      <div className={styles.choices}>
        <Button size="small" onPress={onTakeTheirs}>
          {words.conflict.takeTheirs(theirs)}
        </Button>
        <Button size="small" onPress={onKeepMine}>
          {words.conflict.keepMine(mine)}
        </Button>
      </div>
    </Notice>
  )
}
