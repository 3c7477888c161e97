import { type Static, Type } from 'typebox'
import { SensorId } from './sensor.ts'

/** The most ids of one list of a report. */
export const maxReportedPolygons = 1_000

/** The most mistakes, and the most sensors, that a report lists. */
export const maxReportedMistakes = 100

const polygons = (what: string) =>
  Type.Object(
    {
      count: Type.Integer({ minimum: 0, description: 'How many they are.', example: 1 }),
      ids: Type.Array(Type.String(), {
        maxItems: maxReportedPolygons,
        description: `Their ids, the first ${maxReportedPolygons}.`,
        example: ['room-1-1'],
      }),
    },
    { description: `Polygons with an id ${what}.` },
  )

const FloorplanMistake = Type.Object(
  {
    pointer: Type.String({
      description: 'JSON pointer into the plan.',
      example: '/features/3/geometry/coordinates/0',
    }),
    detail: Type.String({
      description: 'What is wrong there, and what would be right.',
      example: 'must be closed: the last position the same as the first',
    }),
    feature_index: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
      description: 'Which feature it is in, from 0; null for a mistake of the plan as a whole.',
      example: 3,
    }),
    feature_id: Type.Union([Type.String(), Type.Null()], {
      description: 'The id of that feature; null where it has none that can be read.',
      example: 'room-1-1',
    }),
  },
  { $id: 'FloorplanMistake', description: 'One mistake of a floorplan.' },
)

const LostPolygon = Type.Object(
  {
    sensor_id: SensorId,
    polygon_id: Type.String({ description: 'The polygon it is tied to.', example: 'room-1-1' }),
  },
  { $id: 'LostPolygon', description: 'A sensor whose polygon is not in the plan.' },
)

/** What became of a floorplan, or in a dry run what would. */
export const FloorplanReport = Type.Object(
  {
    stored: Type.Boolean({ description: 'Whether it is stored; false after a dry run.', example: true }),
    can_be_stored: Type.Boolean({
      description:
        'Whether nothing stands in its way: no mistake, and no sensor that would lose its polygon.',
      example: true,
    }),
    version: Type.Union([Type.String(), Type.Null()], {
      description:
        'Stands for the plan that the floor has now, as its `ETag` does; null where it has none. Send it as `If-Match`, in quotes, with the plan that is to take its place.',
      example: 'q3Zk2mVtXq9aLcB7q3Zk2m',
    }),
    features: Type.Integer({ minimum: 0, description: 'The features of the plan.', example: 1 }),
    added: polygons('that the plan before does not have'),
    removed: polygons('that only the plan before has'),
    changed: polygons('that the plan before has otherwise'),
    unchanged: Type.Integer({
      minimum: 0,
      description: 'Polygons with an id that both plans have alike.',
      example: 0,
    }),
    lost: Type.Object(
      {
        count: Type.Integer({ minimum: 0, description: 'How many they are.', example: 0 }),
        sensors: Type.Array(LostPolygon, {
          maxItems: maxReportedMistakes,
          description: `The first ${maxReportedMistakes} of them.`,
          example: [],
        }),
      },
      { description: 'Sensors, the retired ones too, that are tied to a polygon which is not in the plan.' },
    ),
    mistakes: Type.Object(
      {
        count: Type.Integer({ minimum: 0, description: 'How many they are.', example: 0 }),
        places: Type.Array(FloorplanMistake, {
          maxItems: maxReportedMistakes,
          description: `The first ${maxReportedMistakes} of them.`,
          example: [],
        }),
      },
      { description: 'What is wrong with the plan, in a dry run.' },
    ),
  },
  { $id: 'FloorplanReport', description: 'What a floorplan changes, or would change.' },
)
export type FloorplanReport = Static<typeof FloorplanReport>
