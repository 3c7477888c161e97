import { type BlockTest, compare, coveredBy, run, runLines, saveAs } from './block-test.ts'

/** The line with which a forwarder or a shim says that it serves. */
const shimRuns = /"message":"serving"/

/**
 * Every block of every page that a test holds true, and how; by id, see `PageBlock`. A block that no test can
 * run stands in `block-exceptions.ts`. `tools/pages/pages.test.ts` fails while a block is in neither, or an
 * entry has no block.
 */
export const testedBlocks: Readonly<Record<string, BlockTest>> = {
  'README.md#five-minutes:1': run({ needs: ['curl'], prints: /"status":"ok"/ }),
  'README.md#five-minutes:2': run({ prints: /Logged in/i }),
  'README.md#five-minutes:3': run({ prints: /Tidewater[\s\S]*CO2ppm/ }),
  'README.md#five-minutes:4': run({ needs: ['curl'], prints: /"accepted":1/ }),
  'README.md#five-minutes:5': run({ until: /612/ }),

  'docs/changes.md#following-what-is-stored:1': compare('answers of the log'),

  'docs/demo.md#the-demo:1': runLines({ until: /^Serving http/m }, { until: /^Serving http/m }),
  'docs/demo.md#files-in-the-data-directory:1': compare('the file of the demo'),

  'docs/demo.md#programs-to-begin-with:1': coveredBy('examples/examples.test.ts'),

  'docs/estate.md#many-at-once:1': compare('locations that can be imported'),
  'docs/estate.md#many-at-once:2': compare('sensors that can be imported'),

  'docs/events.md#events-as-they-happen:1': run(),
  'docs/events.md#events-as-they-happen:2': run({ needs: ['curl'], until: /^data: \[\{"id"/m }),

  'docs/files.md#pandas:1': coveredBy('compat/consumers/consumers.test.ts'),
  'docs/files.md#polars:1': coveredBy('compat/consumers/consumers.test.ts'),
  'docs/files.md#duckdb:1': coveredBy('compat/consumers/consumers.test.ts'),
  'docs/files.md#pyarrow:1': coveredBy('compat/consumers/consumers.test.ts'),
  'docs/files.md#csv-in-excel:1': coveredBy('compat/consumers/consumers.test.ts'),

  'docs/first-row.md#from-nothing-to-the-first-row:1': run(),
  'docs/first-row.md#a-program-in-typescript-or-javascript:1': run(),
  'docs/first-row.md#a-program-in-typescript-or-javascript:2': saveAs('first-row.mjs'),
  'docs/first-row.md#a-program-in-typescript-or-javascript:3': run({ prints: /CO2ppm/ }),
  'docs/first-row.md#a-program-in-python:1': coveredBy('e2e/pages/first-row.prove.ts'),
  'docs/first-row.md#a-program-in-python:2': coveredBy('e2e/pages/first-row.prove.ts'),
  'docs/first-row.md#a-program-in-python:3': coveredBy('e2e/pages/first-row.prove.ts'),
  'docs/first-row.md#a-table-in-postgresql-without-a-program:1': run(),
  'docs/first-row.md#a-table-in-postgresql-without-a-program:2': run(),
  'docs/first-row.md#a-table-in-postgresql-without-a-program:3': run({
    needs: ['postgres'],
    goesOnAfter: shimRuns,
  }),
  'docs/first-row.md#a-table-in-postgresql-without-a-program:4': run({
    needs: ['postgres', 'psql'],
    prints: /3 rows/,
    again: true,
  }),

  'docs/forwarders.md#forwarders:1': compare('a configuration of the shim'),

  'docs/guide/connect.md#a-client:1': run({ prints: /Logged in/i }),
  'docs/guide/connect.md#a-client:2': run(),
  'docs/guide/connect.md#a-client:3': run(),
  'docs/guide/connect.md#a-token-and-a-call:1': run({ needs: ['curl'], prints: /"location_id"/ }),
  'docs/guide/connect.md#a-token-and-a-call:2': run({
    needs: ['curl'],
    prints: /"sensors":\[[\s\S]*time,value\s+\d{4}-/,
  }),
  'docs/guide/data-frames.md#pandas-polars-and-duckdb:1': coveredBy('compat/guide/recipes.test.ts'),
  'docs/guide/data-frames.md#pandas-polars-and-duckdb:2': coveredBy('compat/guide/recipes.test.ts'),
  'docs/guide/data-frames.md#pandas:1': coveredBy('compat/guide/recipes.test.ts'),
  'docs/guide/data-frames.md#polars:1': coveredBy('compat/guide/recipes.test.ts'),
  'docs/guide/data-frames.md#duckdb:1': coveredBy('compat/guide/recipes.test.ts'),
  'docs/guide/deployment.md#is-it-there:1': run({ needs: ['curl'], prints: /"status":"ok"/ }),
  'docs/guide/excel.md#a-workbook:1': run({ needs: ['curl'] }),
  'docs/guide/excel.md#csv-with-semicolons:1': run({ needs: ['curl'] }),
  'docs/guide/grafana.md#grafana:1': coveredBy('compat/guide/recipes.test.ts'),
  'docs/guide/grafana.md#grafana:2': coveredBy('compat/guide/recipes.test.ts'),
  'docs/guide/home-assistant.md#by-mqtt:1': coveredBy('compat/guide/recipes.test.ts'),
  'docs/guide/home-assistant.md#by-asking-the-shim:1': coveredBy('compat/guide/recipes.test.ts'),
  'docs/guide/node-red.md#node-red:1': coveredBy('compat/guide/recipes.test.ts'),
  'docs/guide/postman.md#postman:1': coveredBy('compat/guide/recipes.test.ts'),
  'docs/guide/power-bi.md#power-bi:1': coveredBy('compat/guide/recipes.test.ts'),
  'docs/guide/python.md#python:1': run(),
  'docs/guide/python.md#python:2': saveAs('co2_of_rooms.py'),
  'docs/guide/python.md#python:3': run({ needs: ['python'], prints: /^Meeting room 1\.1 [\d.]+ ppm$/m }),
  'docs/guide/typescript.md#typescript:1': run(),
  'docs/guide/typescript.md#typescript:2': run({ prints: /^Meeting room 1\.1 [\d.]+ ppm$/m }),

  'docs/history.md#a-whole-location:1': compare('the history of a location'),

  'docs/monitoring.md#traces:1': coveredBy('packages/server/src/tracing/tracing.test.ts'),
  'docs/monitoring.md#metrics:1': coveredBy('packages/server/src/monitoring/alert-rules.test.ts'),

  'docs/mqtt.md#readings-from-mqtt-brokers:1': coveredBy('packages/server/src/mqtt/mqtt-page.test.ts'),
  'docs/mqtt.md#our-own-messages:1': coveredBy('packages/server/src/mqtt/mqtt-page.test.ts'),
  'docs/mqtt.md#our-own-messages:2': coveredBy('packages/server/src/mqtt/mqtt-page.test.ts'),
  'docs/mqtt.md#zigbee2mqtt:1': coveredBy('packages/server/src/mqtt/mqtt-page.test.ts'),
  'docs/mqtt.md#zigbee2mqtt:2': coveredBy('packages/server/src/mqtt/mqtt-page.test.ts'),
  'docs/mqtt.md#zigbee2mqtt:3': coveredBy('packages/server/src/mqtt/mqtt-page.test.ts'),
  'docs/mqtt.md#chirpstack:1': coveredBy('packages/server/src/mqtt/mqtt-page.test.ts'),
  'docs/mqtt.md#chirpstack:2': coveredBy('packages/server/src/mqtt/mqtt-page.test.ts'),
  'docs/mqtt.md#chirpstack:3': coveredBy('packages/server/src/mqtt/mqtt-page.test.ts'),
  'docs/mqtt.md#shelly:1': coveredBy('packages/server/src/mqtt/mqtt-page.test.ts'),
  'docs/mqtt.md#shelly:2': coveredBy('packages/server/src/mqtt/mqtt-page.test.ts'),
  'docs/mqtt.md#shelly:3': coveredBy('packages/server/src/mqtt/mqtt-page.test.ts'),
  'docs/mqtt.md#what-the-broker-keeps:1': coveredBy('packages/server/src/mqtt/mosquitto.test.ts'),

  'docs/oauth.md#narrowing-a-token-to-a-location:1': compare('a token of a service client'),

  'docs/operations.md#running-the-server:1': runLines({ until: /\/setup/ }, { prints: /LIGHTFI_DATA_DIR/ }),
  'docs/operations.md#readings-on-a-clickhouse-server:1': compare('settings of the server'),
  'docs/operations.md#readings-on-a-clickhouse-server:2': coveredBy(
    'packages/server/testing/clickhouse-server.ts',
  ),

  'docs/recipes.md#recipes:1': run(),
  'docs/recipes.md#all-latest-values-of-a-building:1': run({
    needs: ['curl'],
    prints: /"sensors":\[[\s\S]*CO2ppm \d+ ppm/,
  }),
  'docs/recipes.md#all-latest-values-of-a-building:2': run({ needs: ['curl'], prints: /^200\n(304|200)$/m }),
  'docs/recipes.md#all-latest-values-of-a-building:3': run({ prints: /^Meeting room 1\.1 [\d.]+ ppm$/m }),
  'docs/recipes.md#all-latest-values-of-a-building:4': run({
    needs: ['python'],
    prints: /^Meeting room 1\.1 CO2ppm [\d.]+$/m,
  }),
  'docs/recipes.md#a-small-chart-for-every-room:1': run({
    needs: ['curl'],
    prints: /"coverage":\[[\s\S]*sensor_id,time,local_time,min,avg,max,count,coverage/m,
  }),
  'docs/recipes.md#what-is-new-since-the-last-time:1': run({
    needs: ['curl', 'python'],
    prints: /"next_cursor"/,
  }),
  'docs/recipes.md#what-is-new-since-the-last-time:2': run({
    prints: /^[A-Z0-9]+-[0-9A-F]{12} +\w+ +-?[\d.]+ .*\d\+00:00$/m,
  }),
  'docs/recipes.md#a-month-in-a-file:1': run({ needs: ['curl'] }),
  'docs/recipes.md#a-month-in-a-file:2': run({ prints: /^\d+ files/m }),
  'docs/recipes.md#readings-in-postgresql:1': run({ needs: ['postgres'], prints: /settings are in order/ }),
  'docs/recipes.md#readings-in-postgresql:2': run({ needs: ['postgres'], goesOnAfter: shimRuns }),
  'docs/recipes.md#readings-in-postgresql:3': run({
    needs: ['postgres', 'psql'],
    prints: /3 rows/,
    again: true,
  }),
  'docs/recipes.md#readings-on-an-mqtt-broker:1': run({ needs: ['postgres', 'mosquitto'] }),
  'docs/recipes.md#readings-on-an-mqtt-broker:2': run({
    needs: ['postgres', 'mosquitto', 'mosquittoClient'],
    prints: /"var_name":/,
  }),

  'docs/shim.md#the-shim:1': run({ prints: /The login is in/ }),
  'docs/shim.md#the-shim:2': run({ goesOnAfter: shimRuns }),
  'docs/shim.md#the-shim:3': run({ needs: ['curl'], prints: /"location_id"/ }),
  'docs/shim.md#configuration:1': compare('a configuration of the shim'),

  'docs/simulate.md#simulated-buildings:1': run(),
  'docs/simulate.md#simulated-buildings:2': run({ prints: /^([1-9]\d*) of \1 uploads accepted\. /m }),
  'docs/simulate.md#simulated-buildings:3': run({ until: /Ctrl-C ends it/ }),
  'docs/simulate.md#simulated-buildings:4': run({ prints: /^[1-9]\d* readings written: /m }),

  'docs/webhooks.md#try-it-on-your-own-machine:2': saveAs('receiver.mjs'),
  'docs/webhooks.md#try-it-on-your-own-machine:3': run({ goesOnAfter: /waiting for readings/ }),
  'docs/webhooks.md#try-it-on-your-own-machine:4': run({ prints: /delivered +(yes|true)/ }),
  'docs/webhooks.md#what-is-sent:1': coveredBy('packages/server/src/webhooks/webhooks.test.ts'),
  'docs/webhooks.md#verify:1': coveredBy('e2e/webhook-month.slow.test.ts'),
  'docs/webhooks.md#verify:2': coveredBy('e2e/webhook-month.slow.test.ts'),

  'examples/README.md#programs-to-copy:1': run(),

  'packages/client/README.md#call-the-api:1': coveredBy('e2e/sdk-readme.test.ts'),
  'packages/client/README.md#post-readings-as-a-gateway:1': coveredBy('e2e/sdk-readme.test.ts'),
  'packages/client/README.md#read-years-of-data:1': coveredBy('e2e/sdk-readme.test.ts'),
  'packages/client/README.md#follow-what-is-stored:1': coveredBy('e2e/sdk-readme.test.ts'),
  'packages/client/README.md#everything-that-happens:1': coveredBy('e2e/sdk-readme.test.ts'),
  'packages/client/README.md#log-a-person-in:1': coveredBy('e2e/sdk-readme.test.ts'),
  'packages/client/README.md#hooks:1': coveredBy('e2e/sdk-readme.test.ts'),
}
