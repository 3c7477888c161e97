/** Dashes that tell series apart where there are no colours. */
const dashes = ['', '8 3', '2 3', '10 3 2 3', '5 2', '1 2']

/** Finds the dash with which paper shows a series; empty of a whole line. @param index among those drawn. */
export function findPrintDash(index: number): string {
  return dashes[index % dashes.length] ?? ''
}
