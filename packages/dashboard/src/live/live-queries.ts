import type { Client, Schemas } from '@openlightfi/client'
import { queryOptions, skipToken } from '@tanstack/react-query'
import { findScale } from '../chart/build-sparkline.ts'
import type { Variable } from '../data/queries.ts'

/** The course of one sensor. */
export interface Course {
  readonly time: readonly number[]
  readonly values: readonly (number | null)[]
}

/** The courses of all sensors of a place in the last day, by sensor. */
export interface Courses {
  readonly varName: string
  readonly from: number
  readonly to: number
  readonly bySensor: ReadonlyMap<string, Course>
  /** The least and the greatest value of all, so that lines can be compared; `undefined` without any. */
  readonly scale: readonly [least: number, greatest: number] | undefined
}

const dayS = 86_400
const halfHourS = 1_800

/** Buckets and how many a day has of them at most, from fine to coarse. */
const buckets = [
  ['30m', 50],
  ['1h', 26],
  ['3h', 10],
  ['6h', 6],
] as const

/** Most buckets that an answer has over all sensors. */
const maxBuckets = 100_000

/** Chooses the finest bucket for so many sensors; `undefined` where they are too many for any. */
export function chooseBucket(sensorCount: number): Schemas['LocationHistory']['bucket'] | undefined {
  return buckets.find(([, perDay]) => perDay * sensorCount <= maxBuckets)?.[0]
}

/** What is asked for the courses of a list. */
export interface CoursesWanted {
  readonly locationId: string
  readonly varName: Variable['var_name'] | undefined
  readonly sensorCount: number
  /** Now, Unix seconds; the answer is asked anew with each half hour. */
  readonly nowS: number
}

/** The last 24 hours of all sensors of a place, in one request. */
export function coursesQuery(client: Client, { locationId, varName, sensorCount, nowS }: CoursesWanted) {
  const bucket = chooseBucket(sensorCount)
  const to = Math.ceil(nowS / halfHourS) * halfHourS
  return queryOptions({
    queryKey: ['courses', locationId, varName, bucket, to],
    staleTime: 5 * 60_000,
    structuralSharing: false,
    queryFn:
      bucket === undefined || varName === undefined || sensorCount === 0
        ? skipToken
        : async ({ signal }) => {
            const range = { bucket, from: to - dayS, to }
            return readCourses(await client.readLocationHistory(locationId, varName, range, { signal }))
          },
  })
}

/** Takes from an answer what a small line shows: means, or of events the share of time in use. */
export function readCourses({
  time,
  from,
  to,
  var_name: varName,
  data,
}: Schemas['LocationHistory']): Courses {
  const bySensor = new Map(
    data.map(({ sensor_id, avg, utl }) => [sensor_id, { time, values: avg ?? utl ?? [] }]),
  )
  const known = [...bySensor.values()].flatMap(({ values }) => values.filter((value) => value !== null))
  return { varName, from, to, bySensor, scale: known.length === 0 ? undefined : findScale(known) }
}
