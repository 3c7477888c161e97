import { recipeTexts } from '../../../text/en/recipes.ts'
import { type Connection, mayRead } from './connection.ts'
import type { Recipe } from './recipe.ts'
import { writeShimSteps } from './write-shim-recipe.ts'

const { homeAssistant, nodeRed } = recipeTexts

/** The topic under which the shim publishes the readings of the example. */
const findTopic = ({ sensor: { sensorId, varName } }: Connection) => `lightfi/${sensorId}/${varName}`

/** The shim's forwarder to a broker on the same machine. */
const forwarder = `forwarders:
  - type: mqtt
    name: broker
    url: mqtt://localhost:1883
    topic: lightfi/{sensor_id}/{var_name}
    retain: true
`

/** Home Assistant and Node-RED, which take readings from a broker. None where nothing may be read. */
export function writeHomeRecipes(connection: Connection): readonly Recipe[] {
  if (!mayRead(connection.application)) return []
  const shim = writeShimSteps(connection, forwarder)
  return [
    {
      id: 'home-assistant',
      title: homeAssistant.title,
      guidePage: 'home-assistant',
      steps: [
        ...shim,
        {
          text: homeAssistant.save,
          code: { language: 'yaml', text: writeHomeAssistant(connection), fileName: 'configuration.yaml' },
        },
      ],
    },
    {
      id: 'node-red',
      title: nodeRed.title,
      guidePage: 'node-red',
      steps: [
        ...shim,
        {
          text: nodeRed.import,
          code: { language: 'json', text: writeFlow(connection), fileName: 'lightfi-flow.json' },
        },
      ],
    },
  ]
}

function writeHomeAssistant(connection: Connection): string {
  const { sensorId, varName, name, label, symbol } = connection.sensor
  return `mqtt:
  sensor:
    - name: ${JSON.stringify(`${name} ${label}`)}
      unique_id: ${`lightfi_${sensorId}_${varName}`.replaceAll('-', '_')}
      state_topic: ${findTopic(connection)}
      value_template: "{{ value_json.value }}"
${symbol === '' ? '' : `      unit_of_measurement: ${JSON.stringify(symbol)}\n      state_class: measurement\n`}`
}

function writeFlow(connection: Connection): string {
  const { name, label } = connection.sensor
  const broker = {
    id: 'lightfi-broker',
    type: 'mqtt-broker',
    name: 'broker',
    broker: 'localhost',
    port: '1883',
  }
  const input = {
    id: 'lightfi-in',
    type: 'mqtt in',
    z: 'lightfi-tab',
    name: `${name} ${label}`,
    topic: findTopic(connection),
    qos: '1',
    datatype: 'json',
    broker: broker.id,
    x: 180,
    y: 80,
    wires: [['lightfi-out']],
  }
  const output = {
    id: 'lightfi-out',
    type: 'debug',
    z: 'lightfi-tab',
    name: 'value',
    active: true,
    complete: 'payload.value',
    targetType: 'msg',
    x: 420,
    y: 80,
    wires: [],
  }
  const tab = { id: 'lightfi-tab', type: 'tab', label: 'LightFi' }
  return `${JSON.stringify([tab, broker, input, output], null, 2)}\n`
}
