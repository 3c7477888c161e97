import { type DrawnThing, drawFloorplan, type Floorplan, type Rectangle } from '../floor-drawing.ts'

/** The middle of Northwind House. */
const origin = { longitude: -0.08776, latitude: 51.50789 }

/** All floors have the same outline, 29 m by 36 m, and their stairs and lifts above one another. */
const outline: Rectangle = [-15, -18, 14, 18]

/**
 * The floorplans of Northwind House by the ids of its floors. Ids of rooms are those of the building plan.
 */
export const northwindFloorplans: Readonly<Record<string, Floorplan>> = {
  loc_demo_floor_0: drawFloorplan(origin, [...drawShell(0, 'Ground floor'), ...drawGroundFloor()]),
  loc_demo_floor_1: drawFloorplan(origin, [...drawShell(1, 'First floor'), ...drawUpperFloor(1)]),
  loc_demo_floor_2: drawFloorplan(origin, [...drawShell(2, 'Second floor'), ...drawUpperFloor(2)]),
}

function drawGroundFloor(): DrawnThing[] {
  return [
    room('lobby-0', 'Reception', [-15, -4, -4, 2.8]),
    room('hall-0', 'Hall', [-9, 2.8, -4, 8.3]),
    room('cafe-0', 'Café', [-9, 8.3, 5, 18]),
    room('kitchen-0', 'Kitchen', [5, 8.3, 14, 18]),
    room('open-0', 'Open plan 0', [-3.2, -18, 11, -2.5]),
    room('room-0-1', 'Boardroom 0.1', [-12, -18, -5, -11.5]),
    room('cloakroom-0', 'Cloakroom', [-15, -18, -12, -11.5]),
    room('deliveries-0', 'Deliveries', [-15, 2.8, -9, 18]),
    room('post-0', 'Post room', [2.2, 0, 8, 5]),
    room('bicycles-0', 'Bicycle store', [8, 0, 14, 5]),
    room('plant-0', 'Plant room', [11, -18, 14, -8.6]),
    room('corridor-0-north', 'Corridor', [-4, 5, 14, 8.3]),
    room('corridor-0-south', 'Corridor', [-4, -2.5, 14, 0]),
    room('passage-0', 'Passage', [-5, -18, -3.2, -4]),
    room('riser-0', 'Riser', [-4, -4, -3.2, -2.5]),
    ...drawToilets(0, [-15, -11.5, -5, -4]),
    ...drawDesks('0', 24, [
      [-1.5, -15.5],
      [4.5, -15.5],
      [-1.5, -9.5],
      [4.5, -9.5],
    ]),
  ]
}

function drawUpperFloor(level: number): DrawnThing[] {
  return [
    room(`open-${level}-north`, `Open plan ${level}, north`, [-15, 7, 14, 18]),
    room(`open-${level}-south`, `Open plan ${level}, south`, [-15, -18, 14, -8.6]),
    room(`room-${level}-1`, `Meeting room ${level}.1`, [2.2, 0, 7, 5]),
    room(`room-${level}-2`, `Meeting room ${level}.2`, [7, 0, 10.7, 5]),
    room(`room-${level}-3`, `Focus room ${level}.3`, [10.7, 2.4, 14, 5]),
    room(`store-${level}`, 'Store', [10.7, 0, 14, 2.4]),
    room(`library-${level}`, 'Library', [-15, 0, -9, 5]),
    room(`print-${level}`, 'Print room', [-9, 0, -4, 5]),
    room(`kitchenette-${level}`, 'Kitchenette', [-3.2, -8.6, 3, -2.5]),
    room(`quiet-${level}`, 'Quiet room', [3, -8.6, 7, -2.5]),
    room(`plant-${level}`, 'Plant room', [7, -8.6, 11, -2.5]),
    room(`corridor-${level}-north`, 'Corridor', [-15, 5, 14, 7]),
    room(`corridor-${level}-south`, 'Corridor', [-15, -2.5, 14, 0]),
    ...drawToilets(level, [-15, -8.6, -3.2, -2.5]),
    ...drawDesks(`${level}-north`, 36, [
      [-13, 9],
      [-3, 9],
      [7, 9],
      [-13, 14],
      [-3, 14],
      [7, 14],
    ]),
    ...drawDesks(`${level}-south`, 30, [
      [-13, -16.5],
      [-3, -16.5],
      [7, -16.5],
      [-13, -11.8],
      [7, -11.8],
    ]),
  ]
}

