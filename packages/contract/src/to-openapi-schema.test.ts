import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Type } from 'typebox'
import { toOpenApiSchema } from './to-openapi-schema.ts'

/** The schema as JSON, with the components it needed. */
function convert(schema: unknown) {
  const components: Record<string, unknown> = {}
  const converted = toOpenApiSchema(schema, components)
  return JSON.parse(JSON.stringify({ converted, components }))
}

test('a schema with an $id becomes a component and a reference to it', () => {
  const point = Type.Object({ x: Type.Number() }, { $id: 'Point', description: 'A point.' })
  assert.deepEqual(convert(Type.Array(point)), {
    converted: { type: 'array', items: { $ref: '#/components/schemas/Point' } },
    components: {
      Point: {
        type: 'object',
        description: 'A point.',
        required: ['x'],
        properties: { x: { type: 'number' } },
      },
    },
  })
})

test('a component that others need again is kept once', () => {
  const id = Type.String({ $id: 'Id' })
  const { components } = convert(Type.Object({ a: id, b: Type.Array(id) }))
  assert.deepEqual(Object.keys(components), ['Id'])
})

test('a component that contains itself ends', () => {
  const node: Record<string, unknown> = { $id: 'Node', type: 'object', properties: {} }
  node.properties = { child: node }
  assert.deepEqual(convert(node).components.Node.properties.child, { $ref: '#/components/schemas/Node' })
})

test('a union with null becomes nullable: OpenAPI 3.0 has no null type', () => {
  const { converted } = convert(
    Type.Union([Type.String({ maxLength: 3 }), Type.Null()], { description: 'D' }),
  )
  assert.deepEqual(converted, { type: 'string', maxLength: 3, description: 'D', nullable: true })
})

test('a named schema that may be null is refused, since generators disagree on a nullable reference', () => {
  const point = Type.Object({}, { $id: 'Point' })
  assert.throws(() => convert(Type.Union([point, Type.Null()])), /Point cannot be nullable/)
})

test('a union of several kinds and null stays a union that is nullable', () => {
  const { converted } = convert(Type.Union([Type.String(), Type.Number(), Type.Null()]))
  assert.deepEqual(converted, { nullable: true, anyOf: [{ type: 'string' }, { type: 'number' }] })
})

test('an enum says its type, which generators need to make a named enum', () => {
  assert.deepEqual(convert(Type.Enum(['a', 'b'])).converted, { type: 'string', enum: ['a', 'b'] })
})

test('what stands in an example or a default is data and stays as it is', () => {
  const example = { anyOf: [{ type: 'null' }, 1], $id: 'not a schema' }
  assert.deepEqual(convert(Type.Object({}, { example })).converted.example, example)
})
