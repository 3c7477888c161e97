import type { VarName } from './var-names.ts'

/** Why the default bands of a variable are where they are, for people who ask. */
export const bandGrounds: Readonly<Partial<Record<VarName, string>>> = {
  CO2ppm:
    'A sign of ventilation, not of health. HSE (UK): below 800 ppm a space is well ventilated, above 1,500 ppm something should be done. EN 16798-1 counts 550, 800 and 1,350 ppm above the outdoor air, here taken as 450 ppm. ASHRAE 62.1 sets no limit.',
  temperatureC: 'EN 15251 for both seasons: class II is 20 to 26 °C, class III 18 to 27 °C.',
  relativeHumidity:
    'Makers of instruments recommend 30 to 60 %, EN 15251 25 to 60 %. The outer limits are of this project.',
  particulateMatter:
    'The guideline of the WHO (2021) for a mean of 24 hours, and its interim targets 4, 3 and 1: they are meant for such means, not for single data.',
  batteryLevelPct: 'Of this project: time to order a battery, and time to change it.',
}
