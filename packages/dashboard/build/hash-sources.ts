import { hashFiles } from './hash-files.ts'

/** Everything that a build is made of, as globs from the root of the repository. */
const sources = [
  'package-lock.json',
  'packages/{client,dashboard}/package.json',
  'packages/client/src/**/*',
  'packages/dashboard/{build.ts,index.html,vite.config.ts}',
  'packages/dashboard/{build,public,src}/**/*',
]

/** Hashes everything that a build of the dashboard is made of; tests are no part of it. */
export function hashSources(): string {
  return hashFiles(sources)
}
