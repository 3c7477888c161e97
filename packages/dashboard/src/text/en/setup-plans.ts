const numbers = new Intl.NumberFormat('en')
const plurals = new Intl.PluralRules('en')

function count(value: number, one: string, other: string): string {
  return `${numbers.format(value)} ${plurals.select(value) === 'one' ? one : other}`
}

/** What Set up says about floorplans. */
export const plansTexts = {
  title: 'Plans',
  kind: 'Floorplan',
  lead: 'The floorplan of each floor, on which every value is shown in its room. A plan is a GeoJSON file.',
  filter: 'Floor or building',
  shown: (shown: number, all: number) =>
    shown === all
      ? count(all, 'floor', 'floors')
      : `${numbers.format(shown)} of ${count(all, 'floor', 'floors')}`,
  columns: { name: 'Floor', path: 'In', plan: 'Floorplan' },
  plan: { yes: 'Has a plan', no: 'No plan yet' },
  noFloors: {
    title: 'There is no floor yet',
    lead: 'Only floors have plans.',
    link: 'Make one in Locations',
  },
  gone: 'There is no such floor, or you do not see it.',
  now: {
    title: 'The plan now',
    none: 'This floor has no plan yet.',
    rooms: (rooms: number, features: number) =>
      `${count(rooms, 'room or desk', 'rooms and desks')} that sensors can be tied to, ${count(features, 'feature', 'features')} in all.`,
    download: 'Download it',
    live: 'Show in Live',
    picture: (floor: string) => `Plan of ${floor}`,
  },
  file: {
    title: 'A new plan',
    lead: 'Drop a GeoJSON file here, or choose it. Nothing is stored before you have seen what it changes.',
    choose: 'Choose a file',
    another: 'Choose another file',
    reading: (name: string) => `Reading ${name}`,
    checking: 'Having the server check it',
    checked: (name: string, features: number) => `${name}: ${count(features, 'feature', 'features')}`,
    troubles: {
      'too-large':
        'This file has more than 50 MB, and a plan at most 4 MB. Export only the outlines of rooms, walls and desks.',
      'plan-too-large':
        'This plan has more than 4 MB. Fewer corners, or coordinates with seven places after the point, make it smaller.',
      'not-json': 'This file is no GeoJSON: it could not be read as JSON.',
      'no-object': 'This file is JSON, but no GeoJSON FeatureCollection.',
    },
    failed: 'It could not be checked',
  },
  preview: {
    title: 'What it changes',
    picture: 'The new plan over the one before',
    legend: 'What the lines mean',
    added: 'New',
    changed: 'Changed',
    kept: 'As before',
    before: 'Before',
    faulty: 'Mistake',
    counts: {
      added: (value: number) => count(value, 'room or desk comes', 'rooms and desks come'),
      changed: (value: number) => count(value, 'has another outline or name', 'have another outline or name'),
      removed: (value: number) => count(value, 'goes', 'go'),
      unchanged: (value: number) => count(value, 'stays as it is', 'stay as they are'),
    },
    ids: (ids: readonly string[], rest: number) =>
      rest > 0 ? `${ids.join(', ')} and ${numbers.format(rest)} more` : ids.join(', '),
    nothing: 'It has nothing that can be drawn.',
    apart: (kilometres: string) =>
      `This plan lies ${kilometres} km from the one before. Are longitude and latitude the right way round: longitude first?`,
    ready: 'Nothing stands in its way.',
  },
  mistakes: {
    title: (value: number) => `${count(value, 'mistake', 'mistakes')} in the file`,
    lead: 'Put them right in the program that made the file, then choose it again. Press one to see it on the plan.',
    more: (rest: number) => `and ${numbers.format(rest)} more`,
    notDrawn: 'not on the plan',
    whole: 'the file as a whole',
  },
  lost: {
    title: (value: number) => `${count(value, 'sensor', 'sensors')} would lose the room`,
    lead: 'These rooms are not in the new plan. Give them the same id there, or tie the sensors to another room first.',
    more: (rest: number) => `and ${numbers.format(rest)} more`,
    room: (id: string) => `tied to ${id}`,
  },
  store: {
    act: (floor: string) => `Put this plan on ${floor}`,
    forget: 'Forget this file',
    stored: (floor: string) => `${floor} has this plan now.`,
    failed: 'It was not stored',
    changed:
      'Somebody else has changed the plan of this floor meanwhile. It was checked anew: look at what your file changes now.',
  },
  remove: {
    title: 'Remove',
    open: 'Remove this plan',
    lead: 'Values are then shown in lists alone. A plan to whose rooms sensors are tied cannot be removed.',
    ask: (floor: string) => `Remove the plan of ${floor}?`,
    confirm: (floor: string) => `Remove the plan of ${floor}`,
    type: (floor: string) => `Type ${floor} to remove its plan`,
    goes: 'The drawing of the floor goes. The floor, its sensors, their points and their readings stay.',
    sensors: 'the sensors of this floor',
  },
} as const
