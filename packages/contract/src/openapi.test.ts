import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import manifest from '../package.json' with { type: 'json' }
import { buildOpenApiDocument } from './openapi.ts'
import { type Operation, problemsOf } from './operation.ts'
import { operations } from './operations.ts'
import { problemCodes } from './problems.ts'
import { varNameList } from './var-names.ts'

type Schema = {
  $ref?: string
  type?: string
  description?: string
  example?: unknown
  nullable?: boolean
  properties?: Record<string, Schema>
  [keyword: string]: unknown
}
type Media = { schema: Schema; example?: unknown; examples?: Record<string, { value: unknown }> }
type Parameter = { name: string; in: string; description?: string; example?: unknown; schema: Schema }
type Answer = { description?: string; content?: Record<string, Media> }
type DescribedOperation = {
  operationId: string
  summary?: string
  description?: string
  tags?: string[]
  parameters?: Parameter[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, Answer>
  security: Record<string, string[]>[]
  'x-group'?: string
}
type Document = {
  openapi: string
  'x-groups': { name: string }[]
  servers: { url: string }[]
  paths: Record<string, Record<string, DescribedOperation>>
  components: {
    schemas: Record<string, Schema>
    securitySchemes: { oauth2: { flows: Record<string, Record<string, unknown>> } }
  }
}

const document = JSON.parse(
  JSON.stringify(buildOpenApiDocument('https://api.example.org', manifest.version)),
) as Document

const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

/** The routes of LightFi's documentation: generated clients derive their method names from these ids. */
const documentedIds = {
  'get /locations': 'read_base_location_properties_locations_get',
  'get /locations/{location_id}': 'read_location_properties',
  'get /locations/{location_id}/': 'read_location_direct_children_locations__location_id___get',
  'get /sensors/{sensor_id}': 'read_latest_sensor_information_sensors__sensor_id__get',
  'get /sensors/{sensor_id}/{var_name}/history':
    'read_sensor_historic_data_sensors__sensor_id___var_name__history_get',
  'get /locations/{location_id}/{var_name}/daily':
    'read_location_direct_child_daily_data_range_locations__location_id___var_name__daily_get',
  'get /sensors/{sensor_id}/{var_name}/daily':
    'read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get',
}

/**
 * The query parameters of each operation as first released, in order: generated TypeScript clients pass them
 * by position, so a new one goes last.
 */
const positions: Record<string, string> = {
  read_location_direct_children_locations__location_id___get: 'depth since retired',
  read_sensor_historic_data_sensors__sensor_id___var_name__history_get:
    'from to limit order format time_format bucket derived timeout_s',
  read_readings: 'sensor_id location_id var_name from to limit order format time_format derived',
  read_reading_changes: 'after limit wait sensor_id location_id var_name',
  create_readings_readings_post: 'strict dry_run',
  read_location_summary: 'var_name limit cursor',
  read_location_tree: 'location_id',
  list_sensors: 'location_id retired limit cursor q status battery_below',
  export_locations: 'location_id format',
  export_sensors: 'location_id format',
  read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get: 'from to hours days group_by',
  read_location_direct_child_daily_data_range_locations__location_id___var_name__daily_get:
    'from to hours days group_by',
  read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get: 'from to hours days',
  list_clients: 'limit cursor built_in',
  list_users: 'limit cursor',
  list_grants: 'of limit cursor',
  list_sessions: 'limit cursor',
  list_audit_entries: 'from to action subject_kind subject_id limit cursor actor_id format',
  list_unplaced_sensors: 'limit cursor',
  put_floorplan: 'dry_run',
}

test('what is told of an operation comes in paragraphs that can be read on a screen', () => {
  for (const { operationId, description } of Object.values(operations) as Operation[])
    for (const paragraph of description?.split('\n\n') ?? [])
      assert.ok(paragraph.length <= 900, `${operationId} has a paragraph of ${paragraph.length} characters`)
})

test('the document is valid OpenAPI 3.0.3, which old generators need', async () => {
  assert.equal(document.openapi, '3.0.3')
  const { valid, errors } = await new Validator().validate(structuredClone(document))
  assert.deepEqual(errors, undefined)
  assert.ok(valid)
})

test('documented routes keep their operation ids', () => {
  const ids = Object.fromEntries(
    described.map(({ path, method, operation }) => [`${method} ${path}`, operation.operationId]),
  )
  for (const [route, id] of Object.entries(documentedIds)) assert.equal(ids[route], id, route)
})

test('query parameters keep their position, which is that of arguments in generated TypeScript', () => {
  for (const { operation } of described) {
    const names = (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name)
    const released = positions[operation.operationId]?.split(' ') ?? []
    assert.deepEqual(names.slice(0, released.length), released, operation.operationId)
  }
})

test('no two operations share an id, and none has a tag, so the generated class is DefaultApi', () => {
  const ids = described.map(({ operation }) => operation.operationId)
  assert.equal(new Set(ids).size, ids.length)
  assert.deepEqual(
    described.filter(({ operation }) => operation.tags),
    [],
  )
})

test('every operation is in a group in which people look for it, and no group is empty', () => {
  const found = new Set(described.map(({ operation }) => operation['x-group']))
  assert.deepEqual([...found].toSorted(), document['x-groups'].map(({ name }) => name).toSorted())
})

test('every operation of the catalogue is in the document', () => {
  const wanted = Object.values<Operation>(operations).map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual(described.map(({ method, path }) => `${method} ${path}`).sort(), wanted.sort())
})

test('every protected operation declares its security, or generated clients send no token', () => {
  for (const { operation } of described) {
    const { scopes } =
      Object.values<Operation>(operations).find(({ operationId }) => operationId === operation.operationId) ??
      {}
    assert.ok(scopes !== undefined)
    const expected = scopes?.length === 0 ? [[]] : (scopes ?? []).map((scope) => [scope])
    assert.deepEqual(
      operation.security,
      expected.map((any) => ({ oauth2: any })),
    )
  }
})

test('only /health and addresses of downloads need no token', () => {
  const open = described.filter(({ operation }) => operation.security.length === 0)
  assert.deepEqual(
    open.map(({ path }) => path),
    ['/health', '/health/live', '/health/ready', '/downloads/{download_id}'],
  )
})

test('every scope that an operation asks for can be asked for', () => {
  const { authorizationCode } = document.components.securitySchemes.oauth2.flows
  const offered = Object.keys(authorizationCode?.scopes ?? {})
  const asked = described.flatMap(({ operation }) => operation.security.flatMap(({ oauth2 }) => oauth2 ?? []))
  for (const scope of asked) assert.ok(offered.includes(scope), scope)
})

test('addresses follow the public URL', () => {
  assert.deepEqual(document.servers, [{ url: 'https://api.example.org' }])
  const { authorizationCode } = document.components.securitySchemes.oauth2.flows
  assert.equal(authorizationCode?.authorizationUrl, 'https://api.example.org/oauth2/authorize')
  assert.equal(authorizationCode?.tokenUrl, 'https://api.example.org/oauth2/token')
})

test('VarName is a named enum of every variable, which gives Python VarName.CO2PPM', () => {
  const { type, enum: names } = document.components.schemas.VarName ?? {}
  assert.equal(type, 'string')
  assert.deepEqual(names, varNameList)
})

test('the answer of a location is the named schema LocationOutput', () => {
  const answer = document.paths['/locations/{location_id}']?.get?.responses['200']
  assert.equal(answer?.content?.['application/json']?.schema.$ref, '#/components/schemas/LocationOutput')
})

test('every named schema and each of its properties is described', () => {
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    assert.ok(schema.description, name)
    for (const [property, body] of Object.entries(schema.properties ?? {})) {
      // In OpenAPI 3.0 nothing may stand beside a $ref: the description is the target's.
      assert.ok(body.description ?? body.$ref, `${name}.${property}`)
    }
  }
})

