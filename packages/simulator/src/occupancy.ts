import type { BuildingPlan, RoomPlan } from './building-plan.ts'
import type { Draw } from './draw.ts'
import { type LocalDay, wallClockS } from './local-day.ts'

/** People in each room, by room id: one count for each minute since the local day began. */
export type PeopleByRoom = ReadonlyMap<string, Uint16Array>

/** Share of the staff that comes in, Monday to Friday: the middle of the week is the busiest. */
const attendance = [0.62, 0.78, 0.8, 0.74, 0.48] as const

/** A stay in minutes since the day began, half-open. */
interface Stay {
  readonly from: number
  readonly to: number
}

/**
 * The room of each person on one local day. People come and go by the local clock, eat at noon and meet in
 * the meeting rooms, which they leave their desks for. Depends on the day alone, never on another day.
 */
export function simulateOccupancy(plan: BuildingPlan, draw: Draw, day: LocalDay): PeopleByRoom {
  const minutes = (day.endS - day.startS) / 60
  const people = new Map(plan.rooms.map((room) => [room.roomId, new Uint16Array(minutes)]))
  const cafe = plan.rooms.find((room) => room.use === 'cafe')
  for (const [floorId, headcount] of Object.entries(plan.headcount)) {
    const rooms = plan.rooms.filter((room) => room.floorId === floorId)
    const persons = draw.fork(`people ${floorId}`)
    for (let person = 0; person < headcount; person++) {
      seatPerson({
        persons,
        person,
        day,
        desks: rooms.filter((room) => room.use === 'open-plan'),
        cafe,
        people,
      })
    }
    for (const room of rooms) {
      if (room.use === 'meeting') holdMeetings(room, rooms, draw.fork(`meetings ${room.roomId}`), day, people)
    }
  }
  fillLobbies(plan, draw.fork('lobby'), day, people)
  return people
}

function seatPerson(seat: {
  readonly persons: Draw
  readonly person: number
  readonly day: LocalDay
  readonly desks: readonly RoomPlan[]
  readonly cafe: RoomPlan | undefined
  readonly people: PeopleByRoom
}): void {
  const { persons, person, day, desks, cafe, people } = seat
  const room = pickByCapacity(desks, persons.uniform(person, 0))
  if (!room || persons.uniform(person, day.index, 1) >= attendanceOn(day)) return
  const minuteOf = (minuteOfDay: number) => minuteSince(day, minuteOfDay)
  const habit = persons.normal(person, 2) * 25 // early birds stay early birds
  const arrive = clamp(535 + habit + persons.normal(person, day.index, 3) * 20, 400, 680)
  const leave = clamp(1050 + habit * 0.6 + persons.normal(person, day.index, 4) * 32, arrive + 120, 1185)
  const lunch = 735 + persons.uniform(person, day.index, 5) * 70
  const lunchEnd = lunch + 25 + persons.uniform(person, day.index, 6) * 35
  occupy(people, room, { from: minuteOf(arrive), to: minuteOf(Math.min(lunch, leave)) })
  occupy(people, room, { from: minuteOf(Math.max(lunchEnd, arrive)), to: minuteOf(leave) })
  const eatsHere = persons.uniform(person, day.index, 7) < 0.45
  if (cafe && eatsHere) occupy(people, cafe, { from: minuteOf(lunch), to: minuteOf(lunchEnd) })
}

/** On a weekend now and then somebody drops in; on a holiday too. */
function attendanceOn(day: LocalDay): number {
  return day.isWorkday ? (attendance[day.dayOfWeek - 1] ?? 0) : 0.004
}

function holdMeetings(
  room: RoomPlan,
  rooms: readonly RoomPlan[],
  draw: Draw,
  day: LocalDay,
  people: PeopleByRoom,
): void {
  if (!day.isWorkday) return
  const desks = rooms.filter((other) => other.use === 'open-plan')
  for (let halfHour = 18; halfHour < 34; ) {
    const isLunch = halfHour === 24 || halfHour === 25
    if (draw.uniform(day.index, halfHour, 0) >= (isLunch ? 0.12 : 0.42)) {
      halfHour += 1
      continue
    }
    const lengthHalfHours = draw.integer(1, 3, day.index, halfHour, 1)
    const from = halfHour * 30 - 2 + draw.integer(0, 5, day.index, halfHour, 2)
    const to = (halfHour + lengthHalfHours) * 30 - draw.integer(0, 6, day.index, halfHour, 3)
    const share = 0.3 + 0.7 * draw.uniform(day.index, halfHour, 4)
    const attendees = Math.max(room.capacity > 2 ? 2 : 1, Math.round(room.capacity * share))
    gather(room, desks, attendees, { from: minuteSince(day, from), to: minuteSince(day, to) }, people)
    halfHour += lengthHalfHours
  }
}

/** Moves people from their desks into a room, as many as are there. */
function gather(
  room: RoomPlan,
  desks: readonly RoomPlan[],
  attendees: number,
  stay: Stay,
  people: PeopleByRoom,
): void {
  const inRoom = people.get(room.roomId)
  if (!inRoom) return
  for (let minute = stay.from; minute < stay.to; minute++) {
    for (let attendee = 0; attendee < attendees; attendee++) {
      const source = fullestOf(desks, people, minute)
      if (!source) break
      source[minute] = (source[minute] ?? 0) - 1
      inRoom[minute] = (inRoom[minute] ?? 0) + 1
    }
  }
}

function fullestOf(
  desks: readonly RoomPlan[],
  people: PeopleByRoom,
  minute: number,
): Uint16Array | undefined {
  let fullest: Uint16Array | undefined
  for (const room of desks) {
    const counts = people.get(room.roomId)
    if (counts && (counts[minute] ?? 0) > (fullest?.[minute] ?? 0)) fullest = counts
  }
  return fullest
}

/** A receptionist in office hours, and visitors who wait a few minutes. */
function fillLobbies(plan: BuildingPlan, draw: Draw, day: LocalDay, people: PeopleByRoom): void {
  if (!day.isWorkday) return
  for (const room of plan.rooms.filter((candidate) => candidate.use === 'lobby')) {
    occupy(people, room, { from: minuteSince(day, 480), to: minuteSince(day, 1110) })
    for (let visitor = 0; visitor < 26; visitor++) {
      const from = 485 + draw.uniform(day.index, visitor, 0) * 590
      const to = from + 2 + draw.uniform(day.index, visitor, 1) * 11
      occupy(people, room, { from: minuteSince(day, from), to: minuteSince(day, to) })
    }
  }
}

function occupy(people: PeopleByRoom, room: RoomPlan, { from, to }: Stay): void {
  const counts = people.get(room.roomId)
  if (!counts) return
  for (let minute = from; minute < Math.min(to, counts.length); minute++) {
    counts[minute] = (counts[minute] ?? 0) + 1
  }
}

function pickByCapacity(rooms: readonly RoomPlan[], share: number): RoomPlan | undefined {
  let left = share * rooms.reduce((sum, room) => sum + room.capacity, 0)
  return rooms.find((room) => {
    left -= room.capacity
    return left < 0
  })
}

function minuteSince(day: LocalDay, minuteOfDay: number): number {
  return (wallClockS(day, minuteOfDay) - day.startS) / 60
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
