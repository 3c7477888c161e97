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

/** The same with its status, as answers have it that are about sensors alone. */
export const exampleSensorWithStatus = {
  ...exampleSensor,
  status: 'online',
  status_since: null,
  last_data_at: 1760000000,
}

/** What a client or a login tells of its use. */
export const exampleUse = {
  last_token_at: 1760000000.5,
  last_token_address: '192.0.2.7',
  last_refresh_at: null,
  last_error: null,
  requests_24h: 1440,
}
