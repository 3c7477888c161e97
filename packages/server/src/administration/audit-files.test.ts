import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type AuditEntryList, sheetMediaTypes } from '@openlightfi/contract'
import { parse } from 'csv-parse/sync'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { readSheet, readZip, toDateText } from '../../testing/workbook-reader.ts'

describe('the audit log, for people', () => {
  let api: AdministrationServer
  const asAdmin = (method: string, path: string, body?: unknown) =>
    api.as(api.people.admin, method, path, body)
  const read = async (query: string) => (await asAdmin('GET', `/audit?${query}`)).body as AuditEntryList
  const readAll = async (query: string) => {
    const entries: AuditEntryList['data'] = []
    for (let cursor = ''; ; ) {
      const page = await read(`${query}&limit=1000${cursor}`)
      entries.push(...page.data)
      if (page.next_cursor === null) return entries
      cursor = `&cursor=${page.next_cursor}`
    }
  }
  before(async () => {
    api = await startAdministrationServer()
  })
  after(() => api.server.close())

  it('names what is gone: what was done to it, and the places that it was in', async () => {
    for (const [id, name] of [
      ['east', 'East wing'],
      ['west', 'West wing'],
    ])
      await asAdmin('POST', '/locations', { location_id: id, parent_id: 'building', kind: 'floor', name })
    const sensor = 'AQ2-0000000000C1'
    await asAdmin('POST', '/sensors', { sensor_id: sensor, location_id: 'east', name: 'Desk' })
    await asAdmin('PATCH', `/sensors/${sensor}`, { location_id: 'west' })
    await asAdmin('DELETE', `/sensors/${sensor}`)
    for (const id of ['east', 'west']) await asAdmin('DELETE', `/locations/${id}`)
    const { data, names } = await read(`subject_id=${sensor}`)
    assert.deepEqual(
      data.map(({ action, subject }) => [action, subject.name]),
      [
        ['sensor.deleted', 'Desk'],
        ['sensor.changed', 'Desk'],
        ['sensor.created', 'Desk'],
      ],
    )
    const nameOf = (id: unknown) => names.find((known) => known.kind === 'location' && known.id === id)?.name
    const [, { details: moved } = { details: {} }] = data as [unknown, { details: Record<string, unknown> }]
    assert.deepEqual([nameOf(moved.moved_from), nameOf(moved.moved_to)], ['East wing', 'West wing'])
  })

  it('names applications and people by what their ids say, the built-in ones too', async () => {
    const { web, people } = api
    const { data, names } = await read(`action=grant.created&actor_id=${people.viewer.userId}`)
    const [grant] = data
    assert.equal(grant?.actor.name, people.viewer.username)
    assert.deepEqual(grant?.details, { ...grant?.details, client_id: web.clientId })
    assert.ok(
      names.some(({ kind, id, name }) => kind === 'client' && id === web.clientId && name === 'Web of org'),
    )
  })

  it('has a name for every subject that can have one', async () => {
    await asAdmin('POST', '/webhooks', { url: 'https://hooks.example/secret' })
    const { data } = await read('limit=1000')
    const nameless = data.filter(
      ({ subject: { kind, name } }) => name === null && !['grant', 'key'].includes(kind),
    )
    assert.deepEqual(nameless, [])
    assert.ok(data.some(({ subject }) => subject.kind === 'webhook' && subject.name === 'hooks.example'))
  })

  it('is searched for words through all of it, and so is the file', async () => {
    await asAdmin('POST', '/locations', {
      location_id: 'attic',
      parent_id: 'org',
      kind: 'zone',
      name: 'Dachboden Süd',
    })
    const records = Array.from({ length: 5_000 }, (_, index) => ({
      sensor_id: `AQ2-E${index.toString(16).toUpperCase().padStart(11, '0')}`,
      location_id: 'attic',
      name: `Desk ${index}`,
    }))
    assert.equal((await asAdmin('POST', '/imports/sensors', { sensors: records })).status, 200)
    const find = async (q: string, more = '') =>
      (await read(`limit=1000&q=${encodeURIComponent(q)}${more}`)).data.map(({ action, subject }) => [
        action,
        subject.name,
      ])
    assert.deepEqual(await find('DACHBODEN süd created', '&subject_kind=location'), [
      ['location.created', 'Dachboden Süd'],
    ])
    assert.deepEqual(await find('desk 4711'), [['sensor.created', 'Desk 4711']])
    assert.deepEqual(await find('location.created AQ2-E000'), [])
    assert.equal((await find('dachboden')).length, 1000)
    await asAdmin('PATCH', '/locations/attic', { name: 'Loft' })
    // What it is called now counts too, in all that speaks of it.
    assert.ok((await find('loft location.created')).length === 1)
    const pages: string[] = []
    for (let cursor = ''; ; ) {
      const page = await read(`limit=2&q=desk+471${cursor && `&cursor=${cursor}`}`)
      pages.push(...page.data.map(({ subject }) => String(subject.name)))
      if (page.next_cursor === null) break
      cursor = page.next_cursor
    }
    const wanted = records.filter(({ name }) => /471/.test(name)).map(({ name }) => name)
    assert.ok(wanted.every((name) => pages.includes(name)))
    assert.equal(new Set(pages).size, pages.length)
    const { body } = await asAdmin('GET', '/audit?format=csv&q=desk+4711')
    const rows = parse(String(body), { columns: true }) as { subject_name: string }[]
    assert.deepEqual(
      rows.map(({ subject_name }) => subject_name),
      ['Desk 4711'],
    )
  })

  it('names nothing of another organisation, also where that has the id by now', async () => {
    await asAdmin('POST', '/locations', { location_id: 'lent', parent_id: 'org', kind: 'zone', name: 'Ours' })
    await asAdmin('DELETE', '/locations/lent')
    const theirs = { location_id: 'lent', parent_id: 'other', kind: 'zone', name: 'Theirs' }
    assert.equal((await api.as(api.people.stranger, 'POST', '/locations', theirs)).status, 201)
    const { data, names } = await read('subject_id=lent')
    assert.deepEqual([...new Set(data.map(({ subject }) => subject.name))], ['Ours'])
    assert.doesNotMatch(JSON.stringify(names), /Theirs/)
  })

  it('is filtered by who acted', async () => {
    const { partAdmin } = api.people
    const wanted = { parent_id: 'building', kind: 'floor', name: 'Part' }
    assert.equal((await api.as(partAdmin, 'POST', '/locations', wanted)).status, 201)
    const { data } = await read(`actor_id=${partAdmin.userId}&action=location.created`)
    assert.deepEqual(
      data.map(({ subject }) => subject.name),
      ['Part'],
    )
    assert.deepEqual((await read('actor_id=nobody')).data, [])
  })

  it('comes as CSV with every entry, guarded against formulas, in the order of the pages', async () => {
    await asAdmin('POST', '/locations', { parent_id: 'org', kind: 'zone', name: '=HYPERLINK("x")' })
    const many = Array.from({ length: 1_200 }, (_, at) => ({
      location_id: `many-${at}`,
      parent_id: 'org',
      kind: 'zone',
      name: `Many ${at}`,
    }))
    assert.equal((await asAdmin('POST', '/imports/locations', { locations: many })).status, 200)
    const answer = await asAdmin('GET', '/audit?format=csv&action=location.created')
    assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8; header=present')
    const rows = parse(answer.body, { columns: true }) as Record<string, string>[]
    const pages = await readAll('action=location.created')
    assert.ok(pages.length > 1_200)
    assert.deepEqual(
      rows.map(({ sequence }) => Number(sequence)),
      pages.map(({ sequence }) => sequence),
    )
    const hostile = rows.find(({ subject_name: name }) => name?.includes('HYPERLINK'))
    assert.equal(hostile?.subject_name, `'=HYPERLINK("x")`)
    assert.equal(hostile?.time, new Date(hostile?.time ?? '').toISOString())
    assert.equal(JSON.parse(hostile?.details ?? '').name, '=HYPERLINK("x")')
    const accepted = await api.call('/audit', {
      token: api.people.admin.token,
      headers: { accept: 'text/csv' },
    })
    assert.match(accepted.body, /^sequence,time,action,actor_kind/)
  })

  it('comes as a workbook with every entry as JSON has it, times as dates, and names as text', async () => {
    const path = '/audit?action=location.created&format=xlsx'
    const response = await fetch(api.server.publicUrl + path, {
      headers: { authorization: `Bearer ${api.people.admin.token}` },
    })
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-type'), sheetMediaTypes.xlsx)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const [head, ...rows] = readSheet(bytes)
    assert.deepEqual(head, [
      ...['sequence', 'time (Europe/London)', 'time (UTC)', 'action'],
      ...['actor_kind', 'actor_id', 'actor_name', 'subject_kind', 'subject_id', 'subject_name'],
      ...['remote_address', 'details'],
    ])
    const entries = await readAll('action=location.created')
    assert.ok(entries.length > 1_200)
    assert.deepEqual(
      rows.map((row) => [row[0], toDateText(row[2]), ...row.slice(3, 11), JSON.parse(String(row[11]))]),
      entries.map(({ sequence, time, action, actor, subject, remote_address, details }) => [
        sequence,
        new Date(time * 1000).toISOString().slice(0, -1),
        ...[action, actor.kind, actor.id, actor.name, subject.kind, subject.id, subject.name],
        remote_address,
        details,
      ]),
    )
    for (const [at, { time }] of entries.entries()) {
      const local = Temporal.Instant.fromEpochMilliseconds(Math.round(time * 1000))
        .toZonedDateTimeISO('Europe/London')
        .toPlainDateTime()
      assert.equal(toDateText(rows[at]?.[1]), local.toString({ fractionalSecondDigits: 3 }))
    }
    assert.ok(rows.some((row) => row[9] === '=HYPERLINK("x")'))
    assert.doesNotMatch(readZip(bytes).get('xl/worksheets/sheet1.xml') ?? '', /<f>/)
    const about = new Map(readSheet(bytes, 'About').map(([label, value]) => [label, value]))
    assert.equal(about.get('Query'), `GET ${path}`)
    assert.equal(about.get('Organisation'), 'Org')
    assert.equal(about.get('Time zone'), 'Europe/London')
    assert.equal(about.get('Rows'), entries.length)
    const unread = await asAdmin('HEAD', path)
    assert.deepEqual([unread.status, unread.headers.get('content-type')], [200, sheetMediaTypes.xlsx])
  })

  it('has times on the clock of the organisation as a workbook, whatever the country', async () => {
    const { stranger } = api.people
    const response = await fetch(`${api.server.publicUrl}/audit?format=xlsx`, {
      headers: { authorization: `Bearer ${stranger.token}` },
    })
    const [head, ...rows] = readSheet(await response.bytes())
    assert.equal(head?.[1], 'time (America/New_York)')
    assert.ok(rows.length > 0)
    for (const [, local, utc] of rows) {
      const there = Temporal.Instant.from(`${toDateText(utc)}Z`).toZonedDateTimeISO('America/New_York')
      assert.equal(toDateText(local), there.toPlainDateTime().toString({ fractionalSecondDigits: 3 }))
      assert.notEqual(local, utc)
    }
  })

  it('is searched for words as a workbook too, and of an address that a browser takes', async () => {
    const path = '/audit?format=xlsx&q=desk+4711'
    const made = await asAdmin('POST', '/downloads', { path })
    assert.deepEqual([made.status, made.body.file_name], [201, 'audit.xlsx'])
    const file = await fetch(made.body.url)
    assert.match(file.headers.get('content-disposition') ?? '', /audit\.xlsx/)
    const [, ...rows] = readSheet(new Uint8Array(await file.arrayBuffer()))
    assert.deepEqual(
      rows.map((row) => row[9]),
      ['Desk 4711'],
    )
    assertProblem(await api.as(api.people.partAdmin, 'GET', path), 'insufficient_role')
    const accepted = await fetch(`${api.server.publicUrl}/audit?q=desk+4711`, {
      headers: { authorization: `Bearer ${api.people.admin.token}`, accept: sheetMediaTypes.xlsx },
    })
    assert.equal(readSheet(new Uint8Array(await accepted.arrayBuffer())).length, 2)
    const nothing = await fetch(`${api.server.publicUrl}/audit?q=nosuchthing&format=xlsx`, {
      headers: { authorization: `Bearer ${api.people.admin.token}` },
    })
    assert.equal(readSheet(new Uint8Array(await nothing.arrayBuffer())).length, 1)
  })

  it('is a file for administrators alone, and of an address that a browser takes', async () => {
    assertProblem(await api.as(api.people.partAdmin, 'GET', '/audit?format=csv'), 'insufficient_role')
    const path = '/audit?format=csv&action=location.created'
    assertProblem(await api.as(api.people.viewer, 'POST', '/downloads', { path }), 'insufficient_role')
    const made = await asAdmin('POST', '/downloads', { path })
    assert.deepEqual([made.status, made.body.file_name], [201, 'audit.csv'])
    const file = await fetch(made.body.url)
    assert.match(file.headers.get('content-disposition') ?? '', /audit\.csv/)
    assert.match(await file.text(), /Many 7,/)
  })

  it('is sent once at a time to a login, and ends when its reader goes', async () => {
    const { publicUrl } = api.server
    const ask = (format: string) =>
      fetch(`${publicUrl}/audit?format=${format}`, {
        headers: { authorization: `Bearer ${api.people.admin.token}`, 'accept-encoding': 'identity' },
      })
    const answers = await Promise.all(
      ['csv', 'xlsx'].flatMap((format) => Array.from({ length: 4 }, () => ask(format))),
    )
    for (const answer of answers) assert.equal(answer.status, 200)
    const bodies = await Promise.all(answers.map((answer) => answer.bytes()))
    assert.equal(new Set(bodies.slice(0, 4).map((bytes) => Buffer.from(bytes).toString())).size, 1)
    const sheets = bodies.slice(4).map((bytes) => JSON.stringify(readSheet(bytes)))
    assert.equal(new Set(sheets).size, 1)
  })
})
