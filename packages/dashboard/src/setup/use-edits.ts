import { useDraft } from '../app/use-draft.ts'
import {
  applyEdits,
  type Conflict,
  dropField,
  type Edits,
  findConflicts,
  keepField,
  listChanges,
  setField,
  setFields,
} from './edits.ts'

/** A form's hold on what it changes. */
export interface EditsOf<Fields extends object> {
  /** What the fields show. */
  readonly value: Fields
  /** What is to be saved; empty without a change. */
  readonly changes: Partial<Fields>
  /** Fields that somebody else saved meanwhile. */
  readonly conflicts: readonly Conflict<Fields>[]
  set<Name extends keyof Fields>(name: Name, value: Fields[Name]): void
  /** Changes several fields at once. */
  setAll(values: Partial<Fields>): void
  /** Shows and keeps what somebody else saved in a field. */
  takeTheirs(name: keyof Fields): void
  /** Goes on with what was typed in a field, whatever somebody else saved. */
  keepMine(name: keyof Fields): void
  /** Lets go of every change. */
  drop(): void
}

/**
 * Keeps the changes of a form in the tab until they are saved, field by field, so that what others save in
 * other fields comes in, and what they save in the same ones is told.
 *
 * @param name of the draft: one per form and thing that it changes.
 */
export function useEdits<Fields extends object>(name: string, saved: Fields): EditsOf<Fields> {
  const draft = useDraft<Edits<Fields>>(name, {})
  const edits = draft.value
  return {
    value: applyEdits(saved, edits),
    changes: listChanges(saved, edits),
    conflicts: findConflicts(saved, edits),
    set: (field, value) => draft.change(setField(saved, edits, field, value)),
    setAll: (values) => draft.change(setFields(saved, edits, values)),
    takeTheirs: (field) => draft.change(dropField(edits, field)),
    keepMine: (field) => draft.change(keepField(saved, edits, field)),
    drop: draft.drop,
  }
}