/** Floor, outer walls, windows, stairs and lifts, which are the same on all floors. */
function drawShell(level: number, name: string): DrawnThing[] {
  const [west, south, east, north] = outline
  const windows = [-13.5, -9.5, -5.5, -1.5, 2.5, 6.5, 10.5]
  const sideWindows = [-16.5, -12.5, 9.5, 13.5]
  return [
    area('area.floor', `floor-${level}`, name, outline),
    wall([west, south], [east, south]),
    wall([east, south], [east, north]),
    wall([east, north], [west, north]),
    wall([west, north], [west, south]),
    ...[south, north].flatMap((y) => windows.map((x) => glass([x, y], [x + 2.6, y]))),
    ...[west, east].flatMap((x) => sideWindows.map((y) => glass([x, y], [x, y + 2.6]))),
    area('area.stairs', `stairs-${level}-1`, 'Stairs', [-4, 0, -0.8, 5]),
    area('area.stairs', `stairs-${level}-2`, 'Back stairs', [11, -8.6, 14, -2.5]),
    area('area.lift', `lift-${level}-1`, 'Lift 1', [-0.8, 2.8, 0.7, 5]),
    area('area.lift', `lift-${level}-2`, 'Lift 2', [0.7, 2.8, 2.2, 5]),
    room(`landing-${level}`, 'Landing', [-0.8, 0, 2.2, 2.8]),
  ]
}

/** Three toilets side by side. */
function drawToilets(level: number, [west, south, east, north]: Rectangle): DrawnThing[] {
  const third = Math.floor(((east - west) / 3) * 10) / 10
  return [
    area('area.toilet.w', `toilet-${level}-w`, 'Women', [west, south, west + third, north]),
    area('area.toilet.m', `toilet-${level}-m`, 'Men', [west + third, south, west + 2 * third, north]),
    area('area.toilet.d', `toilet-${level}-d`, 'Accessible', [west + 2 * third, south, east, north]),
  ]
}

/** Desks in islands of six, three on each side. @param corners south-west ones of the islands. */
function drawDesks(
  zone: string,
  count: number,
  corners: readonly (readonly [number, number])[],
): DrawnThing[] {
  const [width, depth] = [1.6, 0.8]
  const desks = corners.flatMap(([x, y]) =>
    [0, 1].flatMap((side) => [0, 1, 2].map((seat) => [x + seat * width, y + side * depth] as const)),
  )
  if (desks.length !== count)
    throw new Error(`The islands of ${zone} have ${desks.length} desks, not ${count}`)
  return desks.map(([x, y], index) =>
    area('furniture.desk', `desk-${zone}-${index + 1}`, `Desk ${index + 1}`, [x, y, x + width, y + depth]),
  )
}

function room(id: string, name: string, rectangle: Rectangle): DrawnThing {
  return area('area.room', id, name, rectangle)
}

function area(type: string, id: string, name: string, rectangle: Rectangle): DrawnThing {
  return { type, id, name, shape: { rectangle } }
}

function wall(from: readonly [number, number], to: readonly [number, number]): DrawnThing {
  return { type: 'wall', shape: { line: [from, to] } }
}

function glass(from: readonly [number, number], to: readonly [number, number]): DrawnThing {
  return { type: 'window', shape: { line: [from, to] } }
}
