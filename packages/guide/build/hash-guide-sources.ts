import { hashFiles } from '../../dashboard/build/hash-files.ts'

/** Hashes everything that the guide is made of: pages, their pictures, templates, scripts and libraries. */
export function hashGuideSources(): string {
  return hashFiles([
    'package-lock.json',
    '{compat,examples}/README.md',
    'docs/{*,guide/*}.md',
    'docs/{metrics,readings,screenshots}/*',
    'packages/{cli,client}/*.md',
    'packages/server/package.json',
    'packages/dashboard/build/{compress,hash}-files.ts',
    'packages/guide/{build.ts,contents.ts}',
    'packages/guide/{build,src}/**/*',
  ])
}
