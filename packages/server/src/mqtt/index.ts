export { formatRefused } from './format-refused.ts'
export { type BrokerState, Mqtt } from './mqtt.ts'
export type { MqttConfig } from './mqtt-config.ts'
export { readMqttConfig } from './read-mqtt-config.ts'
