/** The bodies of lines that `POST /readings` takes besides JSON. */
export const readingTexts = {
  'application/x-ndjson': {
    description: 'One reading per line, as in the list of the JSON body.',
    example:
      '{"sensor_id":"AQ2-FE753C0D7ADF","var_name":"CO2ppm","time":1760000000,"value":850}\n{"sensor_id":"AQ2-FE753C0D7ADF","var_name":"temperatureC","time":1760000000,"value":21.4}\n',
  },
  'text/csv': {
    description:
      'A header, then one row per line, separated by commas, or by semicolons with decimal commas as spreadsheets write it. Long: the columns sensor_id, var_name, time and value. Wide: sensor_id, time and one column per variable; an empty cell is no reading.',
    example: 'sensor_id,time,CO2ppm,temperatureC\nAQ2-FE753C0D7ADF,1760000000,850,21.4\n',
  },
} as const
