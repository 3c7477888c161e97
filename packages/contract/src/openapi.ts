import { Type } from 'typebox'
import { type Operation, problemsOf } from './operation.ts'
import { findOperationGroup, operationGroups } from './operation-groups.ts'
import { operations } from './operations.ts'
import { problems } from './problems.ts'
import { Problem } from './schemas/problem.ts'
import { scopes } from './scopes.ts'
import { toOpenApiSchema } from './to-openapi-schema.ts'

type JsonObject = Record<string, unknown>

const description = `Read building-sensor data: locations, sensors, latest values and history.

Times on the wire are Unix seconds; ranges are half-open, \`[from, to)\`. Every error outside \`/oauth2\` is an RFC 9457
problem with a stable \`code\`. A call needs an OAuth2 access token in the \`Authorization\` header.`

/**
 * The OpenAPI 3.0.3 document of the API as served at `publicUrl` (no trailing slash).
 * 3.0.3 and not 3.1: many integrators pin generators that fail on 3.1.
 */
export function buildOpenApiDocument(publicUrl: string, version: string): JsonObject {
  const schemas: JsonObject = {}
  const paths: Record<string, JsonObject> = {}
  for (const [name, operation] of Object.entries<Operation>(operations)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: { ...buildOperation(operation, schemas), ...buildExtensions(name, operation) },
    }
  }
  return {
    openapi: '3.0.3',
    info: {
      title: 'LightFi sensor API, open implementation',
      version,
      description,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0.html' },
    },
    servers: [{ url: publicUrl }],
    'x-groups': operationGroups.map((group) => ({ ...group })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => a.localeCompare(b))),
      securitySchemes: {
        oauth2: {
          type: 'oauth2',
          description: 'Log in through the hosted page, or use client credentials as a gateway.',
          flows: {
            authorizationCode: {
              authorizationUrl: `${publicUrl}/oauth2/authorize`,
              tokenUrl: `${publicUrl}/oauth2/token`,
              refreshUrl: `${publicUrl}/oauth2/token`,
              scopes: { ...scopes },
            },
            clientCredentials: {
              tokenUrl: `${publicUrl}/oauth2/token`,
              scopes: {
                'readings:read': scopes['readings:read'],
                'readings:write': scopes['readings:write'],
              },
            },
          },
        },
      },
    },
  }
}

function buildOperation(operation: Operation, schemas: JsonObject): JsonObject {
  const parameters = [
    ...buildParameters(operation.params, 'path', schemas),
    ...buildParameters(operation.query, 'query', schemas),
    ...buildParameters(operation.headers, 'header', schemas),
    ...buildParameters(chooseVersionHeaders(operation), 'header', schemas),
  ]
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    description: operation.description,
    ...(parameters.length > 0 && { parameters }),
    ...(operation.body && {
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: toOpenApiSchema(operation.body.schema, schemas),
            example: operation.body.example,
          },
          ...buildTextBodies(operation.body.texts ?? {}),
        },
      },
    }),
    responses: { ...buildAnswer(operation, schemas), ...buildProblemAnswers(operation, schemas) },
    security: buildSecurity(operation),
  }
}

const ifMatch = {
  description:
    'The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.',
}

/** The header of a change that is made only if nobody has changed the thing meanwhile. */
const versionHeaders = Type.Object({ 'If-Match': Type.Optional(Type.String({ ...ifMatch, example: '*' })) })

/** The headers where there may be nothing as yet. One excludes the other, so neither has an example. */
const creationHeaders = Type.Object({
  'If-Match': Type.Optional(Type.String(ifMatch)),
  'If-None-Match': Type.Optional(
    Type.String({ description: '`*`: only where there is none as yet; else 412.' }),
  ),
})

function chooseVersionHeaders({ versionedBy, mayCreate }: Operation): Operation['headers'] {
  if (!versionedBy) return undefined
  return mayCreate ? creationHeaders : versionHeaders
}

/** What `/docs` needs besides: where people look for an operation, and its method of the SDK. */
function buildExtensions(name: string, { path }: Operation): JsonObject {
  const group = findOperationGroup(path)
  return { ...(group !== undefined && { 'x-group': group }), 'x-sdk-method': name }
}

