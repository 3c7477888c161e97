#!/usr/bin/env node
/**
 * The `lightfi` command. Compiled code is kept for the next start before the rest is loaded, where Node can
 * (22.1).
 */
import module from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

// The cache lies in the user's own directory: files that others can write would be run.
const cacheDirectory = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
module.enableCompileCache?.(join(cacheDirectory, 'lightfi', 'compiled'))

const { runProcess } = await import('./run-process.ts')
await runProcess(process.env)
