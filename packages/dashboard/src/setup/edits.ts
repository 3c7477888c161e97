/** What somebody changed in one field: what was there when they began, and what is to be there. */
export interface Edit<Value> {
  readonly from: Value
  readonly to: Value
}

/** The fields that somebody changed and has not saved. */
export type Edits<Fields extends object> = { readonly [Name in keyof Fields]?: Edit<Fields[Name]> }

/** A field that somebody else saved while it was being changed here. */
export interface Conflict<Fields extends object> {
  readonly name: keyof Fields & string
  readonly theirs: unknown
  readonly mine: unknown
}

/** Lists the names of the fields that were changed. */
function namesOf<Fields extends object>(edits: Edits<Fields>): readonly (keyof Fields & string)[] {
  return Object.keys(edits) as (keyof Fields & string)[]
}

/** What a form shows: what is saved, with the edits on top. */
export function applyEdits<Fields extends object>(saved: Fields, edits: Edits<Fields>): Fields {
  return { ...saved, ...listTargets(edits) }
}

function listTargets<Fields extends object>(edits: Edits<Fields>): Partial<Fields> {
  const targets: Partial<Fields> = {}
  for (const name of namesOf(edits)) {
    const edit = edits[name]
    if (edit) targets[name] = edit.to
  }
  return targets
}

/** Puts a value into a field. A field that is as it was saved again is no edit. */
export function setField<Fields extends object, Name extends keyof Fields>(
  saved: Fields,
  edits: Edits<Fields>,
  name: Name,
  to: Fields[Name],
): Edits<Fields> {
  if (isSame(to, saved[name])) return dropField(edits, name)
  const from = edits[name]?.from ?? saved[name]
  return { ...edits, [name]: { from, to } }
}

/** Puts values into several fields. */
export function setFields<Fields extends object>(
  saved: Fields,
  edits: Edits<Fields>,
  values: Partial<Fields>,
): Edits<Fields> {
  return (Object.keys(values) as (keyof Fields)[]).reduce(
    (all, name) => setField(saved, all, name, values[name] as Fields[typeof name]),
    edits,
  )
}

/** Lets go of the edit of a field, so that what is saved is shown. */
export function dropField<Fields extends object>(edits: Edits<Fields>, name: keyof Fields): Edits<Fields> {
  const { [name]: _, ...rest } = edits
  return rest as Edits<Fields>
}

/** Keeps the edit of a field although somebody else saved another value meanwhile, having seen that one. */
export function keepField<Fields extends object>(
  saved: Fields,
  edits: Edits<Fields>,
  name: keyof Fields,
): Edits<Fields> {
  const edit = edits[name]
  return edit ? { ...edits, [name]: { from: saved[name], to: edit.to } } : edits
}

/** What has to be saved: the fields whose edit differs from what is saved by now. */
export function listChanges<Fields extends object>(saved: Fields, edits: Edits<Fields>): Partial<Fields> {
  const changes: Partial<Fields> = {}
  for (const name of namesOf(edits)) {
    const edit = edits[name]
    if (edit && !isSame(edit.to, saved[name])) changes[name] = edit.to
  }
  return changes
}

/** Finds the fields that somebody else saved since they were changed here, otherwise than here. */
export function findConflicts<Fields extends object>(
  saved: Fields,
  edits: Edits<Fields>,
): readonly Conflict<Fields>[] {
  return namesOf(edits).flatMap((name) => {
    const edit = edits[name]
    if (!edit || isSame(saved[name], edit.from) || isSame(saved[name], edit.to)) return []
    return [{ name, theirs: saved[name], mine: edit.to }]
  })
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
