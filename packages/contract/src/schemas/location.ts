import { type Static, Type } from 'typebox'

/** What a location can be; the order is from large to small, but any depth and mixture is allowed. */
export const locationKinds = ['organisation', 'site', 'building', 'floor', 'room', 'zone'] as const

/** The kind of a location. */
export type LocationKind = (typeof locationKinds)[number]

/** Id of a location: opaque, URL-safe, at most 64 characters. */
export const LocationId = Type.String({
  pattern: '^[A-Za-z0-9_-]{1,64}$',
  description: 'Id of a location: opaque, URL-safe.',
  example: 'loc_demo_floor_1',
})

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
