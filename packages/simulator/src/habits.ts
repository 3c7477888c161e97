/** How often the sensors of a simulation leave their routine. */
export interface SensorHabits {
  /**
   * Chance, 0 to 1, that a sensor drops out in a week. An outage begins at any moment of the week and lasts 1
   * to 60 hours, evenly spread in the logarithm. Gateways do not drop out, but reboot for 5 to 15 minutes in
   * 35 % of the weeks; with a chance of 0 they do not either.
   */
  readonly dropOutsPerWeek: number
  /**
   * Bursts a day of each motion sensor, 0 to 24, by chance in each hour. In a burst something moves in front
   * of it without a pause, for 1 to 20 minutes, evenly spread in the logarithm: an event every 2 s, of which
   * a server that records one in 10 s throttles most.
   */
  readonly motionBurstsPerDay: number
}

/** The habits of the demo's buildings: two or three of forty sensors drop out each week. */
export const usualHabits: SensorHabits = { dropOutsPerWeek: 0.08, motionBurstsPerDay: 0 }
