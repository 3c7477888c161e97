import { useState } from 'react'

/** What is open in the panel of a list of things with secrets, and what is known of it just now alone. */
export interface Fresh<Thing> {
  /** The thing that is open: from the list, or made a moment ago, before the list has it. */
  readonly thing: Thing | undefined
  /** Its secret, while it can be shown: it was made a moment ago. */
  readonly secret: string | undefined
  /** Notes what was made, with its secret if it has one. */
  noteMade(made: Thing, secret: string | undefined): void
  /** Notes a new secret of the thing that is open; `undefined`: it was stored. */
  noteSecret(secret: string | undefined): void
}

/** Keeps what was made a moment ago, and the secret that is shown once. @param id the thing that is open. */
export function useFresh<Thing>(
  all: readonly Thing[],
  id: string | undefined,
  idOf: (thing: Thing) => string,
): Fresh<Thing> {
  const [made, setMade] = useState<Thing>()
  const [kept, setKept] = useState<{ readonly id: string; readonly secret: string }>()
  const keep = (of: string | undefined, secret: string | undefined) =>
    setKept(of === undefined || secret === undefined ? undefined : { id: of, secret })
  return {
    thing: [...all, ...(made === undefined ? [] : [made])].find((thing) => idOf(thing) === id),
    secret: kept?.id === id ? kept?.secret : undefined,
    noteMade: (thing, secret) => {
      setMade(thing)
      keep(idOf(thing), secret)
    },
    noteSecret: (secret) => keep(id, secret),
  }
}
