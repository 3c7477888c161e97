import { type Static, Type } from 'typebox'
import { textPatterns } from '../text-patterns.ts'
import { buildVersionSchema } from './version.ts'

/** The kinds of locations. The order is from large to small, but any depth and mixture is allowed. */
export const locationKinds = ['organisation', 'site', 'building', 'floor', 'room', 'zone'] as const

/** The kind of a location. */
export type LocationKind = (typeof locationKinds)[number]

/** What an id of a location looks like. */
export const locationIdPattern = '^[A-Za-z0-9_-]{1,64}$'

/** Id of a location: opaque, URL-safe, at most 64 characters. */
export const LocationId = buildLocationIdSchema('loc_demo_floor_1')

/** The same with an example of its own, for an operation that the usual one would refuse. */
export function buildLocationIdSchema(example: string) {
  return Type.String({
    pattern: locationIdPattern,
    description: 'Id of a location: opaque, URL-safe.',
    example,
  })
}

/** Largest properties of a location, as JSON, in bytes. */
export const maxPropertiesBytes = 16 * 1024

/** Levels of a tree of locations, the organisation included. */
export const maxLocationDepth = 100

/** How deep properties may be nested, themselves included. */
export const maxPropertiesDepth = 8

/** A location by its name alone. */
export const LocationName = Type.Object(
  {
    location_id: LocationId,
    name: Type.String({ description: 'Name for people.', example: 'Northwind House' }),
  },
  { $id: 'LocationName', description: 'A location by its name.' },
)
export type LocationName = Static<typeof LocationName>

/** A place in the tree organisation > site > building > floor > ... */
export const LocationOutput = Type.Object(
  {
    location_id: LocationId,
    parent_id: Type.Union([LocationId, Type.Null()], {
      description:
        'The location this one lies in; null at the top of an organisation, or where you may not see it.',
      example: 'loc_demo_building',
    }),
    kind: Type.Enum([...locationKinds], { description: 'What the place is.', example: 'floor' }),
    name: Type.String({ description: 'Name for people.', example: 'First floor' }),
    time_zone: Type.String({
      description: 'IANA time zone, inherited from the nearest ancestor that sets one.',
      example: 'Europe/London',
    }),
    properties: Type.Object(
      {},
      {
        additionalProperties: true,
        description: 'Free properties set by the organisation.',
        example: { capacity: 40 },
      },
    ),
    ancestors: Type.Optional(
      Type.Array(LocationName, {
        description:
          'The locations that it lies in, the topmost first, as far as you may see them; absent in lists of locations and in events.',
        example: [{ location_id: 'loc_demo_building', name: 'Northwind House' }],
      }),
    ),
    version: Type.Optional(buildVersionSchema('Absent where `ancestors` is.')),
    has_floorplan: Type.Optional(
      Type.Boolean({
        description: 'Whether a floor has a floorplan to be read; in the tree of locations only, of floors.',
        example: true,
      }),
    ),
    own_settings: Type.Optional(
      Type.Array(Type.String(), {
        description:
          'The settings that it sets itself, such as `working_hours` or `bands.CO2ppm`; in the tree of locations only, of those that do not inherit everything.',
        example: ['bands.CO2ppm'],
      }),
    ),
  },
  { $id: 'LocationOutput', description: 'A place: an organisation, site, building, floor, room or zone.' },
)
export type LocationOutput = Static<typeof LocationOutput>

/** A list of locations. */
export const LocationList = Type.Object(
  { data: Type.Array(LocationOutput, { description: 'The locations, by name.' }) },
  { $id: 'LocationList', description: 'Locations.' },
)
export type LocationList = Static<typeof LocationList>

/** All locations below some, as a list. */
export const LocationTree = Type.Object(
  {
    data: Type.Array(LocationOutput, {
      description: 'The locations, siblings by name; each is followed by what lies in it.',
    }),
  },
  { $id: 'LocationTree', description: 'Locations with everything below them, without sensors.' },
)
export type LocationTree = Static<typeof LocationTree>

const kindBelow = Type.Enum(
  locationKinds.filter((kind) => kind !== 'organisation'),
  { description: 'What the place is.', example: 'floor' },
)

const name = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: textPatterns.name.pattern,
  description: 'Name for people.',
  example: 'First floor',
})

const timeZone = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'IANA time zone, in letters of either case; kept in the spelling of the IANA database.',
  example: 'Europe/London',
})

const properties = Type.Unsafe<Record<string, unknown>>(
  Type.Object(
    {},
    {
      additionalProperties: true,
      description: `Free properties: a JSON object of at most ${maxPropertiesBytes} bytes, nested at most ${maxPropertiesDepth} levels deep. It replaces the one before.`,
      example: { capacity: 40 },
    },
  ),
)

/** A location to be created. */
export const LocationInput = Type.Object(
  {
    location_id: Type.Optional(
      Type.String({
        pattern: locationIdPattern,
        description: 'Its id, never to change; one is made up when absent.',
        example: 'loc_demo_floor_1',
      }),
    ),
    parent_id: Type.String({
      pattern: locationIdPattern,
      description: 'The location it lies in.',
      example: 'loc_demo_building',
    }),
    kind: kindBelow,
    name,
    time_zone: Type.Optional(timeZone),
    properties: Type.Optional(properties),
  },
  {
    $id: 'LocationInput',
    additionalProperties: false,
    description: 'A location to be created. Without a time zone it inherits that of the location it lies in.',
  },
)
export type LocationInput = Static<typeof LocationInput>

/** The properties of a location that can change. */
export const LocationChanges = Type.Object(
  {
    parent_id: Type.Optional(
      Type.String({
        pattern: locationIdPattern,
        description: 'The location it is to lie in, with everything in it.',
        example: 'loc_demo_building',
      }),
    ),
    kind: Type.Optional(kindBelow),
    name: Type.Optional(name),
    time_zone: Type.Optional(
      Type.Union([timeZone, Type.Null()], {
        description: 'IANA time zone; null to inherit it from the location it lies in.',
        example: 'Europe/London',
      }),
    ),
    properties: Type.Optional(properties),
  },
  {
    $id: 'LocationChanges',
    additionalProperties: false,
    description: 'What is to change; what is not given stays.',
    minProperties: 1,
  },
)
export type LocationChanges = Static<typeof LocationChanges>
