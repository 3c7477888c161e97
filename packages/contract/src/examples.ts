/** A location of the demo, as answers show it. */
export const exampleLocation = {
  location_id: 'loc_demo_floor_1',
  parent_id: 'loc_demo_building',
  kind: 'floor',
  name: 'First floor',
  time_zone: 'Europe/London',
  properties: {},
}

/** A sensor of the demo, as answers show it. */
export const exampleSensor = {
  sensor_id: 'AQ2-FE753C0D7ADF',
  name: 'Meeting room 1.1',
  family: 'alpine',
  location_id: 'loc_demo_floor_1',
  time_zone: 'Europe/London',
  position: { longitude: -0.0877, latitude: 51.5079 },
  polygon_id: 'room-1-1',
  retired_at: null,
  stale_after_s: 900,
  data: [{ var_name: 'CO2ppm', time: 1760000000, value: 850 }],
}
