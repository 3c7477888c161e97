import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildOnce } from '../build-once.ts'
import { runProgram } from '../run-program.ts'

/** What runs things of the guide, as files for the pinned Node. */
export interface GuidePrograms {
  readonly newman: string
  readonly nodeRed: string
}

/** The programs of `programs/package.json`, installed at first use, which downloads them. */
export async function installPrograms(): Promise<GuidePrograms> {
  const manifest = await readFile(join(import.meta.dirname, 'programs/package.json'), 'utf8')
  const folder = await buildOnce('guide-programs', [manifest], async (unfinished) => {
    await writeFile(join(unfinished, 'package.json'), manifest)
    await runProgram({
      command: 'npm',
      args: [
        'install',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--no-package-lock',
        '--loglevel=error',
      ],
      cwd: unfinished,
      // The machine decides where packages come from, and through which proxy.
      env: process.env,
    })
  })
  return {
    newman: join(folder, 'node_modules/newman/bin/newman.js'),
    nodeRed: join(folder, 'node_modules/node-red/red.js'),
  }
}
