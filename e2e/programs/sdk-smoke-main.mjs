// Runs on Node, Bun and Deno, with the tokens in a file; with `worker` in its settings in a thread of Node as
// well.
import { writeSync } from 'node:fs'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import * as sdk from '@openlightfi/client'
import { createFileTokenStore } from '@openlightfi/client/node'
import { exerciseSdk } from './sdk-smoke.mjs'

const settings = isMainThread ? JSON.parse(process.argv[2] ?? '') : workerData
if (isMainThread && settings.inWorker) {
  new Worker(new URL(import.meta.url), { workerData: settings })
} else {
  const store = createFileTokenStore(settings.tokenFile)
  writeSync(1, JSON.stringify(await exerciseSdk(sdk, { ...settings, store })))
}