function buildSecurity({ scopes }: Operation): JsonObject[] {
  if (scopes?.length === 0) return [{ oauth2: [] }]
  return (scopes ?? []).map((scope) => ({ oauth2: [scope] }))
}

function buildTextBodies(texts: NonNullable<Operation['body']>['texts']): JsonObject {
  return Object.fromEntries(
    Object.entries(texts ?? {}).map(([mediaType, { description: text, example }]) => [
      mediaType,
      { schema: { type: 'string', description: text }, example },
    ]),
  )
}

function buildParameters(
  parameters: Operation['query'],
  where: 'path' | 'query' | 'header',
  schemas: JsonObject,
) {
  if (!parameters) return []
  const required = new Set(parameters.required ?? [])
  return Object.entries(parameters.properties).map(([name, parameter]) => {
    const { description: text, example, ...schema } = parameter as JsonObject
    return {
      name,
      in: where,
      required: required.has(name),
      description: text,
      example,
      ...(schema.type === 'array' && { style: 'form', explode: true }),
      schema: toOpenApiSchema(schema.$id ? parameter : schema, schemas),
    }
  })
}

function buildAnswer({ answer, isConditional }: Operation, schemas: JsonObject): JsonObject {
  return {
    [answer.status]: {
      description: answer.description,
      ...(isConditional && { headers: { ETag: entityTag } }),
      ...(answer.schema && {
        content: {
          [answer.events ? 'text/event-stream' : 'application/json']: {
            schema: toOpenApiSchema(answer.schema, schemas),
            example: answer.example,
            // OpenAPI 3.0 has no word for the data of events.
            ...(answer.events && { 'x-events': buildEvents(answer.events, schemas) }),
          },
          ...buildMediaTypes(answer.otherMediaTypes ?? [], { type: 'string' }),
          ...buildMediaTypes([...(answer.fileMediaTypes ?? []), ...(answer.sheetMediaTypes ?? [])], {
            type: 'string',
            format: 'binary',
          }),
        },
      }),
    },
    ...(answer.fileMediaTypes && {
      206: {
        description: 'The bytes of a file of columns that `Range` asks for.',
        headers: { ETag: fileTag },
      },
    }),
    ...((isConditional || answer.fileMediaTypes) && {
      304: {
        description: 'Nothing has changed since the answer with that `ETag`.',
        headers: { ETag: entityTag },
      },
    }),
  }
}

function buildEvents(events: NonNullable<Operation['answer']['events']>, schemas: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(events).map(([name, schema]) => [name, toOpenApiSchema(schema, schemas)]),
  )
}

const entityTag = {
  description:
    'Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed.',
  schema: { type: 'string', example: '"q3Zk2mVtXq9aLcB7"' },
}

const fileTag = {
  description:
    'Stands for the file; send it as `If-Match` or `If-Range` with the next `Range`, so that all pieces are of the same one.',
  schema: { type: 'string', example: '"0b9f4c1e-5d0a-4c7e-9a53-1f7a2f9f6f0d"' },
}

function buildMediaTypes(mediaTypes: readonly string[], schema: JsonObject): JsonObject {
  return Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { schema }]))
}

function buildProblemAnswers(operation: Operation, schemas: JsonObject): JsonObject {
  const codes = problemsOf(operation)
  const statuses = [...new Set(codes.map((code) => problems[code].status))].sort((a, b) => a - b)
  return Object.fromEntries(
    statuses.map((status) => {
      const ofStatus = codes.filter((code) => problems[code].status === status)
      return [
        status,
        {
          description: ofStatus.map((code) => `\`${code}\`: ${problems[code].meaning}`).join('\n\n'),
          content: {
            'application/problem+json': {
              schema: toOpenApiSchema(Problem, schemas),
              examples: Object.fromEntries(ofStatus.map((code) => [code, { value: exampleProblem(code) }])),
            },
          },
        },
      ]
    }),
  )
}

function exampleProblem(code: keyof typeof problems): JsonObject {
  return {
    type: `http://localhost:8000/docs/problems#${code}`,
    title: problems[code].title,
    status: problems[code].status,
    code,
    detail: problems[code].meaning,
    request_id: 'req-1f',
  }
}
