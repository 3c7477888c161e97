import type { BuildingPlan } from '../building-plan.ts'

/** The small demo organisation: one floor in New York, four sensors. Nobody of the large one may see it. */
export const juniperLofts: BuildingPlan = {
  locations: [
    {
      locationId: 'loc_juniper_organisation',
      parentId: null,
      kind: 'organisation',
      name: 'Juniper Lofts',
      timeZone: 'America/New_York',
    },
    { locationId: 'loc_juniper_site', parentId: 'loc_juniper_organisation', kind: 'site', name: 'Brooklyn' },
    {
      locationId: 'loc_juniper_building',
      parentId: 'loc_juniper_site',
      kind: 'building',
      name: 'Juniper Works',
    },
    {
      locationId: 'loc_juniper_floor_3',
      parentId: 'loc_juniper_building',
      kind: 'floor',
      name: 'Third floor',
      properties: { level: 3, desks: 12 },
    },
  ],
  timeZone: 'America/New_York',
  climate: { meanC: 13, seasonC: 12, dayC: 4.5, particulates: 8 },
  rooms: [
    {
      roomId: 'studio',
      floorId: 'loc_juniper_floor_3',
      use: 'open-plan',
      capacity: 12,
      volumeM3: 340,
      airChangesPerHour: 0.8,
    },
    {
      roomId: 'corner-room',
      floorId: 'loc_juniper_floor_3',
      use: 'meeting',
      capacity: 6,
      volumeM3: 55,
      airChangesPerHour: 1.9,
    },
  ],
  sensors: [
    {
      sensorId: 'LF-107F80E222F8',
      family: 'base',
      name: 'Gateway',
      locationId: 'loc_juniper_floor_3',
      roomId: 'studio',
      position: { longitude: -73.9871, latitude: 40.7031 },
      view: 1,
    },
    {
      sensorId: 'AQ2-28767EFC2F91',
      family: 'alpine',
      name: 'Studio',
      locationId: 'loc_juniper_floor_3',
      roomId: 'studio',
      position: { longitude: -73.98705, latitude: 40.70305 },
      view: 1,
    },
    {
      sensorId: 'AQ2-624A8940F1F8',
      family: 'alpine',
      name: 'Corner room',
      locationId: 'loc_juniper_floor_3',
      roomId: 'corner-room',
      position: { longitude: -73.98695, latitude: 40.7032 },
      view: 1,
    },
    {
      sensorId: 'AMP-36F99EEE3692',
      family: 'x1',
      name: 'Corner room',
      locationId: 'loc_juniper_floor_3',
      roomId: 'corner-room',
      position: { longitude: -73.98693, latitude: 40.70322 },
      view: 1,
    },
  ],
  headcount: { loc_juniper_floor_3: 11 },
}
