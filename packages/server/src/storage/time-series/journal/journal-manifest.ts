import { readFileSync } from 'node:fs'
import { type Static, Type } from 'typebox'
import { Check, Default } from 'typebox/value'
import { writeFileDurably } from '../../write-file-durably.ts'

const liveSegment = Type.Object({
  name: Type.String({
    pattern: '^[0-9a-f]{8}\\.journal$',
    description: 'Its file in the directory of the journal.',
  }),
  generation: Type.String({ pattern: '^[0-9a-f]{16}$' }),
  bytes: Type.Integer({
    minimum: 0,
    default: 0, // the first releases with a journal did not note it
    description: 'Length of the file: a shorter one was cut.',
  }),
})

const manifestSchema = Type.Object({ live: Type.Array(liveSegment) })

/** A use of a segment that may hold readings which the engine does not have yet. */
export type LiveSegment = Static<typeof liveSegment>

/**
 * The required content of the journal's directory, in the order of use. A segment is noted before its first
 * reading and until the engine has the last, so that a missing one is noticed.
 */
export type JournalManifest = Static<typeof manifestSchema>

/** Reads the manifest. @throws Error when the file is no manifest. */
export function readManifest(path: string): JournalManifest {
  const manifest: unknown = Default(manifestSchema, JSON.parse(readFileSync(path, 'utf8')))
  if (!Check(manifestSchema, manifest)) throw new TypeError('it is no manifest of a journal')
  return manifest
}

/** Replaces the manifest, durably. */
export function writeManifest(path: string, manifest: JournalManifest): void {
  writeFileDurably(path, `${JSON.stringify(manifest)}\n`, 0o600)
}
