import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerJson } from '../testing/token-authority.ts'
import { createAnswerCache } from './answer-cache.ts'
import { createClient } from './create-client.ts'
import { UnexpectedAnswerError } from './errors/unexpected-answer-error.ts'
import { createStaticTokenSource } from './tokens/static-token-source.ts'

const tokens = createStaticTokenSource('an-access-token')
const kept = (tag: string) => ({ tag, value: { tag } })

/** A client with a cache whose requests are answered by `answer`, and the tags that it sent. */
function createCachingClient(answer: (request: Request) => Response) {
  const sent: (string | null)[] = []
  const client = createClient({
    baseUrl: 'http://localhost:8000',
    tokens,
    retry: false,
    cache: createAnswerCache(),
    fetch: async (input, init) => {
      const request = new Request(input, init)
      sent.push(request.headers.get('if-none-match'))
      return answer(request)
    },
  })
  return { client, sent }
}

test('the least recently used answers go first, by number and by size', () => {
  const few = createAnswerCache({ maxAnswers: 2 })
  few.keep('/a', kept('a'), 1)
  few.keep('/b', kept('b'), 1)
  few.find('/a')
  few.keep('/c', kept('c'), 1)
  assert.deepEqual(
    ['/a', '/b', '/c'].map((target) => few.find(target)?.tag),
    ['a', undefined, 'c'],
  )
  const small = createAnswerCache({ maxCharacters: 10 })
  small.keep('/a', kept('a'), 6)
  small.keep('/a', kept('a2'), 6)
  small.keep('/b', kept('b'), 4)
  assert.deepEqual([small.find('/a')?.tag, small.find('/b')?.tag], ['a2', 'b'])
  small.keep('/c', kept('c'), 1)
  assert.deepEqual([small.find('/a'), small.find('/b')?.tag], [undefined, 'b'])
  small.keep('/b', kept('too large'), 11)
  assert.equal(small.find('/b'), undefined)
  small.clear()
  assert.equal(small.find('/c'), undefined)
})

test('a bad bound is refused', () => {
  for (const options of [{ maxAnswers: 0 }, { maxAnswers: 1.5 }, { maxCharacters: 2e9 }])
    assert.throws(() => createAnswerCache(options), RangeError)
})

test('an unchanged answer is the very same object, and each URL has its own', async () => {
  const { client, sent } = createCachingClient((request) => {
    const tag = `"${new URL(request.url).pathname.length}"`
    return request.headers.get('if-none-match') === tag
      ? new Response(null, { status: 304, headers: { etag: tag } })
      : Response.json({ data: [] }, { headers: { etag: tag } })
  })
  const first = await client.readLocationTree()
  assert.equal(await client.readLocationTree(), first)
  await client.readLocationChildren('loc_1')
  assert.equal(await client.readLocationTree(), first)
  assert.deepEqual(sent, [null, '"14"', null, '"14"'])
})

test('an answer without a tag is asked for anew, and so is one that is damaged', async () => {
  const { client, sent } = createCachingClient(() => answerJson(200, { data: [] }))
  await client.readBaseLocations()
  await client.readBaseLocations()
  assert.deepEqual(sent, [null, null])
  const headers = { etag: '"1"', 'content-type': 'application/json' }
  const damaged = createCachingClient(() => new Response('{"data":[', { headers }))
  for (const _time of [1, 2]) await assert.rejects(damaged.client.readLocationTree(), UnexpectedAnswerError)
  assert.deepEqual(damaged.sent, [null, null])
})
