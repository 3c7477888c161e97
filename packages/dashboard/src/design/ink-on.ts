/** Names the ink that is readable on a colour of a scale or state in `tokens.css`. */
export function inkOn(colour: `--${string}`): `--${string}` {
  return `${colour}-ink`
}