test('a body refuses unknown members, and an answer may get new ones', () => {
  const namesIn = (part: unknown) => new Set(JSON.stringify(part).match(/(?<=schemas\/)\w+/g) ?? [])
  const answered = new Set<string>()
  for (const { operation } of described) {
    for (const name of namesIn(operation.responses)) collectNames(name, answered)
  }
  for (const { operation } of described) {
    for (const name of namesIn(operation.requestBody ?? {})) {
      // Exports, which can be put back, are answers as well.
      const isOpen = document.components.schemas[name]?.additionalProperties !== false
      assert.equal(isOpen, answered.has(name), `${operation.operationId} takes ${name}`)
    }
  }
  for (const name of answered) {
    assert.notEqual(document.components.schemas[name]?.additionalProperties, false, name)
  }
})

function collectNames(name: string, names: Set<string>): void {
  if (names.has(name)) return
  names.add(name)
  const inside = JSON.stringify(document.components.schemas[name]).match(/(?<=schemas\/)\w+/g) ?? []
  for (const other of inside) collectNames(other, names)
}

test('every operation, parameter and answer is described', () => {
  for (const { operation } of described) {
    assert.ok(operation.summary && operation.description, operation.operationId)
    for (const { name, description } of operation.parameters ?? []) {
      assert.ok(description, `${operation.operationId} ${name}`)
    }
    for (const [status, { description }] of Object.entries(operation.responses)) {
      assert.ok(description, `${operation.operationId} ${status}`)
    }
  }
})

