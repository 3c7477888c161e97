import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { Browser } from '../browser.ts'
import { readText } from '../read-text.ts'
import { type Chooser, inventLike } from './chooser.ts'
import { drawCall, type OperationCall } from './operation-call.ts'
import { type Caller, callbackUrl, type Organisation, password, type ThingKind, type World } from './world.ts'

/** Calls the API as anybody, on things of anybody. @returns the organisations that it may have changed. */
export async function callOperation(world: World, choose: Chooser): Promise<Organisation[]> {
  const caller = choose.pick(world.organisations.flatMap(({ callers }) => callers))
  const { organisation } = caller
  const invent = (kind: string) =>
    kind === 'sensor'
      ? inventLike('AQ2-000000000000')
      : kind === 'user'
        ? inventLike('user_0123456789abcdef')
        : `new_${randomBytes(6).toString('hex')}`
  const call = drawCall(world, caller, choose, invent)
  world.log(`${caller.label}: ${call.method} ${call.path}?${call.query} ${call.body ?? ''}`)
  const answer = await send(world, caller, call)
  world.log(`  -> ${answer.status} ${answer.body.slice(0, 300)}`)
  assert.ok(answer.status < 500, `${call.operationId} answered ${answer.status}`)
  const sent = [call.path, call.query, call.body, decodeURIComponent(call.query), caller.accessToken].join(
    ' ',
  )
  const leaks = world.findLeaks(organisation, answer.headers + answer.body, sent)
  assert.deepEqual(leaks, [], `${call.operationId} told ${caller.label} of another organisation`)
  await compareWithNothing(world, caller, call, answer)
  if (answer.status >= 300) return [organisation]
  world.countAllowed(call.operationId)
  await takeIn(world, caller, call, answer.body)
  return [organisation]
}

interface Answer {
  readonly status: number
  readonly headers: string
  readonly body: string
}

async function send(world: World, { accessToken }: Caller, call: OperationCall): Promise<Answer> {
  const response = await fetch(`${world.server.publicUrl}${call.path}?${call.query}`, {
    method: call.method,
    headers: {
      authorization: `Bearer ${accessToken}`,
      ...(call.contentType !== undefined && { 'content-type': call.contentType }),
    },
    ...(call.body !== undefined && { body: call.body }),
  })
  const headers = JSON.stringify([...response.headers].filter(([name]) => name !== 'date'))
  return { status: response.status, headers, body: await readText(response) }
}

/**
 * Compares the answer about somebody else's things with that about missing ones: the same call with ids that
 * nobody has.
 */
async function compareWithNothing(
  world: World,
  caller: Caller,
  call: OperationCall,
  answer: Answer,
): Promise<void> {
  const kinds: readonly ThingKind[] = ['location', 'sensor', 'user', 'client', 'webhook', 'grant']
  const text = [call.path, call.query, call.body ?? ''].join('\n')
  const foreign = world.organisations
    .filter((other) => other !== caller.organisation)
    .flatMap(({ things }) => kinds.flatMap((kind) => things[kind]))
    .filter((id) => text.includes(id))
    // The longest ids come first: one id may begin another.
    .sort((a, b) => b.length - a.length)
  // Ids of locations and sensors are unique in the service, so it cannot be hidden that one is taken
  // (docs/accounts.md).
  if (foreign.length === 0 || foreign.some((id) => call.newIds.includes(id))) return
  const invented = new Map(foreign.map((id) => [id, inventLike(id)]))
  const replace = (part: string) =>
    foreign.reduce((all, id) => all.replaceAll(id, invented.get(id) ?? ''), part)
  const twin = {
    ...call,
    path: replace(call.path),
    query: replace(call.query),
    ...(call.body && { body: replace(call.body) }),
  }
  const nothing = await send(world, caller, twin)
  const plain = (body: string, ids: Iterable<string>) => {
    const named = [...ids].reduce((all, id) => all.replaceAll(id, 'ID'), body)
    return named.replaceAll(/"request_id":"[^"]*"/g, '')
  }
  assert.deepEqual(
    [answer.status, plain(answer.body, foreign)],
    [nothing.status, plain(nothing.body, invented.values())],
    `${call.operationId} tells ${caller.label} that something of another organisation exists`,
  )
}

/** Takes the things that an answer names into the world, as the caller's organisation's. */
async function takeIn(world: World, caller: Caller, call: OperationCall, body: string): Promise<void> {
  const { organisation } = caller
  if (!/^[[{]/.test(body)) return
  const kinds: Readonly<Record<string, ThingKind>> = {
    location_id: 'location',
    sensor_id: 'sensor',
    user_id: 'user',
    client_id: 'client',
    webhook_id: 'webhook',
    grant_id: 'grant',
    next_cursor: 'cursor',
  }
  const found: Record<string, string> = {}
  JSON.parse(body, (name, value: unknown) => {
    if (typeof value !== 'string' || value.length < 8 || value === world.builtIn.clientId) return value
    const kind = kinds[name]
    if (kind === 'cursor') organisation.things.cursor.push(value)
    else if (kind) world.add(organisation, kind, value)
    else if (name === 'client_secret' || name === 'secret' || name === 'link' || name === 'username')
      world.own(organisation, value)
    found[name] ??= value
    return value
  })
  const { client_id: clientId, client_secret: clientSecret = '' } = found
  if (call.operationId === 'create_client' && clientId !== undefined) {
    world.adopt({
      organisation,
      clientId,
      clientSecret,
      kind: clientSecret === '' ? 'public' : 'confidential',
      callbackUrl,
    })
  }
  if (call.operationId === 'rotate_client_secret') {
    const index = organisation.applications.findIndex((application) => application.clientId === clientId)
    const old = organisation.applications[index]
    if (old) organisation.applications[index] = { ...old, clientSecret }
  }
  const { link, user_id: userId, username } = found
  if (call.operationId === 'invite_user' && link && userId && username) {
    const fields = {
      token: new URL(link).searchParams.get('token') ?? '',
      password,
      password_again: password,
    }
    const browser = new Browser()
    const joined = await browser.submit(link.split('?', 1)[0] ?? '', fields)
    if (joined.ok) organisation.people.push({ organisation, userId, username, password, browser })
  }
}
