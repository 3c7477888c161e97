import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'

describe('reading the audit log', () => {
  let server: AdministrationServer
  before(async () => {
    server = await startAdministrationServer(createTemporaryDirectory())
    for (const name of ['a', 'b', 'c']) {
      const { status } = await server.as(server.people.admin, 'POST', '/clients', { name, kind: 'public' })
      assert.equal(status, 201)
    }
  })
  after(() => server.server.close())

  async function read(query: string): Promise<{ data: Entry[]; next_cursor: string | null }> {
    const { status, body } = await server.as(server.people.admin, 'GET', `/audit${query}`)
    assert.equal(status, 200, JSON.stringify(body))
    return body
  }
  interface Entry {
    readonly sequence: number
    readonly time: number
    readonly action: string
    readonly subject: { readonly kind: string; readonly id: string }
    readonly details: Readonly<Record<string, unknown>>
  }
  const nameOf = ({ details }: Entry) => details.name

  it('refuses a range that ends before it begins, rather than show nothing of it', async () => {
    const path = '/audit?from=2026-02-02&to=2026-02-01'
    const answer = await server.as(server.people.admin, 'GET', path)
    assertProblem(answer, 'invalid_parameter')
    assert.equal(answer.body.errors[0].pointer, 'from')
  })

  it('gives the newest first, page by page, each entry once', async () => {
    const { data: all } = await read('?limit=1000')
    const pages: Entry[] = []
    let cursor: string | null = ''
    do {
      const page: Awaited<ReturnType<typeof read>> = await read(`?limit=2${cursor && `&cursor=${cursor}`}`)
      pages.push(...page.data)
      cursor = page.next_cursor
    } while (cursor)
    assert.deepEqual(pages, all)
    const sequences = all.map(({ sequence }) => sequence)
    assert.deepEqual(
      sequences,
      [...new Set(sequences)].sort((a, b) => b - a),
    )
  })

  it('filters by action, by subject, and by a half-open range of time', async () => {
    const { data: created } = await read('?action=client.created')
    assert.deepEqual(created.map(nameOf), ['c', 'b', 'a'])
    const [newest, , oldest] = created
    assert.deepEqual((await read(`?subject_kind=client&subject_id=${newest?.subject.id}`)).data, [newest])
    assert.deepEqual((await read(`?subject_kind=user&subject_id=${newest?.subject.id}`)).data, [])
    const { data: upTo } = await read(`?action=client.created&from=${oldest?.time}&to=${newest?.time}`)
    assert.ok(upTo.some((entry) => entry.sequence === oldest?.sequence))
    assert.ok(!upTo.some((entry) => entry.sequence === newest?.sequence))
    assert.deepEqual((await read('?from=2100-01-01T00:00:00Z')).data, [])
    assert.deepEqual((await read('?to=0')).data, [])
  })

  it('refuses parameters that are wrong or unknown', async () => {
    const queries = [
      'from=yesterday',
      'to=1e9',
      'action=all',
      'subject_kind=x',
      'cursor=YWJj',
      'limit=0',
      'who=me',
    ]
    for (const query of queries) {
      const { status, body } = await server.as(server.people.admin, 'GET', `/audit?${query}`)
      assert.deepEqual([status, body.code], [400, 'invalid_parameter'], query)
    }
  })

  it('can neither be changed nor deleted through the API', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { status } = await server.as(server.people.admin, method, '/audit')
      assert.equal(status, 405, method)
    }
  })
})
