/** The sensors of devices: a table, and a template for the others. */
export interface SensorNaming {
  readonly sensors: ReadonlyMap<string, string>
  /** Such as `MS1-{hex12}`. */
  readonly template: string | undefined
}

/** The placeholder of a template: the last 12 hexadecimal digits of a device's name, in capitals. */
export const hexPlaceholder = '{hex12}'

/** Twelve digits, with a separator between pairs. */
const longestAddress = 17

/**
 * Finds our id of a device; `undefined` when it is not in the table, and no template makes one of its name.
 */
export function findSensorId(device: string, { sensors, template }: SensorNaming): string | undefined {
  const named = sensors.get(device)
  if (named !== undefined || template === undefined) return named
  const digits = device.slice(-longestAddress).replaceAll(/[:-]/g, '').slice(-12)
  return /^[0-9A-Fa-f]{12}$/.test(digits) ? template.replace(hexPlaceholder, digits.toUpperCase()) : undefined
}
