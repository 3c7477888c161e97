import { type BuildingPlan, juniperLofts, northwindHouse, type SensorPlan } from '@openlightfi/simulator'

/** The moment at which each test of the dashboard begins: a Wednesday, 13:14 in London, in winter. */
export const sceneTime = Temporal.ZonedDateTime.from('2026-01-14T13:14[Europe/London]')

/** Days of readings before that moment. */
export const historyDays = 30

/** Every scene lives the same life. */
export const sceneSeed = 20_261

/** The password of everybody. */
export const password = 'nine words would do here'

/** The people of the scene: whose screens tests look at. */
export const users = {
  admin: { username: 'ada@tidewater.example', role: 'admin', locationIds: ['loc_demo_organisation'] },
  /** Sees everything and changes nothing. */
  viewer: { username: 'victor@tidewater.example', role: 'viewer', locationIds: ['loc_demo_organisation'] },
  floorViewer: { username: 'vera@tidewater.example', role: 'viewer', locationIds: ['loc_demo_floor_1'] },
  /** Has been given no place yet. */
  newcomer: { username: 'nina@tidewater.example', role: 'viewer', locationIds: [] },
  /** Looks after two places. */
  twoPlaces: {
    username: 'tom@tidewater.example',
    role: 'viewer',
    locationIds: ['loc_demo_floor_0', 'loc_demo_floor_2'],
  },
  /** Of another organisation. */
  stranger: { username: 'june@juniper.example', role: 'admin', locationIds: ['loc_juniper_organisation'] },
} as const

/** One of {@link users}. */
export type SceneUser = keyof typeof users

/** The locations of the scene that tests speak of. */
export const places = {
  organisation: 'loc_demo_organisation',
  site: 'loc_demo_site',
  building: 'loc_demo_building',
  groundFloor: 'loc_demo_floor_0',
  firstFloor: 'loc_demo_floor_1',
  secondFloor: 'loc_demo_floor_2',
  /** A floor without a plan. */
  roof: 'loc_scene_roof',
  /** A floor without anything. */
  empty: 'loc_scene_empty',
} as const

/** The sensors of the scene that have something about them. */
export const sensors = {
  /** CO2, temperature and humidity of Meeting room 1.1, each minute, without a gap. */
  steady: 'AQ2-FE753C0D7ADF',
  /** Says nothing since 11:58. */
  silent: 'AQ2-827283E0AD84',
  /** Reported as offline by its gateway since 10:02. */
  offline: 'LF5-13E02EA68EF7',
  /** A gateway that reboots. */
  rebooting: 'LF-CF575DCAD6BA',
  /** Its battery has 7 %. */
  lowBattery: 'MS1-791E558E08BA',
  /** Its battery has 14 %. */
  sinkingBattery: 'AMP-4FA2815D2802',
  /** Was away on the Saturday before, from 02:00 to 14:00. */
  gap: 'AQ2-08F86BEBB273',
  /** On the roof, without a polygon. */
  roof: 'AQ2-0C1000000003',
  /** On the first floor, without a position or a polygon. */
  unplaced: 'MS1-0C1000000004',
  /** In the Library: good air, and a detector that has seen nobody since 09:40. */
  library: 'AQ2-0C1000000005',
  libraryMotion: 'AMP-0C1000000006',
  /** Temperature and humidity of the Quiet room, which is too cold. */
  cold: 'MS1-0C1000000007',
  /** At the south windows of the first floor, where it is too warm. */
  warm: 'MS1-86E4D3CEA27D',
  /** CO2 of Focus room 1.3, the worst of the building, and the detector there, which sees somebody. */
  worst: 'LF5-6F5DA2CEC255',
  worstMotion: 'AMP-404E4FB44003',
  /** CO2 of the north of the first floor: no longer ideal. */
  north: 'AQ2-4D6608697A8D',
  /** The detector of the south of the first floor has seen nobody since 12:31. */
  southMotion: 'AMP-26934B484E73',
  /** Has never reported. */
  neverReported: 'AQ2-0C1000000002',
} as const

const ofHoth = northwindHouse.sensors.find(({ sensorId }) => sensorId === 'MS1-41BED440E504')
if (!ofHoth) throw new Error('The demo building has lost a sensor.')

/** A sensor in a room of the building's model. */
const besides: readonly SensorPlan[] = [
  {
    ...withoutPolygon(ofHoth),
    sensorId: sensors.roof,
    family: 'alpine',
    name: 'Plant room',
    locationId: places.roof,
    roomId: 'lobby-0',
  },
  { ...withoutPolygon(ofHoth), sensorId: sensors.unplaced, name: 'Store cupboard' },
  {
    ...ofHoth,
    sensorId: sensors.library,
    family: 'alpine',
    name: 'Library',
    roomId: 'room-1-3',
    position: { longitude: -0.08793, latitude: 51.50791 },
    polygonId: 'library-1',
  },
  {
    ...ofHoth,
    sensorId: sensors.libraryMotion,
    family: 'x1',
    name: 'Library',
    roomId: 'room-1-3',
    position: { longitude: -0.08795, latitude: 51.50793 },
    polygonId: 'library-1',
  },
  {
    ...ofHoth,
    sensorId: sensors.cold,
    name: 'Quiet room',
    roomId: 'room-1-3',
    position: { longitude: -0.08769, latitude: 51.50784 },
    polygonId: 'quiet-1',
  },
]

function withoutPolygon({ polygonId: _, ...plan }: SensorPlan): SensorPlan {
  return plan
}

/** The buildings of the scene: those of the demo, with a few things besides. */
export const buildings: readonly BuildingPlan[] = [
  {
    ...northwindHouse,
    locations: [
      ...northwindHouse.locations,
      { locationId: places.roof, parentId: places.building, kind: 'floor', name: 'Roof' },
      { locationId: places.empty, parentId: places.building, kind: 'floor', name: 'Third floor' },
    ],
    sensors: [...northwindHouse.sensors, ...besides],
  },
  juniperLofts,
]
