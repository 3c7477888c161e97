/** Three channels: of linear light red, green and blue, or L*, a* and b*. */
type Triple = readonly [number, number, number]

/**
 * How people see whose eyes lack one kind of cones, as matrices on linear red, green and blue: Machado,
 * Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency, 2009,
 * table of severity 1.
 */
const visions = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, readonly [Triple, Triple, Triple]>

/** How somebody sees colours. */
export type Vision = keyof typeof visions

/** All of them. */
export const visionNames = Object.keys(visions) as readonly Vision[]

/** The distance of two colours, `#rrggbb`, by CIEDE2000, as somebody sees them. */
export function measureColourDistance(one: string, other: string, vision: Vision): number {
  return measureDistance(toLab(seeAs(readLinear(one), vision)), toLab(seeAs(readLinear(other), vision)))
}

/** The linear light of a colour of sRGB. */
function readLinear(colour: string): Triple {
  const readChannel = (start: number) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return [readChannel(1), readChannel(3), readChannel(5)]
}

function seeAs(light: Triple, vision: Vision): Triple {
  const [red, green, blue] = visions[vision]
  const clamp = (value: number) => Math.min(Math.max(value, 0), 1)
  return [clamp(multiply(red, light)), clamp(multiply(green, light)), clamp(multiply(blue, light))]
}

function multiply(row: Triple, column: Triple): number {
  return row[0] * column[0] + row[1] * column[1] + row[2] * column[2]
}

/** CIELAB of linear light of sRGB, whose white is D65. */
function toLab(light: Triple): Triple {
  const scale = (value: number) =>
    value > (6 / 29) ** 3 ? Math.cbrt(value) : value / (3 * (6 / 29) ** 2) + 4 / 29
  const x = scale(multiply([0.4124564, 0.3575761, 0.1804375], light) / 0.95047)
  const y = scale(multiply([0.2126729, 0.7151522, 0.072175], light))
  const z = scale(multiply([0.0193339, 0.119192, 0.9503041], light) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/**
 * CIEDE2000 of two colours in CIELAB, with its names: Sharma, Wu and Dalal, The CIEDE2000 Color-Difference
 * Formula, 2005.
 */
export function measureDistance([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const g = 0.5 * (1 - Math.sqrt(meanChroma ** 7 / (meanChroma ** 7 + 25 ** 7)))
  const [c1, h1] = toPolar(a1 * (1 + g), b1)
  const [c2, h2] = toPolar(a2 * (1 + g), b2)
  const isGrey = c1 * c2 === 0
  const turn = isGrey ? 0 : turnOnce(h2 - h1)
  const deltaH = 2 * Math.sqrt(c1 * c2) * sine(turn / 2)
  const l = (l1 + l2) / 2
  const c = (c1 + c2) / 2
  const h = isGrey ? h1 + h2 : h1 + turn / 2
  const t =
    1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.2 * cosine(4 * h - 63)
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2)
  const sc = 1 + 0.045 * c
  const sh = 1 + 0.015 * c * t
  const hue = ((h % 360) + 360) % 360
  const rt = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * sine(60 * Math.exp(-(((hue - 275) / 25) ** 2)))
  const [dl, dc, dh] = [(l2 - l1) / sl, (c2 - c1) / sc, deltaH / sh]
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + rt * dc * dh)
}

/** Length, and angle in degrees from 0 to 360. */
function toPolar(a: number, b: number): [number, number] {
  const degrees = (Math.atan2(b, a) * 180) / Math.PI
  return [Math.hypot(a, b), degrees < 0 ? degrees + 360 : degrees]
}

/** The same turn in degrees, the shorter way round. */
function turnOnce(degrees: number): number {
  if (degrees > 180) return degrees - 360
  return degrees < -180 ? degrees + 360 : degrees
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180)
}

function cosine(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180)
}
