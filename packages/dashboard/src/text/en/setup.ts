const numbers = new Intl.NumberFormat('en')

/** What Set up says on all its parts. */
export const setupTexts = {
  title: 'Set up',
  parts: 'Parts of Set up',
  sections: {
    locations: 'Locations',
    sensors: 'Sensors',
    plans: 'Plans',
    import: 'Import',
    people: 'People',
    applications: 'Applications',
    webhooks: 'Webhooks',
    activity: 'Activity',
    bands: 'Bands and hours',
  },
  behind: (webhooks: number) =>
    webhooks === 1 ? '1 is paused or fails' : `${numbers.format(webhooks)} are paused or fail`,
  nothing: {
    title: 'There is nothing for you to set up',
    lead: 'Installers place sensors, administrators do the rest. Whoever manages your access can give you such a role.',
  },
  list: {
    filter: 'Filter',
    clear: 'Show all',
    none: 'Nothing matches the filter.',
    more: (rest: number) => `Show ${numbers.format(rest)} more`,
    loadMore: 'Show more',
  },
  panel: {
    close: 'Close',
    gone: 'Not there',
  },
  form: {
    save: 'Save',
    discard: 'Discard changes',
    cancel: 'Cancel',
    create: 'Create',
    saved: 'Saved.',
    unsaved: 'Not saved yet.',
    failed: 'This was not saved',
    look: 'What is marked has to be changed first.',
    conflict: {
      title: 'Somebody else has saved this meanwhile',
      words: (label: string, theirs: string, mine: string) => `${label} is now ${theirs}. You typed ${mine}.`,
      nothing: 'empty',
      takeTheirs: (theirs: string) => `Keep ${theirs}`,
      keepMine: (mine: string) => `Change it to ${mine}`,
    },
    changedMeanwhile: (who: string | undefined) =>
      `${who ?? 'Somebody else'} saved something here meanwhile. You see it now; look at it, then save again.`,
  },
  remove: {
    keep: 'Keep it',
    confirm: (name: string) => `Delete ${name}`,
    blocked: 'What stands in the way:',
    more: (rest: number) => `and ${numbers.format(rest)} more`,
    type: (name: string) => `Type ${name} to delete it`,
  },
  secret: {
    title: 'The secret',
    once: 'This is the only time you see it: copy it to where the program finds it.',
    copy: 'Copy the secret',
    stored: 'I have stored it',
    leave: {
      title: 'Leave without the secret?',
      text: 'It cannot be shown again. Without it you have to make a new one.',
      stay: 'Stay here',
      leave: 'Leave',
    },
  },
  copyId: (id: string) => `Copy the id ${id}`,
  id: 'Id',
} as const
