import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, globSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { keptPictures } from './kept-pictures.ts'

const root = join(import.meta.dirname, '..', '..')

/** The commit that brought the kept pictures; undefined where there is no history. */
export function findPictureCommit(): string | undefined {
  try {
    return git('log', '-1', '--format=%H', '--', keptPictures).trim() || undefined
  } catch {
    return undefined
  }
}

/**
 * Pictures the dashboard as it was at a commit, in a work tree of its own that is gone afterwards.
 *
 * @param directory where the pictures go.
 * @throws Error when that commit cannot be built.
 */
export async function pictureBase(commit: string, directory: string): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'lightfi-base-'))
  const tree = join(parent, 'tree')
  git('worktree', 'add', '--detach', tree, commit)
  try {
    if (hasSamePackages(tree)) linkPackages(tree)
    // It installs what is missing, and builds.
    const child = spawn(process.execPath, ['scripts/bootstrap.mjs', 'picture-dashboard', directory], {
      cwd: tree,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const [exitCode] = await once(child, 'exit')
    if (exitCode !== 0) throw new Error(`No pictures of ${commit} could be taken: ended with ${exitCode}.`)
  } finally {
    git('worktree', 'remove', '--force', tree)
    await rm(parent, { recursive: true, force: true })
  }
}

function hasSamePackages(tree: string): boolean {
  const read = (directory: string) => readFileSync(join(directory, 'package-lock.json'), 'utf8')
  return read(tree) === read(root)
}

/** Lets a work tree have the packages that are installed here, but its own sources. */
function linkPackages(tree: string): void {
  const own = '@openlightfi'
  const [here, there] = [join(root, 'node_modules'), join(tree, 'node_modules')]
  mkdirSync(there)
  for (const name of readdirSync(here)) {
    if (name !== own) symlinkSync(join(here, name), join(there, name))
  }
  // These are links into the tree they lie in.
  cpSync(join(here, own), join(there, own), { recursive: true, verbatimSymlinks: true })
  for (const folder of globSync('{packages/*,bench,compat,demo,e2e,tools}/node_modules', { cwd: root })) {
    mkdirSync(join(tree, dirname(folder)), { recursive: true })
    symlinkSync(join(root, folder), join(tree, folder))
  }
}

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