/** The interactive page fills in all examples at once: a parameter that another one excludes has none. */
const withoutExample = [
  'read_sensor_historic_data_sensors__sensor_id___var_name__history_get timeout_s',
  'put_floorplan If-Match',
  'put_floorplan If-None-Match',
]

test('every parameter, body and answer has an example that its schema accepts', () => {
  for (const { operation } of described) {
    const id = operation.operationId
    for (const { name, schema, example } of operation.parameters ?? []) {
      const isLeftOut = withoutExample.includes(`${id} ${name}`)
      if (isLeftOut) assert.equal(example, undefined, `${id} ${name}`)
      else assertAccepts(schema, example, `${id} ${name}`)
    }
    for (const { schema, example } of Object.values(operation.requestBody?.content ?? {})) {
      assertAccepts(schema, example, `${id} body`)
    }
    for (const [status, { content }] of Object.entries(operation.responses)) {
      // Has no body to show, or bytes from the middle of one.
      if (['204', '206', '304'].includes(status)) continue
      assert.ok(content, `${id} ${status} has no content`)
      const examples = Object.values(content).flatMap(examplesOf)
      assert.ok(examples.length > 0, `${id} ${status} has no example`)
      for (const { schema, example } of examples) assertAccepts(schema, example, `${id} ${status}`)
    }
  }
})

test('the example of every property is one that its schema accepts', () => {
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    for (const [property, body] of Object.entries({ '': schema, ...schema.properties })) {
      if (body.example !== undefined) assertAccepts(body, body.example, `${name}.${property}`)
    }
  }
})

test('an operation documents every problem it can answer, and no other', () => {
  for (const operation of Object.values<Operation>(operations)) {
    const responses = document.paths[operation.path]?.[operation.method]?.responses ?? {}
    const documented = Object.values(responses).flatMap(({ content }) =>
      Object.keys(content?.['application/problem+json']?.examples ?? {}),
    )
    assert.deepEqual(documented.sort(), [...problemsOf(operation)].sort(), operation.operationId)
    for (const code of documented) assert.ok(problemCodes.some((known) => known === code))
  }
})

function examplesOf({ schema, example, examples }: Media): { schema: Schema; example: unknown }[] {
  const named = Object.values(examples ?? {}).map(({ value }) => value)
  return [...(example === undefined ? [] : [example]), ...named].map((value) => ({ schema, example: value }))
}

const ajv = formats.default(
  new Ajv({ strict: true, strictTypes: false, allErrors: true, keywords: ['example', 'components'] }),
)
const components = toJsonSchema(document.components)

function assertAccepts(schema: Schema, example: unknown, where: string): void {
  assert.notEqual(example, undefined, `${where} has no example`)
  const validate = findValidator(schema)
  assert.ok(validate(example), `${where}: ${ajv.errorsText(validate.errors)}`)
}

/** Operations share most of their schemas, such as those of problems: each is compiled once. */
const validators = new Map<string, ValidateFunction>()

function findValidator(schema: Schema): ValidateFunction {
  const key = JSON.stringify(schema)
  const known = validators.get(key)
  if (known) return known
  const validate = ajv.compile({ components, allOf: [toJsonSchema(schema)] })
  validators.set(key, validate)
  return validate
}

/** OpenAPI 3.0's `nullable` as JSON Schema says it. */
function toJsonSchema(schema: unknown): object {
  if (Array.isArray(schema)) return schema.map(toJsonSchema)
  if (typeof schema !== 'object' || schema === null) return schema as unknown as object
  const { nullable, ...rest } = schema as Schema
  const entries = Object.entries(rest).map(([keyword, value]) => [keyword, toJsonSchema(value)])
  const rewritten = Object.fromEntries(entries)
  return nullable ? { anyOf: [rewritten, { type: 'null' }] } : rewritten
}
