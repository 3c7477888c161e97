/**
 * Writes the command that reads a sensor in a terminal. The token stands in a variable, never in the text.
 */
export function writeCurl(origin: string, sensorId: string): string {
  return `curl -H "Authorization: Bearer $ACCESS_TOKEN" ${origin}/sensors/${encodeURIComponent(sensorId)}`
}
