/** What the recipes for integrators say between what is copied. */
export const recipeTexts = {
  login: {
    device:
      'Log in once as the person for whom the program is to act. This prints an address: open it in any browser. The login goes into lightfi.env, next to the secret.',
    code: 'Log in once as the person for whom the program is to act. This prints an address: open it in a browser, log in, and paste the address at which the browser ends, even if no page is there. The login goes into lightfi.env, next to the secret.',
    open: 'Open this, and log in:',
    paste: 'The address where you ended:',
    done: 'Logged in.',
  },
  curl: {
    title: 'curl',
    token: 'In the folder with lightfi.env, ask for an access token.',
    read: (sensor: string) => `Read the newest values of ${sensor}.`,
    post: (sensor: string) =>
      `Try to post a reading of ${sensor}. With dry_run it is checked and not stored: leave that out to store it.`,
  },
  python: {
    title: 'Python',
    generate:
      'In the folder with lightfi.env, make a Python package from this server’s openapi.json. It takes about half a minute.',
    save: (file: string) => `Save this as ${file}.`,
    run: 'Run it in the same folder.',
  },
  typescript: {
    title: 'TypeScript',
    installInPage:
      'In the folder of your application, install the SDK. The first line says where your clone of this project is: change it.',
    install:
      'In the folder of your program, with lightfi.env in it, install the SDK. The first line says where your clone of this project is: change it.',
    save: (file: string) => `Save this as ${file}.`,
    page: 'Use this in your page. It has no secret: PKCE protects the login.',
    run: (oldName: string) =>
      `Run it, with Node 22.18 or newer. Node 20 runs it too if you call it ${oldName}.`,
  },
  shim: {
    title: 'Shim',
    install: 'Install the command. The first line says where your clone of this project is: change it.',
    secret: 'In the folder with lightfi.env, give the shim the secret in a file of its own.',
    save: 'Save this as shim.yaml, next to it.',
    saveWithBroker: 'Save this as shim.yaml, next to it, with the address of your MQTT broker as url.',
    login:
      'Log in once as the person for whom the shim is to act. It renews the login by itself from then on.',
    run: 'Start it. It serves the API to programs on this machine, without any token.',
    read: 'Ask it from another terminal.',
  },
  postman: {
    title: 'Postman',
    import: 'Import this collection.',
    callback: (url: string) => `Add ${url} to the callback URLs of this application, below.`,
    secret: 'Open its Variables and type the secret as the current value of client_secret.',
    login:
      'Open its Authorization, choose Get New Access Token, then Use Token. All requests of the collection use it.',
    locations: 'My locations',
    newest: 'Newest values of a sensor',
    history: 'The last 24 hours',
    post: 'Post a reading (dry run)',
  },
  homeAssistant: {
    title: 'Home Assistant',
    save: 'Add this to configuration.yaml of Home Assistant, whose MQTT integration uses the same broker, and restart it.',
  },
  nodeRed: {
    title: 'Node-RED',
    import:
      'Import this flow, and change its broker if yours is elsewhere. The newest value comes at once, then each one as it is measured.',
  },
} as const
