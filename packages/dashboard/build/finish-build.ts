import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { compressFiles } from './compress-files.ts'
import { hashSources } from './hash-sources.ts'
import { hashStyle, readInsertedStyles } from './inserted-styles.ts'

/** The file of a build that says what it was made of, and what its policy must allow. */
export const manifestName = 'build.json'

/** What {@link manifestName} says; the server reads it. */
export interface BuildManifest {
  /** Changes with everything that a build is made of. */
  readonly sources: string
  /** The style sheets that scripts insert, as sources of a policy. */
  readonly styleHashes: readonly string[]
}

/** The last step of a build: compresses its files and writes what the server must know of it. */
export function finishBuild(): Plugin {
  let sources = ''
  let directory = ''
  return {
    name: 'finish-build',
    apply: 'build',
    configResolved({ build }) {
      directory = build.outDir
    },
    buildStart() {
      // What is changed while the build runs makes the next one.
      sources = hashSources()
    },
    closeBundle(error?: Error) {
      if (error) return
      compressFiles(directory)
      const styleHashes = readInsertedStyles().map(hashStyle)
      const manifest: BuildManifest = { sources, styleHashes }
      writeFileSync(join(directory, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
    },
  }
}
