/**
 * Runs `lightfi-server` with a mistake in it: while two statements of the engine run, an error is thrown that
 * nobody catches, or a rejection is left alone, as the argument says.
 */
import { Session } from 'chdb'
import { serveUntilEnded } from '../../src/serve-until-ended.ts'

const [mistake] = process.argv.slice(2)
await serveUntilEnded(process.env)
const session = new Session(`${process.env.LIGHTFI_DATA_DIR}/time-series`)
const busy = 'SELECT sum(cityHash64(number)) FROM numbers(100000000000) SETTINGS max_execution_time = 100'
for (let count = 0; count < 2; count += 1) void session.queryAsync(busy)
setTimeout(() => {
  if (mistake === 'rejection') void Promise.reject(new Error('nobody handles this rejection'))
  else throw new Error('nobody catches this error')
})
