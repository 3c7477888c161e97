/** A program with a task that is done once standard input ends, for tests of signals meanwhile. */
import { text } from 'node:stream/consumers'
import { finishDespiteSignals } from '../../src/index.ts'

await finishDespiteSignals('It is finished first.', async () => {
  console.log('running')
  await text(process.stdin)
})
console.log('done')
