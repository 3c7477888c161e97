function formatSeconds(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}

/** What the frame around the screens says. */
export const appTexts = {
  rail: {
    label: 'Screens',
    home: 'Start',
    live: 'Live',
    compare: 'Compare',
    calendar: 'Calendar',
    summary: 'Summary',
    health: 'Health',
    broken: (count: number, place: string) =>
      `${count} ${count === 1 ? 'needs' : 'need'} attention in ${place}`,
    setup: 'Set up',
    guide: 'Guide',
    profile: 'Profile',
    more: 'More',
  },
  skip: 'Skip to the content',
  stillLoading: 'Not all data had been loaded when this was printed.',
  tlsNeeded: {
    title: 'This address needs TLS',
    lead: (origin: string) =>
      `You have opened ${origin} without TLS from another machine. Browsers then keep back what a login needs (Web Crypto), and a password would travel in clear.`,
    steps: [
      'Open the dashboard at the https address of your service, if it has one.',
      'If you run the service: put a TLS proxy such as Caddy, nginx or HAProxy before it and set LIGHTFI_PUBLIC_URL to the https address. The folder docs/deploy has complete files.',
      'On the machine of the server itself, http://localhost works without TLS.',
    ],
  },
  storageNeeded: {
    title: 'This browser keeps nothing for this page',
    lead: 'A login has to be remembered from one page to the next. Allow cookies and site data for this address in the settings of the browser, then load the page again.',
  },
  loginLeft: {
    title: 'You are no longer logged in here',
    lead: 'In another tab or window of this browser somebody logged out, or somebody else logged in.',
    goOn: 'Go on',
  },
  elsewhere: {
    title: 'The dashboard is at another address',
    lead: (origin: string) =>
      `You have opened it at ${origin}. It is served at the following address, and only there can you log in.`,
    reason:
      'Whoever runs the service sets its address as LIGHTFI_PUBLIC_URL; if that one cannot be reached from here, it is they who can help.',
  },
  login: {
    failed: 'The login did not work',
    tryAgain: 'Log in again',
    waiting: 'Loading',
  },
  failure: {
    title: 'This could not be shown',
    undone: 'This was not done',
    tryAgain: 'Try again',
    details: 'Details',
    request: 'Request',
    sameReason: 'Missing for the same reason.',
    causes: {
      codes: {
        readings_unavailable:
          'Readings cannot be fetched at present. Try again in a few minutes; if it stays so, tell whoever runs the service.',
        overloaded: 'The server is busy. Try again in a moment.',
        too_many_requests: 'Too much was asked at once. Try again in a moment.',
        too_many_streams: 'The dashboard is open too often. Close it where nobody looks at it.',
        shutting_down: 'The server is being restarted. Try again in a minute.',
        internal_error:
          'The server made a mistake. Tell whoever runs the service, and give them the request under Details.',
        storage_full:
          'Nothing can be stored, as the disk of the server is full. Tell whoever runs the service, then try again.',
        insufficient_role: 'You may not do this. Whoever manages your access can allow it.',
        insufficient_scope: 'Your login does not allow this. Log out and in again.',
        not_found: 'It was deleted, or lies where you have no access.',
        changed_meanwhile:
          'Somebody else changed it meanwhile. Reload the page, then make your change again.',
      },
      login: 'Your login has ended: log in again, and then once more.',
      timeout: 'The server took too long to answer. Try again, or ask for a shorter range.',
      network: 'The server cannot be reached. Check your network, then try again.',
      foreign:
        'Something between this page and the server answered in its place. Try again; if it stays so, tell whoever runs the service.',
    },
    missing: 'Not found',
    missingLead:
      'There is nothing at this address: it was deleted, the address is mistyped, or it lies where you have no access. Whoever manages your access can tell.',
    back: 'Go to the start',
  },
  notLoaded: {
    title: 'This screen cannot be opened now',
    offline: 'You are offline. It opens when the connection is back.',
    away: 'The server does not have it at present. Try again, or reload the page if it has a new version.',
    login: 'Your login has ended. Log in again: you come back to this screen.',
    broken:
      'The dashboard made a mistake here. Try again; if it stays so, reload the page, and tell whoever runs the service what stands under Details.',
  },
  breadcrumb: {
    label: 'Where you are',
    neighbours: (name: string) => `${name}: show another`,
    inside: (further: string, name: string) => `${further} of ${name}: show one`,
    further: (isFloors: boolean) => (isFloors ? 'All floors' : 'All places'),
    filter: 'Filter',
  },
  search: {
    open: 'Search',
    key: 'Ctrl K',
    label: 'Search',
    placeholder: 'Name of a room or a place, id of a sensor',
    results: 'Found',
    rooms: 'Rooms',
    sensors: 'Sensors',
    sensorsInIt: 'Sensors in it',
    places: 'Places',
    pages: 'Pages',
    none: 'Nothing has that name.',
    waiting: 'Searching',
    notLoaded: 'The search could not be loaded. Try again when the connection is back.',
    close: 'Close',
    lastEvent: (label: string, age: string) => `${label} ${age === 'now' ? 'just now' : `${age} ago`}`,
  },
  user: {
    menu: (name: string) => `${name}: profile, keys and log out`,
    nobody: 'You',
    guide: 'Guide to sensor types',
    keys: 'Keyboard shortcuts',
    integration: 'Integration guide',
    api: 'API documentation',
    logOut: 'Log out',
  },
  help: {
    title: 'Keyboard shortcuts',
    lettersAreOff: 'Shortcuts of a single character are switched off in your profile.',
    groups: [
      {
        title: 'Everywhere',
        keys: [
          ['Ctrl K', 'Search rooms, places, sensors and screens'],
          ['?', 'This list'],
        ],
      },
      {
        title: 'Live',
        keys: [
          ['/', 'Filter the list'],
          ['[ ]', 'The source before, the next one'],
          ['Arrows', 'The next row, or the nearest room in that direction'],
          ['Enter', 'Show that room or sensor'],
          ['c', 'Tick it for Compare, or not any more'],
        ],
      },
      {
        title: 'Charts',
        keys: [
          ['Left Right', 'The datum before, the next one; with Shift ten at once'],
          ['Home End', 'The first datum, the last one'],
          ['Up Down', 'The series above, the one below'],
          ['+ - 0', 'Closer, further, everything'],
          ['T', 'The same numbers as a table'],
          ['t y w m', 'Today, yesterday, 7 days, 28 days'],
        ],
      },
    ],
  },
  state: {
    idle: 'Online',
    connecting: 'Connecting',
    live: 'Live',
    polling: (seconds: number) => `Live, every ${seconds} s`,
    stopped: (since: string) => `Stopped ${since}`,
    retry: (seconds: number) => `, retrying in ${seconds} s`,
    offline: (since: string) => `Offline since ${since}`,
    loggedOut: (at: string) => `Logged out ${at}`,
  },
  banners: {
    loginEnded: 'Your login has ended',
    loginEndedLead: (time: string) => `What you see is as of ${time}. What you have typed is kept.`,
    wrongClock: (aheadS: number) =>
      `The clock of this device is ${formatSeconds(Math.abs(aheadS))} ${aheadS > 0 ? 'ahead' : 'behind'}. Ages and times are shown by the clock of the server.`,
    dropped: (names: readonly string[]) =>
      `Left out of the address, as it means nothing here: ${names.join(', ')}.`,
    newVersion: 'There is a new version of the dashboard',
    reload: 'Reload when it suits you',
  },
  home: {
    none: 'You have no access to any location yet.',
    noneNext: 'Ask an administrator of your organisation to grant you one.',
    choose: 'Where do you want to go?',
  },
} as const
