/**
 * A program that runs until it is ended, for tests of its end. Its arguments say what its `stop`
 * does, and what goes wrong in it.
 */
import { LogStream, superviseEnding } from '../../src/index.ts'

const [stops = 'well', wrong = 'nothing'] = process.argv.slice(2)
const log = new LogStream(1)

const ways: Readonly<Record<string, () => Promise<void>>> = {
  well: async () => {},
  never: () => new Promise(() => {}),
  badly: () => Promise.reject(new Error('this part did not close')),
  blocked: async () => {
    for (;;);
  },
}

const fail = superviseEnding({
  name: 'The program',
  stop: ways[stops] ?? (() => Promise.reject(new Error(`there is no way "${stops}"`))),
  signals: ['SIGINT', 'SIGTERM'],
  stopMs: stops === 'never' && wrong === 'patience' ? 60_000 : 300,
  failureMs: 300,
  onStop: () => void log.write('stopping\n'),
  flushLog: () => log.flush(500),
})
setInterval(() => {}, 60_000)

if (wrong === 'throws') {
  setTimeout(() => {
    setTimeout(() => {
      throw new Error('the second error')
    })
    throw new Error('the first error')
  })
}
if (wrong === 'rejects') void Promise.reject(new Error('nobody handles this'))
if (wrong === 'tells') fail(new Error('it cannot go on'))
log.write('running\n')
