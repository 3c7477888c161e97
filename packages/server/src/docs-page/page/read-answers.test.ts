import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { LongAnswer } from './long-answer.js'
import { createAnswerReader } from './read-answers.js'

let server: Server
let origin: string
/** Ends the answer that is waiting. */
let goOn: () => void = () => {}

before(async () => {
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    const [bytes, mediaType] = [Number(url.searchParams.get('bytes')), url.searchParams.get('type')]
    if (url.pathname === '/nothing') return response.writeHead(204).end()
    response.writeHead(url.pathname === '/refused' ? 404 : 200, {
      'content-type': mediaType ?? 'application/json',
    })
    if (url.pathname === '/slow' || url.pathname === '/broken') {
      response.write('[1')
      await new Promise<void>((resolve) => {
        goOn = resolve
      })
      if (url.pathname === '/broken') return response.destroy()
    }
    response.end('x'.repeat(bytes))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

after(() => {
  server.closeAllConnections()
  server.close()
})

/** Waits until an answer is no longer coming. */
function waitForEnd(answer: LongAnswer | undefined): Promise<LongAnswer> {
  return waitUntil(answer, ({ progress }) => progress !== 'coming')
}

async function waitUntil(
  answer: LongAnswer | undefined,
  isReached: (state: LongAnswer['state']) => boolean,
): Promise<LongAnswer> {
  assert.ok(answer)
  while (!isReached(answer.state)) {
    await new Promise<void>((resolve) => {
      const stopListening = answer.subscribe(() => {
        stopListening()
        resolve()
      })
    })
  }
  return answer
}

test('a short answer, a refusal and one without a body are left to Swagger UI', async () => {
  const answers = createAnswerReader()
  for (const path of ['/short?bytes=20000', '/refused?bytes=100000', '/nothing']) {
    const url = `${origin}${path}`
    const response = await answers.read(url, { method: 'GET' })
    const bytes = (await response.arrayBuffer()).byteLength
    assert.equal(bytes, Number(new URL(url).searchParams.get('bytes')), path)
    assert.equal(answers.find('GET', url), undefined)
  }
})

test('of a long answer the first 200 kB are there to be shown, and the whole to be saved', async () => {
  const answers = createAnswerReader()
  const url = `${origin}/sensors/A/CO2ppm/history?bytes=3000000`
  await answers.read(url, { method: 'GET' })
  const answer = await waitForEnd(answers.find('GET', url))
  assert.equal(answer.state.progress, 'whole')
  assert.equal(answer.state.text.length, 200_000)
  assert.equal(answer.state.file?.size, 3_000_000)
  assert.equal(answer.fileName, 'CO2ppm-history.json')
  assert.match(answer.fileUrl ?? '', /^blob:/)
})

test('files and lines are never given to Swagger UI, however short', async () => {
  const answers = createAnswerReader()
  for (const [type, ending] of [
    ['application/vnd.apache.parquet', 'parquet'],
    ['application/x-ndjson', 'ndjson'],
  ]) {
    const url = `${origin}/readings?bytes=10&type=${type}`
    await answers.read(url, { method: 'GET' })
    const answer = await waitForEnd(answers.find('GET', url))
    assert.equal(answer.fileName, `readings.${ending}`)
    assert.equal(answer.state.text === '', ending === 'parquet')
  }
})

test('beyond what is kept in all the oldest answer gives way; one that is longer alone is given up', async () => {
  const answers = createAnswerReader(1_000_000)
  const ask = async (bytes: number) => {
    const url = `${origin}/readings?bytes=${bytes}`
    await answers.read(url, { method: 'GET' })
    return waitForEnd(answers.find('GET', url))
  }
  const first = await ask(600_000)
  const second = await ask(500_000)
  assert.deepEqual([first.state.progress, second.state.progress], ['dropped', 'whole'])
  assert.equal(first.fileUrl, undefined)
  const third = await ask(5_000_000)
  assert.equal(third.state.progress, 'too_long')
  assert.ok(third.state.readBytes < 2_000_000)
})

test('no more than four answers are kept', async () => {
  const answers = createAnswerReader()
  const urls = [1, 2, 3, 4, 5].map((number) => `${origin}/readings?bytes=40000&number=${number}`)
  for (const url of urls) await answers.read(url, { method: 'GET' })
  assert.deepEqual(
    urls.map((url) => answers.find('GET', url)?.state.progress === 'dropped'),
    [true, false, false, false, false],
  )
})

test('an answer that is slow is shown as it comes, and can be stopped', async () => {
  const answers = createAnswerReader()
  const url = `${origin}/slow?bytes=10`
  await answers.read(url, { method: 'GET' })
  const answer = await waitUntil(answers.find('GET', url), ({ text }) => text !== '')
  assert.equal(answer.state.text, '[1')
  answer.stop()
  assert.equal(answer.state.progress, 'stopped')
  goOn()
})

test('an answer that breaks off is no whole one, and there is nothing to save', async () => {
  const answers = createAnswerReader()
  const url = `${origin}/broken`
  await answers.read(url, { method: 'GET' })
  goOn()
  const answer = await waitForEnd(answers.find('GET', url))
  assert.equal(answer.state.progress, 'broken')
  assert.equal(answer.fileUrl, undefined)
})

test('asking again forgets the answer before', async () => {
  const answers = createAnswerReader()
  const url = `${origin}/readings?bytes=40000`
  await answers.read(url, { method: 'GET' })
  const first = await waitForEnd(answers.find('GET', url))
  await answers.read(url, { method: 'GET' })
  assert.equal(first.state.progress, 'dropped')
  answers.drop('GET', url)
  assert.equal(answers.find('GET', url), undefined)
})
