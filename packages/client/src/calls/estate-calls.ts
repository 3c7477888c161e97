import type {
  CsvRecords,
  ExportFormat,
  ExportQuery,
  FloorplanQuery,
  ImportQuery,
  PageQuery,
  Schemas,
  SensorListQuery,
} from '../api-queries.ts'
import type { CallOptions, CreatingCallOptions, VersionedCallOptions } from './call-options.ts'

/** How locations, sensors, floorplans and settings are changed. */
export interface EstateCalls {
  /** Creates a location. For administrators of the one it lies in. */
  createLocation(
    location: Schemas['LocationInput'],
    options?: CallOptions,
  ): Promise<Schemas['LocationOutput']>
  /** Changes what is given of a location and leaves the rest; `parent_id` moves it with everything in it. */
  changeLocation(
    locationId: string,
    changes: Schemas['LocationChanges'],
    options?: VersionedCallOptions,
  ): Promise<Schemas['LocationOutput']>
  /** Deletes a location in which nothing lies. */
  deleteLocation(locationId: string, options?: VersionedCallOptions): Promise<void>
  /** The floorplan of a floor, GeoJSON. */
  readFloorplan(locationId: string, options?: CallOptions): Promise<Schemas['Floorplan']>
  /** The same as it comes, with its `ETag`, which is its version in quotes. */
  openFloorplan(locationId: string, options?: CallOptions): Promise<Response>
  /**
   * Gives a floor a floorplan, in place of the one before, and tells what that changed; with `dry_run` what
   * it would, with every mistake.
   */
  putFloorplan(
    locationId: string,
    plan: Schemas['Floorplan'],
    query?: FloorplanQuery,
    options?: CreatingCallOptions,
  ): Promise<Schemas['FloorplanReport']>
  /** Deletes the floorplan of a floor; refused while sensors are tied to its polygons. */
  deleteFloorplan(locationId: string, options?: VersionedCallOptions): Promise<void>
  /** The settings of a location: its own, those that hold, and where they come from. */
  readLocationSettings(locationId: string, options?: CallOptions): Promise<Schemas['LocationSettingsOutput']>
  /** Puts settings in place of those that a location has of its own; what is absent is inherited. */
  putLocationSettings(
    locationId: string,
    settings: Schemas['LocationSettingsInput'],
    options?: VersionedCallOptions,
  ): Promise<Schemas['LocationSettingsOutput']>
  /** Sensors that the caller may see, or those below one location, by id. */
  listSensors(query?: SensorListQuery, options?: CallOptions): Promise<Schemas['SensorList']>
  /** Sensors that are heard and that nobody has placed, by id. For installers and administrators. */
  listUnplacedSensors(query?: PageQuery, options?: CallOptions): Promise<Schemas['UnplacedSensorList']>
  /** Places a sensor. For installers and administrators of the location. */
  createSensor(sensor: Schemas['SensorInput'], options?: CallOptions): Promise<Schemas['SensorOutput']>
  /** Changes what is given of a sensor and leaves the rest; `location_id` moves it. */
  changeSensor(
    sensorId: string,
    changes: Schemas['SensorChanges'],
    options?: VersionedCallOptions,
  ): Promise<Schemas['SensorOutput']>
  /** Takes a sensor out of use; its history stays. */
  retireSensor(sensorId: string, options?: VersionedCallOptions): Promise<Schemas['SensorOutput']>
  /** Takes a retired sensor into use again. */
  reinstateSensor(sensorId: string, options?: VersionedCallOptions): Promise<Schemas['SensorOutput']>
  /** Puts a new sensor in the place of another, which is retired. */
  replaceSensor(
    sensorId: string,
    replacement: Schemas['SensorReplacement'],
    options?: VersionedCallOptions,
  ): Promise<Schemas['SensorOutput']>
  /** Deletes a sensor that never reported. */
  deleteSensor(sensorId: string, options?: VersionedCallOptions): Promise<void>
  /** Locations in a form that `importLocations` takes: as CSV text, */
  exportLocations(
    query: ExportQuery & ExportFormat & { format: 'csv' },
    options?: CallOptions,
  ): Promise<string>
  /** or as values. */
  exportLocations(query?: ExportQuery, options?: CallOptions): Promise<Schemas['LocationRecords']>
  /** Sensors in a form that `importSensors` takes: as CSV text, */
  exportSensors(query: ExportQuery & ExportFormat & { format: 'csv' }, options?: CallOptions): Promise<string>
  /** or as values. */
  exportSensors(query?: ExportQuery, options?: CallOptions): Promise<Schemas['SensorRecords']>
  /** The same as it comes, in any representation; see `openSensorHistory`. */
  openLocationExport(query: ExportQuery & ExportFormat, options?: CallOptions): Promise<Response>
  /** The same of sensors. */
  openSensorExport(query: ExportQuery & ExportFormat, options?: CallOptions): Promise<Response>
  /** Creates and changes many locations, all or none, and says of each what became of it. */
  importLocations(
    records: Schemas['LocationRecords'] | CsvRecords,
    query?: ImportQuery,
    options?: CallOptions,
  ): Promise<Schemas['ImportReport']>
  /** Places and changes many sensors, all or none, and says of each what became of it. */
  importSensors(
    records: Schemas['SensorRecords'] | CsvRecords,
    query?: ImportQuery,
    options?: CallOptions,
  ): Promise<Schemas['ImportReport']>
}
