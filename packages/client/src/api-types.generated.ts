// Generated from openapi.json by `npm run generate`; do not edit.

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the service can serve
         * @description Answers 200 without a token once the service can serve. `readings` says whether stored readings are damaged, `database` whether everything else is; what can be is served all the same.
         */
        get: operations["read_health_health_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process answers
         * @description Answers 200 without a token for as long as the process answers at all, and asks no store: for what starts a process anew that has stopped answering. A store that is away is no reason to.
         */
        get: operations["read_liveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether requests should be sent here
         * @description Answers 200 without a token while everything is loaded, nothing is being stopped, and the database of locations, users and clients can be asked: for what distributes requests. The readings are no condition, since everything else is served without them; their state is in the answer.
         */
        get: operations["read_readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's base locations
         * @description The topmost locations that the caller was granted. Everything below them is visible too.
         */
        get: operations["read_base_location_properties_locations_get"];
        put?: never;
        /**
         * Create a location
         * @description Creates a location in one that the caller may see. For administrators of that location.
         */
        post: operations["create_location"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One location
         * @description The properties of one location, and what it lies in. The answer has an `ETag`; asking again with `If-None-Match` is answered 304 until one of them changes.
         */
        get: operations["read_location_properties"];
        put?: never;
        post?: never;
        /**
         * Delete an empty location
         * @description A location in which other locations or sensors lie, the retired ones too, is not deleted, and neither is one that users were granted. The caller must have been granted what it lies in. For administrators of the location.
         */
        delete: operations["delete_location"];
        options?: never;
        head?: never;
        /**
         * Change or move a location
         * @description What is not given stays. `parent_id` moves the location with everything in it, within its organisation; the caller must have been granted what it lies in before and after. For administrators of the location.
         */
        patch: operations["change_location"];
        trace?: never;
    };
    "/locations/{location_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What lies in a location
         * @description The direct child locations and the sensors directly in the location with all their latest data; with `depth=all` those of the whole subtree in one call. The trailing slash matters. The answer has an `ETag`, which covers everything it shows and to whom: asking again with `If-None-Match` costs next to nothing until something changes.
         */
        get: operations["read_location_direct_children_locations__location_id___get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sensors/{sensor_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One sensor with all its latest data
         * @description A sensor and the newest datum of each variable it ever reported, by measurement time. Without `project` everything comes back. With it, only the sensor id and the fields asked for: `latest` brings `data`, `value` puts the values into it.
         */
        get: operations["read_latest_sensor_information_sensors__sensor_id__get"];
        put?: never;
        post?: never;
        /**
         * Delete a sensor that never reported
         * @description For a sensor that was created by mistake. One that has reported is not deleted, so that no history is lost by accident: retire it. For administrators of its location.
         */
        delete: operations["delete_sensor"];
        options?: never;
        head?: never;
        /**
         * Change or move a sensor
         * @description What is not given stays. `location_id` moves the sensor, within its organisation; its history comes along. For installers and administrators of the locations.
         */
        patch: operations["change_sensor"];
        trace?: never;
    };
    "/sensors/{sensor_id}/{var_name}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The data of one variable in a time range
         * @description All data with `from` <= time < `to`, one per time, streamed. A date begins by the clock of the sensor. Without `from` and `to`: the last 24 hours. With `from` alone: up to now. With `to` alone: the 24 hours before it. A variable that never reported gives an empty list.
         *
         *     `ndjson` is one datum a line; `csv` has the header `time,value`; `parquet`, `arrow` (a file, also known as Feather) and `arrow_stream` have the columns `time`, a timestamp in UTC with milliseconds, and `value`, a double.
         *
         *     With `bucket` each datum is a bucket that holds data: `time` is its start, `value` the mean, beside `min`, `avg`, `max`, `count` and `last`, the newest value; `csv` has the header `time,min,avg,max,count,last`; files of columns have no buckets. A day is a local date. A shorter bucket starts where the wall clock shows a multiple of its length, and where the clocks change: a repeated hour is two. Only data in the range count.
         *
         *     `onlineStatus` also says offline from three expected intervals after the newest datum of the sensor on, and online from the next datum on; buckets and files of columns are of reports alone.
         *
         *     With `timeout_s` each datum is an interval: of `motionEvent` one of motion, of any other variable one in which it was reported without a longer pause. `from` (and `time`) is its first event or report, `to` its last, `events` (and `value`) their number; `csv` has the header `from,to,events`. One alone is an interval of no length. Intervals that overlap the range are given whole; files of columns have none.
         *
         *     In `ndjson` and `csv` every value has a decimal point (`40.0`; from 1e21 on and below 0.000001 with an exponent, `1.0e21`, `1.5e-7`) and every Unix time three decimals, so that a column looks the same throughout. Files of columns can be read in pieces: `Range` is answered 206, `HEAD` says the length.
         *
         *     `xlsx` is a workbook for spreadsheets with names of sensors and places, numbers, and times as dates on the clock of the place and in UTC; more than 1048575 rows are refused.
         */
        get: operations["read_sensor_historic_data_sensors__sensor_id___var_name__history_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The data of several sensors and variables in a time range
         * @description All data with `from` <= time < `to` of the named sensors, of all sensors in a location and below it, or with both of those named sensors that lie there; without either of all sensors that the caller may see. Without `var_name`: of every variable they ever reported, and the `onlineStatus` that follows from it.
         *
         *     Sensor after sensor by id, variable after variable by name, each in the asked order of time; streamed.
         *
         *     The range is as of a history; a date begins by the clock of the location, else by that of the sensors, which must be one, else by that of the base locations.
         *
         *     `ndjson` is one reading a line; `csv` has the header `sensor_id,var_name,time,value`, which `POST /readings` takes in turn (with `derived=false`, so that nothing derived is stored as a report); `parquet`, `arrow` and `arrow_stream` have those columns, `time` being a timestamp in UTC, of reports alone.
         *
         *     In `ndjson` and `csv` every value has a decimal point (`40.0`; from 1e21 on and below 0.000001 with an exponent, `1.0e21`, `1.5e-7`) and every Unix time three decimals, so that a column looks the same throughout. Files of columns can be read in pieces: `Range` is answered 206, `HEAD` says the length.
         *
         *     `xlsx` is a workbook for spreadsheets with names of sensors and places, numbers, and times as dates on the clock of the place and in UTC; more than 1048575 rows are refused.
         */
        get: operations["read_readings"];
        put?: never;
        /**
         * Store readings
         * @description Stores the valid readings and names the invalid ones by index, and in a body of lines by line. The answer comes when every accepted reading is durable. Posting the same sensor, variable and time again replaces the value, so a batch may be repeated safely. Of a `motionEvent` only the time counts: one less than 10 s from a recorded event of the sensor is throttled, the value is worked out from the recorded event before it, and a recorded event never changes. NDJSON and CSV bodies are read as they arrive, up to 2 GiB, and stored in several commits: when such a request fails, part of it may be stored. Bodies may be sent with `Content-Encoding: gzip`.
         */
        post: operations["create_readings_readings_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/{var_name}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One variable of all sensors of a location, in buckets
         * @description The sensors in the location and below it that are of a kind that reports the variable, or ever did, by id; what a screen of small charts needs in one call.
         *
         *     All share one list of buckets, by the wall clock of the location, whichever zone a sensor lies in. A day is a local date. A shorter bucket starts where the wall clock shows a multiple of its length, and where the clocks change: a repeated hour is two.
         *
         *     Every bucket of the range is there, with data or without; only data in the range count, and a bucket that `from` or `to` cuts through is measured as far as it lies in the range. `min`, `avg` and `max` of the stored values; for `motionEvent` instead `utl`, the share of the bucket in use: two successive events less than 600 seconds apart count the time between them as used. `coverage` tells a gap from a quiet room. The range is as of a history; a date begins by the clock of the location.
         *
         *     In JSON each sensor has a list for each figure, as long as `time`; `ndjson` and `csv` have a row for each sensor and bucket, sensor after sensor, with the header `sensor_id,time,min,avg,max,count,coverage` or `sensor_id,time,utl,count,coverage`. At most 100000 buckets over all sensors, and 20000 of each.
         *
         *     `xlsx` is a workbook for spreadsheets with names of sensors and places, numbers, and times as dates on the clock of the place and in UTC; more than 1048575 rows are refused.
         */
        get: operations["read_location_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readings/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was stored since a cursor
         * @description Readings in the order in which they were stored, whatever their time: also late, repeated and corrected ones. Whoever asks with the `next_cursor` of the answer before gets every acknowledged reading at least once; of one that was replaced before it was read, possibly only the replacement. It is what the caller may see at the moment: readings stored before a sensor came into view are not delivered afterwards. Only what was reported, nothing derived. Without `after` it begins with the oldest that is stored, with `after=now` at the end. With `wait` the answer is held back until there is something, or the time is over.
         */
        get: operations["read_reading_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens, as it happens
         * @description Server-sent events: readings as they are stored (late and corrected ones too), derived statuses, and changes of the locations, sensors, floorplans and grants that you see. The stream begins with `snapshot`. The id of `readings` is a cursor of `GET /readings/changes`: whoever connects again with it, as `Last-Event-ID` or `cursor`, gets every reading since, of any age that is stored. Nothing else is told afterwards; that is what `snapshot` is for. Without a cursor the stream begins now. With `latest=true` only the newest of each series is told, at most every `every_s`; without a cursor a series is told once its sensor reports again, and with any cursor the newest of every series comes first. It ends with `end`, which says why, or when you hang up.
         */
        get: operations["stream_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/floorplan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The floorplan of a floor
         * @description GeoJSON in WGS 84, as it was put.
         */
        get: operations["read_floorplan"];
        /**
         * Give a floor a floorplan
         * @description In place of the one before. Every mistake is pointed at with the feature it is in. A plan that lacks a polygon which sensors are tied to is refused, naming the sensors. With `dry_run` nothing is stored, and the report says everything that is wrong and what would change. With `If-Match` only in place of the plan of that `ETag`, with `If-None-Match: *` only where there is none. For administrators of the floor.
         */
        put: operations["put_floorplan"];
        post?: never;
        /**
         * Delete the floorplan of a floor
         * @description Refused while sensors are tied to its polygons, naming the sensors. For administrators of the floor.
         */
        delete: operations["delete_floorplan"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sensors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sensors in a location and everything below it
         * @description All sensors that the caller may see, or those below one location, by id, in pages; those that pass each filter that is given. With `format`, `csv` and `xlsx` have all of them, whatever `limit` says, a row for each: its place, status, newest time and battery level, and with `fault` what is wrong and since when. They are in the order of the locations, and the workbook has the names of the places.
         */
        get: operations["list_sensors"];
        put?: never;
        /**
         * Place a sensor
         * @description Places a new sensor in a location. For installers and administrators of that location.
         */
        post: operations["create_sensor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sensors/{sensor_id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a sensor out of use
         * @description A retired sensor is left out of lists unless they are asked for it. It can still be read with its whole history, and late readings of it are still stored. For administrators of its location.
         */
        post: operations["retire_sensor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sensors/{sensor_id}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a retired sensor into use again
         * @description Lists show it again. For administrators of its location.
         */
        post: operations["reinstate_sensor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sensors/{sensor_id}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a new sensor in the place of another
         * @description The new sensor lies where the one before does: in its location, at its position, at its polygon, and with its name unless another is given. The one before is retired. Both or neither. Histories stay with the sensor that measured them. For administrators of its location.
         */
        post: operations["replace_sensor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All locations in a form that can be imported
         * @description Every location that the caller may see, or those in one location and that one itself, each after the one it lies in. Imported again they change nothing.
         */
        get: operations["export_locations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/sensors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All sensors in a form that can be imported
         * @description Every sensor that the caller may see, or those in one location and below it, the retired ones too. Imported again they change nothing.
         */
        get: operations["export_sensors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create and change many locations at once
         * @description Creates the locations whose ids are new and changes the others, all or none, whatever their order. What a record does not give stays; what is not in the list stays too: an import deletes nothing. The answer says of each record what became of it. When any is not valid, nothing is stored, and the problem has the same report. At most 20000 records. Who may create, change and move which is as with one location.
         */
        post: operations["import_locations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/sensors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place and change many sensors at once
         * @description Creates the sensors whose ids are new and changes the others, all or none, whatever their order. What a record does not give stays; what is not in the list stays too: an import deletes nothing. The answer says of each record what became of it. When any is not valid, nothing is stored, and the problem has the same report. At most 20000 records. Who may place, change and move which is as with one sensor: `retired_at` is for administrators, the rest for installers too.
         */
        post: operations["import_sensors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The settings of a location
         * @description Bands of variables, working hours and days, outdoor air and capacity: what the location sets itself, what holds there, and where that comes from. A location takes what it does not set from the nearest one above that does, also from one that the caller may not see, which is not named then.
         */
        get: operations["read_location_settings"];
        /**
         * Set what a location has of its own
         * @description In place of what it set before; what is absent is inherited. With `If-Match` (the `version` of the last answer, in quotes) only if nothing has changed since. For administrators of the location.
         */
        put: operations["put_location_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sensors/{sensor_id}/{var_name}/daily": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Daily metrics of one sensor
         * @description Days and hours are those of the wall clock in `time_zone`; a day on which the clocks change has 23, 24.5 or 25 hours. `min`, `avg` and `max` of the stored values; for `motionEvent` instead `utl`, the time in use: two successive events less than 600 seconds apart count the time between them as used. Late, corrected and duplicate data count at once. With `format`, `csv` has a row for each entry, and `xlsx` is a workbook of the same rows with names of sensors and places. Without `from`: the 7 days before `to`. At most 3660 days.
         */
        get: operations["read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/{var_name}/daily": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Daily metrics of what lies directly in a location
         * @description The direct child locations and the sensors directly in the location, those of them that have a sensor which reports the variable. A child location takes the data of its whole subtree together, by the days of its own time zone; motion is in use while any of its sensors is. The same holds for the polygons of `by=polygon`. Days and hours are those of the wall clock in `time_zone`; a day on which the clocks change has 23, 24.5 or 25 hours. `min`, `avg` and `max` of the stored values; for `motionEvent` instead `utl`, the time in use: two successive events less than 600 seconds apart count the time between them as used. Late, corrected and duplicate data count at once. With `format`, `csv` has a row for each entry, and `xlsx` is a workbook of the same rows with names of sensors and places. Without `from`: the 7 days before `to`. At most 366 days, and 100000 entries in all.
         */
        get: operations["read_location_direct_child_daily_data_range_locations__location_id___var_name__daily_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/{var_name}/hourly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hourly metrics of what lies directly in a location
         * @description The same entries as of the daily metrics of the location, hour by hour; with `group_by=weekday` the pattern of a week, 7 days of 24 hours. There, `utl` is the share of all these hours in use. Days and hours are those of the wall clock in `time_zone`; a day on which the clocks change has 23, 24.5 or 25 hours. `min`, `avg` and `max` of the stored values; for `motionEvent` instead `utl`, the time in use: two successive events less than 600 seconds apart count the time between them as used. Late, corrected and duplicate data count at once. With `format`, `csv` has a row for each entry, and `xlsx` is a workbook of the same rows with names of sensors and places. Without `from`: the day before `to`, with `group_by` the 28 days before. At most 366 days, 100000 entries in all, worked out from 1000000 hours in all.
         */
        get: operations["read_location_hourly"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sensors/{sensor_id}/{var_name}/hourly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hourly metrics of one sensor
         * @description Days and hours are those of the wall clock in `time_zone`; a day on which the clocks change has 23, 24.5 or 25 hours. `min`, `avg` and `max` of the stored values; for `motionEvent` instead `utl`, the time in use: two successive events less than 600 seconds apart count the time between them as used. Late, corrected and duplicate data count at once. With `format`, `csv` has a row for each entry, and `xlsx` is a workbook of the same rows with names of sensors and places. Without `from`: the day before `to`. At most 366 days.
         */
        get: operations["read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The organisation's OAuth2 clients
         * @description All OAuth2 clients of the caller's organisation, by name; with `built_in` also those that every server has for everybody, which nobody can change. For administrators.
         */
        get: operations["list_clients"];
        put?: never;
        /**
         * Create an OAuth2 client
         * @description The answer hands over the credentials; the secret is shown this once and kept only as a hash. For administrators.
         */
        post: operations["create_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{client_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One OAuth2 client
         * @description A client with all its settings and what is known of its use, never its secret. The answer has an `ETag`, so that a page that waits for the first token can ask every few seconds. For administrators.
         */
        get: operations["read_client"];
        put?: never;
        post?: never;
        /**
         * Delete an OAuth2 client
         * @description Removes a client with everything it was given: its refresh tokens and access tokens stop at once. For administrators.
         */
        delete: operations["delete_client"];
        options?: never;
        head?: never;
        /**
         * Change an OAuth2 client
         * @description Changes what is given and leaves the rest. It holds for the next request; tokens already given keep their lifetime and scopes. For administrators.
         */
        patch: operations["change_client"];
        trace?: never;
    };
    "/clients/{client_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an OAuth2 client a new secret
         * @description The secret before stops working at once, or with `keep_previous_s` after that time, so that programs can change over; refresh tokens live on. A secret that was kept by an earlier rotation stops at once. The new one is shown this once. For administrators.
         */
        post: operations["rotate_client_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{client_id}/previous_secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End the secret before the last rotation
         * @description The secret that a rotation kept stops working at once, before its time; the client and its own secret go on. For administrators.
         */
        delete: operations["end_previous_secret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{client_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable an OAuth2 client
         * @description From now on the client gets no tokens, and those it has do not work until it is enabled again. For administrators.
         */
        post: operations["disable_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{client_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable an OAuth2 client again
         * @description Lets a disabled client work again, with the tokens that have not ended meanwhile. For administrators.
         */
        post: operations["enable_client"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{client_id}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an OAuth2 client did
         * @description Tokens, failures and calls of a client hour by hour, for 168 hours, or day by day, for 90 days. Of one of the service's own clients, what the organisation's users did with it. For administrators.
         */
        get: operations["read_client_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grants/{grant_id}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done with what one login gave
         * @description Tokens, failures and calls of one login hour by hour, for 48 hours, or day by day, for 30 days. Anybody may read their own; administrators those of the organisation's users.
         */
        get: operations["read_grant_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The organisation's users
         * @description All users of the caller's organisation, by name, whatever their status. For administrators.
         */
        get: operations["list_users"];
        put?: never;
        /**
         * Invite a user
         * @description Makes an account without a password and a one-time link, good for 7 days, on which its owner chooses one. The link is sent by mail, or handed over in the answer where no mail can be sent. For administrators.
         */
        post: operations["invite_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One user
         * @description A user of the organisation. For administrators.
         */
        get: operations["read_user"];
        put?: never;
        post?: never;
        /**
         * Delete a user
         * @description Forgets a user and ends everything that was given, at once. For administrators.
         */
        delete: operations["delete_user"];
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description Changes the given ones of the locations, the role and whether the user is disabled, all of them or none, and leaves the rest; it holds for the next request. The last administrator of an organisation stays one. For administrators.
         */
        patch: operations["change_user"];
        trace?: never;
    };
    "/users/{user_id}/sign_out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign a user out everywhere
         * @description Ends all sessions, refresh tokens and access tokens of a user, at once; the user may log in again. For administrators.
         */
        post: operations["sign_out_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/password_reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a user set a new password
         * @description Makes a one-time link, good for an hour, on which the user sets a new password; a newer link ends the one before. The link is sent by mail, or handed over in the answer where no mail can be sent. For administrators.
         */
        post: operations["reset_user_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite a user again
         * @description Makes a new one-time link for somebody who was invited and has not joined; the one before works no more. For administrators.
         */
        post: operations["renew_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/second_factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Switch the second factor of a user off
         * @description For somebody who lost the device and the recovery codes. For administrators.
         */
        delete: operations["remove_second_factor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What logins gave to applications
         * @description The caller's own grants, the newest first, one for each login to an application; with `of=organisation` those of all its users, for administrators. With `client_id` those of one client alone.
         */
        get: operations["list_grants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/grants/{grant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke what one login gave
         * @description Ends the refresh token and all access tokens of one login, at once; other logins live on. Anybody may revoke their own; administrators may revoke those of the organisation's users.
         */
        delete: operations["revoke_grant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/downloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an address for one download
         * @description An address from which a browser takes an export, a history or metrics by itself, without a token, however large it is. It works once and for 60 seconds, with the rights that the caller has by then: when the access ended meanwhile, so has the address. What is wrong with the path, or with one of its parameters, is told at once; what does not go together is told by the download.
         */
        post: operations["create_download"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/downloads/{download_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file
         * @description Answers as the path does for which the address was made, with the headers of a file to be stored. Asking uses the address up; `HEAD` does not. A download that was refused because the server is busy needs a new address.
         */
        get: operations["read_download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's preferences
         * @description What the caller chose in an application, on whatever device; empty at first.
         */
        get: operations["read_preferences"];
        /**
         * Keep the caller's preferences
         * @description In place of everything before. With `If-Match` (the `version` of the last answer, in quotes) only if another device has changed nothing since.
         */
        put: operations["put_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's saved views
         * @description Views of an application, each a name and an address on this server.
         */
        get: operations["read_views"];
        /**
         * Keep the caller's saved views
         * @description All of them, in place of those before. With `If-Match` (the `version` of the last answer, in quotes) only if another device has changed nothing since.
         */
        put: operations["put_views"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the caller is logged in
         * @description The caller's open sessions in browsers, the newest first. In such a browser applications log in without the password. What they were given lives on its own: `GET /grants`.
         */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Log out in one browser
         * @description Ends a session of the caller at once, and with it what it gave to the dashboard and to `/docs`, which run in that browser. Other applications keep what they were given until that is revoked: `DELETE /grants/{grant_id}`.
         */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The organisation's webhooks
         * @description All webhooks of the caller's organisation, the oldest first. For administrators.
         */
        get: operations["list_webhooks"];
        put?: never;
        /**
         * Have readings posted to a URL
         * @description From now on the readings of the filter are posted there as `readings.stored`, in the order in which they were stored, each at least once, signed as Standard Webhooks says. The secret is shown this once. For administrators.
         */
        post: operations["create_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook
         * @description A webhook, and how far it is, never with its secret. For administrators.
         */
        get: operations["read_webhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description Nothing more is delivered; its attempts are forgotten. For administrators.
         */
        delete: operations["delete_webhook"];
        options?: never;
        head?: never;
        /**
         * Change, pause or resume a webhook
         * @description Changes what is given and leaves the rest. A delivery under way is broken off and tried again as things are then, with the same `webhook-id` unless its readings are others. For administrators.
         */
        patch: operations["change_webhook"];
        trace?: never;
    };
    "/webhooks/{webhook_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook a new secret
         * @description The new one is shown this once. Requests are signed with both for a while, so that the receiver can change over. For administrators.
         */
        post: operations["rotate_webhook_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test to a webhook
         * @description Posts one signed `webhook.test` without readings, also while the webhook is paused, and answers how that went. For administrators.
         */
        post: operations["test_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook_id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver again from a place in the log
         * @description The webhook goes on from there, with everything that is still stored. What comes again has another `webhook-id`; each reading keeps its `id`. For administrators.
         */
        post: operations["redeliver_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhook_id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was tried
         * @description The requests to the receiver, the newest first; the last 1,000 are kept. For administrators.
         */
        get: operations["list_webhook_attempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * For how long readings are kept
         * @description The days for which the caller's organisation keeps readings of each variable, and what has expired. A variable without a number is kept for ever. Of expired days the daily and hourly figures stay, as do buckets from 15 minutes up.
         */
        get: operations["read_retention"];
        /**
         * Set for how long readings are kept
         * @description In place of everything before. Readings of older days are deleted within minutes and cannot be brought back; `POST /retention/preview` tells which before. What has expired stays so when more days are kept later. With `If-Match` (the `version` of the last answer, in quotes) only if nothing has changed since. For administrators.
         */
        put: operations["put_retention"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/retention/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would be deleted
         * @description Tells for the days of a body what `PUT /retention` with it would delete at once: how many readings of each variable, of how many sensors, and from which day to which. Nothing is changed. For administrators.
         */
        post: operations["preview_retention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what
         * @description The audit log of the caller's organisation, the newest first: logins, administration, revocations. Entries are only ever added, and name what is gone as well. For administrators.
         */
        get: operations["list_audit_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who calls, and what the token is good for
         * @description The user or client behind the token, its role and places, and the acts that the token allows. Any good token is answered, whatever its scopes; what lies in sight is named to one that may read. What an application shows and offers follows from it; what it may do is decided anew at each call.
         */
        get: operations["read_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A location and its child locations, in numbers
         * @description Of the location and of each direct child, with everything below it: how many sensors have which status, and of each variable how many are in which band now. A value older than the `stale_after_s` of its sensor is in no band and counts as `no_current_data`; an event is current while its sensor is heard.
         */
        get: operations["read_location_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The state of data, and what needs somebody to look
         * @description Of the sensors in sight: readings a day, gaps, sensors that fell quiet, batteries that are low, readings that came late, and clocks that are off. Administrators of the whole organisation are told of its webhooks and MQTT brokers that are behind, and how long the server's disk lasts. It is worked out from all readings of the last days, and then answered from memory for a minute, or sixty times as long as that took.
         */
        get: operations["read_stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/location_tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All locations that the caller may see, without sensors
         * @description The base locations, or one location, each followed by everything below it. The answer has an `ETag`, which changes with locations, sensors, floorplans, settings and grants and never with readings: asking again with `If-None-Match` costs next to nothing.
         */
        get: operations["read_location_tree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/unplaced_sensors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sensors that are heard and that nobody has placed
         * @description Sensors whose readings gateways, users and MQTT brokers of the organisation posted, and which were refused as `unknown_sensor` since nobody has placed them; a gateway whose token is narrowed to a location is heard by those alone who see something of that. They are kept in memory since the start of the server, for 7 days after they were heard last, 250 of each that posts. For installers and administrators.
         */
        get: operations["list_unplaced_sensors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The variables that sensors report, and the families of sensors
         * @description Names, units, decimals, kinds and default bands of all variables, and which family of sensors reports what, how often, and when a datum is stale. It is the same for everybody and changes with the release of the server alone: keep it, and ask again with `If-None-Match`.
         */
        get: operations["read_variables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What was done in an hour or a day. */
        ActivityEntry: {
            /**
             * @description When the hour or the day (of UTC) began: Unix time in seconds.
             * @example 1760000400
             */
            from: number;
            /**
             * @description Access tokens that were given, those for refresh tokens included.
             * @example 3
             */
            tokens: number;
            /**
             * @description Those of them that were given for a refresh token.
             * @example 2
             */
            refreshes: number;
            /**
             * @description Failures, as in `last_error`.
             * @example 0
             */
            failures: number;
            /**
             * @description Calls of the API that were let in.
             * @example 60
             */
            requests: number;
        };
        /** @description What was done hour by hour or day by day. */
        ActivityList: {
            /** @description The hours or days, the newest first; those in which nothing was done are left out. */
            data: components["schemas"]["ActivityEntry"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example MTAw
             */
            next_cursor: string | null;
        };
        /**
         * @description What was done.
         * @example client.created
         * @enum {string}
         */
        AuditAction: "login.succeeded" | "login.failed" | "login.locked" | "password.changed" | "password.reset_requested" | "password.reset" | "mfa.enabled" | "mfa.disabled" | "mfa.recovery_code_used" | "client.created" | "client.changed" | "client.secret_rotated" | "client.previous_secret_ended" | "client.disabled" | "client.enabled" | "client.deleted" | "webhook.created" | "webhook.changed" | "webhook.secret_rotated" | "webhook.tested" | "webhook.redelivered" | "webhook.deleted" | "user.invited" | "user.joined" | "user.changed" | "user.disabled" | "user.enabled" | "user.deleted" | "user.signed_out" | "session.ended" | "grant.created" | "grant.revoked" | "token.revoked" | "keys.rotated" | "location.created" | "location.changed" | "location.deleted" | "settings.put" | "floorplan.put" | "floorplan.deleted" | "sensor.created" | "sensor.changed" | "sensor.retired" | "sensor.reinstated" | "sensor.replaced" | "sensor.deleted" | "retention.put" | "readings.repaired" | "database.acknowledged" | "backup.created" | "backup.restored" | "setup.completed";
        /** @description Entries of the audit log. */
        AuditEntryList: {
            /** @description Entries, the newest first. */
            data: components["schemas"]["AuditEntryOutput"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example MTAw
             */
            next_cursor: string | null;
            /** @description The names of what the actors and details of these entries have ids of, such as `moved_to`, also of what is gone since; what is not known is absent. */
            names: components["schemas"]["AuditName"][];
        };
        /** @description Who did what to what. */
        AuditEntryOutput: {
            /**
             * @description Rises from entry to entry.
             * @example 100
             */
            sequence: number;
            /**
             * @description Unix time in seconds.
             * @example 1760000000.5
             */
            time: number;
            action: components["schemas"]["AuditAction"];
            /** @description Who did it. */
            actor: {
                /**
                 * @description `operator` has the server's machine; `anonymous` did not prove who it is.
                 * @example user
                 * @enum {string}
                 */
                kind: "user" | "client" | "operator" | "anonymous";
                /**
                 * @description Id of the user or client.
                 * @example user_b3f0Zk2mVtXq9aLc
                 */
                id: string | null;
                /**
                 * @description Name at that time.
                 * @example ada@example.org
                 */
                name: string | null;
            };
            /** @description What it was done to. */
            subject: {
                /**
                 * @description What kind of thing it was done to.
                 * @example client
                 * @enum {string}
                 */
                kind: "client" | "user" | "grant" | "token" | "key" | "organisation" | "location" | "sensor" | "webhook" | "store";
                /**
                 * @description Its id.
                 * @example 3f2b9c6d1e8a4075b1c2d3e4f5
                 */
                id: string;
                /**
                 * @description Its name at that time, or the last that is known: of a webhook the host of its address. Null for what has none, such as a grant.
                 * @example Facilities dashboard
                 */
                name: string | null;
            };
            /**
             * @description Where the request came from; null for acts on the server's machine.
             * @example 192.0.2.17
             */
            remote_address: string | null;
            /**
             * @description More about it, never a secret.
             * @example {
             *       "name": "Facilities dashboard"
             *     }
             */
            details: {
                [key: string]: unknown;
            };
        };
        /** @description What something is called that entries of the audit log speak of. */
        AuditName: {
            /**
             * @description What kind of thing it is.
             * @example location
             * @enum {string}
             */
            kind: "location" | "sensor" | "user" | "client";
            /**
             * @description Its id.
             * @example loc_demo_floor_1
             */
            id: string;
            /**
             * @description Its name, or the last that it had.
             * @example First floor
             */
            name: string;
        };
        /** @description A stretch of values that has a name. */
        Band: {
            /**
             * @description Name for people.
             * @example Ideal
             */
            name: string;
            /**
             * @description The highest value of the band, included, in the unit of the variable; null in the last, which has no end.
             * @example 800
             */
            to: number | null;
            /**
             * @description How far this is from what it should be: 0 is as it should be, 4 is the worst.
             * @example 0
             */
            severity: number;
        };
        /** @description How many sensors are in a band. */
        BandCount: {
            /**
             * @description Name for people.
             * @example Ideal
             */
            name: string;
            /**
             * @description How far this is from what it should be: 0 is as it should be, 4 is the worst.
             * @example 0
             */
            severity: number;
            /**
             * @description Sensors whose current value lies in it.
             * @example 1
             */
            sensors: number;
        };
        /** @description A band to be set. */
        BandInput: {
            /**
             * @description Name for people.
             * @example Ideal
             */
            name: string;
            /**
             * @description The highest value of the band, included, in the unit of the variable; null in the last, which has no end.
             * @example 800
             */
            to: number | null;
            /**
             * @description How far this is from what it should be: 0 is as it should be, 4 is the worst.
             * @example 0
             */
            severity: number;
        };
        /** @description An MQTT broker with connections that are not up. */
        BrokerDown: {
            /**
             * @description Its name in the configuration.
             * @example basement
             */
            name: string;
            /**
             * @description Connections that are to be up.
             * @example 2
             */
            connections: number;
            /**
             * @description Of these, those that are.
             * @example 1
             */
            connected: number;
        };
        /** @description Daily metrics of a child location (`location_id`), the data of its subtree taken together, of a sensor (`sensor_id`), or of a polygon (`polygon_id`). */
        ChildDaily: {
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id?: string;
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id?: string;
            var_name: components["schemas"]["VarName"];
            /**
             * @description IANA time zone whose days and hours are meant.
             * @example Europe/London
             */
            time_zone: string;
            /** @description One entry per selected day, or per selected day of the week, whether or not it has data; with `group_by=range` one. */
            data: components["schemas"]["DailyMetrics"][];
            /**
             * @description With `by=polygon`: the polygon. `location_id` is the floor then, and absent where you may not see it.
             * @example room-1-1
             */
            polygon_id?: string;
        };
        /** @description The figures of one hour of a date, or of a day of the week. */
        ChildHour: {
            /**
             * @description Local calendar day.
             * @example 2026-01-31
             */
            date?: string;
            /**
             * @description Instead of `date`, with `group_by=weekday`.
             * @example mon
             * @enum {string}
             */
            weekday?: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
            /**
             * @description Hour of the wall clock: 8 is from 08:00 to 09:00.
             * @example 8
             */
            hour: number;
            /**
             * @description For `motionEvent`: used seconds / 3600, up to 2 in the hour that happens twice; with `weekday`, the share of the real time of all these hours. Null when there is neither an event nor coverage.
             * @example 0.79
             */
            utl?: number | null;
            /**
             * @description Smallest value; null without data. Absent for `motionEvent`.
             * @example 412
             */
            min?: number | null;
            /**
             * @description Arithmetic mean of the stored values; null without data. Absent for `motionEvent`.
             * @example 633.5
             */
            avg?: number | null;
            /**
             * @description Largest value; null without data. Absent for `motionEvent`.
             * @example 1180
             */
            max?: number | null;
            /**
             * @description How many data the figures rest on.
             * @example 120
             */
            count: number;
            /**
             * @description Share of the selected time within one expected interval after a datum; for `motionEvent`, after a report of `onlineStatus` 1.
             * @example 0.98
             */
            coverage: number;
        };
        /** @description Hourly metrics of a child location (`location_id`), the data of its subtree taken together, of a sensor (`sensor_id`), or of a polygon (`polygon_id`). */
        ChildHourly: {
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id?: string;
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id?: string;
            var_name: components["schemas"]["VarName"];
            /**
             * @description IANA time zone whose days and hours are meant.
             * @example Europe/London
             */
            time_zone: string;
            /** @description One entry per selected hour that the wall clock showed, in the order of time; or of each day of the week, from Monday. */
            data: components["schemas"]["ChildHour"][];
            /**
             * @description With `by=polygon`: the polygon. `location_id` is the floor then, and absent where you may not see it.
             * @example room-1-1
             */
            polygon_id?: string;
        };
        /** @description What is to change; what is not given stays. */
        ClientChanges: {
            /**
             * @description Shown to people who log in.
             * @example Facilities dashboard
             */
            name?: string;
            /**
             * @description Where codes may be sent; absolute http or https URLs, compared exactly. Default: `http://localhost:3000/`, `<public url>/docs/redirect` and `https://oauth.pstmn.io/v1/callback`; none for a service client.
             * @example [
             *       "https://dashboard.example.org/callback"
             *     ]
             */
            callback_urls?: string[];
            /**
             * @description Where a browser may be sent after logging out, compared exactly. Default: none.
             * @example [
             *       "https://dashboard.example.org/bye"
             *     ]
             */
            sign_out_urls?: string[];
            /**
             * @description Seconds that an access token lives: 5 minutes to 1 day. Default: 14400 (240 minutes).
             * @example 14400
             */
            access_token_lifetime_s?: number;
            /**
             * @description Seconds that a refresh token lives, counted from the login and never extended: 60 minutes to 3650 days. Default: 315360000 (3650 days), for a public client 2592000 (30 days).
             * @example 315360000
             */
            refresh_token_lifetime_s?: number;
            /**
             * @description What it may ask for; asking for nothing means all of it. Default: `aws.cognito.signin.user.admin readings:read openid profile email`; for a service client `readings:write`.
             * @example [
             *       "aws.cognito.signin.user.admin",
             *       "readings:read"
             *     ]
             */
            scopes?: ("aws.cognito.signin.user.admin" | "readings:read" | "readings:write" | "admin" | "openid" | "profile" | "email" | "offline_access")[];
            /**
             * @description Ways to get tokens. Default: `authorization_code` and `refresh_token`; a service client has `client_credentials` alone.
             * @example [
             *       "authorization_code",
             *       "refresh_token"
             *     ]
             */
            allowed_grants?: ("authorization_code" | "refresh_token" | "client_credentials" | "urn:ietf:params:oauth:grant-type:device_code")[];
            /**
             * @description Whether each refresh gives a new refresh token and ends the one before. Default: false. A public client always rotates.
             * @example false
             */
            rotate_refresh_tokens?: boolean;
            /**
             * @description Seconds for which a rotated refresh token still works: 0 to 60. Default: 10.
             * @example 10
             */
            rotation_grace_s?: number;
            /**
             * @description Whether a refresh answer repeats a refresh token that has not changed; some libraries lose theirs otherwise. Default: false.
             * @example false
             */
            echo_refresh_token?: boolean;
            /**
             * @description What its tokens are signed with; `default` follows the setting of the service. Default: `default`.
             * @example default
             * @enum {string}
             */
            signing_algorithm?: "default" | "RS256" | "ES256";
            /**
             * @description The organisation's own application. Users are asked for consent by any other. Default: true.
             * @example true
             */
            first_party?: boolean;
        };
        /** @description An OAuth2 client to be created; what is not given has its default. */
        ClientInput: {
            /**
             * @description Shown to people who log in.
             * @example Facilities dashboard
             */
            name: string;
            /**
             * @description `confidential` keeps a secret and acts for users; `public` cannot keep one and proves itself with PKCE; `service` acts for itself, such as a gateway. Never changes.
             * @example confidential
             * @enum {string}
             */
            kind: "confidential" | "public" | "service";
            /**
             * @description Where codes may be sent; absolute http or https URLs, compared exactly. Default: `http://localhost:3000/`, `<public url>/docs/redirect` and `https://oauth.pstmn.io/v1/callback`; none for a service client.
             * @example [
             *       "https://dashboard.example.org/callback"
             *     ]
             */
            callback_urls?: string[];
            /**
             * @description Where a browser may be sent after logging out, compared exactly. Default: none.
             * @example [
             *       "https://dashboard.example.org/bye"
             *     ]
             */
            sign_out_urls?: string[];
            /**
             * @description Seconds that an access token lives: 5 minutes to 1 day. Default: 14400 (240 minutes).
             * @example 14400
             */
            access_token_lifetime_s?: number;
            /**
             * @description Seconds that a refresh token lives, counted from the login and never extended: 60 minutes to 3650 days. Default: 315360000 (3650 days), for a public client 2592000 (30 days).
             * @example 315360000
             */
            refresh_token_lifetime_s?: number;
            /**
             * @description What it may ask for; asking for nothing means all of it. Default: `aws.cognito.signin.user.admin readings:read openid profile email`; for a service client `readings:write`.
             * @example [
             *       "aws.cognito.signin.user.admin",
             *       "readings:read"
             *     ]
             */
            scopes?: ("aws.cognito.signin.user.admin" | "readings:read" | "readings:write" | "admin" | "openid" | "profile" | "email" | "offline_access")[];
            /**
             * @description Ways to get tokens. Default: `authorization_code` and `refresh_token`; a service client has `client_credentials` alone.
             * @example [
             *       "authorization_code",
             *       "refresh_token"
             *     ]
             */
            allowed_grants?: ("authorization_code" | "refresh_token" | "client_credentials" | "urn:ietf:params:oauth:grant-type:device_code")[];
            /**
             * @description Whether each refresh gives a new refresh token and ends the one before. Default: false. A public client always rotates.
             * @example false
             */
            rotate_refresh_tokens?: boolean;
            /**
             * @description Seconds for which a rotated refresh token still works: 0 to 60. Default: 10.
             * @example 10
             */
            rotation_grace_s?: number;
            /**
             * @description Whether a refresh answer repeats a refresh token that has not changed; some libraries lose theirs otherwise. Default: false.
             * @example false
             */
            echo_refresh_token?: boolean;
            /**
             * @description What its tokens are signed with; `default` follows the setting of the service. Default: `default`.
             * @example default
             * @enum {string}
             */
            signing_algorithm?: "default" | "RS256" | "ES256";
            /**
             * @description The organisation's own application. Users are asked for consent by any other. Default: true.
             * @example true
             */
            first_party?: boolean;
        };
        /** @description OAuth2 clients. */
        ClientList: {
            /** @description The organisation's clients, by name. */
            data: components["schemas"]["ClientOutput"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example MTAw
             */
            next_cursor: string | null;
        };
        /** @description An OAuth2 client with all its settings. Its secret is kept only as a hash and never shown. */
        ClientOutput: {
            /**
             * @description Id of an OAuth2 client: opaque, URL-safe.
             * @example 3f2b9c6d1e8a4075b1c2d3e4f5
             */
            client_id: string;
            /**
             * @description Stands for what can be changed of it, and changes with that alone. Send it as `If-Match`, in quotes, with a change: where somebody else was first, that is refused with 412.
             * @example q3Zk2mVtXq9aLcB7q3Zk2mVtXq9
             */
            version: string;
            /**
             * @description Shown to people who log in.
             * @example Facilities dashboard
             */
            name: string;
            /**
             * @description `confidential` keeps a secret and acts for users; `public` cannot keep one and proves itself with PKCE; `service` acts for itself, such as a gateway. Never changes.
             * @example confidential
             * @enum {string}
             */
            kind: "confidential" | "public" | "service";
            /**
             * @description A disabled client gets no tokens, and those it has do not work until it is enabled again.
             * @example enabled
             * @enum {string}
             */
            status: "enabled" | "disabled";
            /**
             * @description Unix time in seconds.
             * @example 1760000000.5
             */
            created_at: number;
            /**
             * @description Where codes may be sent; absolute http or https URLs, compared exactly. Default: `http://localhost:3000/`, `<public url>/docs/redirect` and `https://oauth.pstmn.io/v1/callback`; none for a service client.
             * @example [
             *       "https://dashboard.example.org/callback"
             *     ]
             */
            callback_urls: string[];
            /**
             * @description Where a browser may be sent after logging out, compared exactly. Default: none.
             * @example [
             *       "https://dashboard.example.org/bye"
             *     ]
             */
            sign_out_urls: string[];
            /**
             * @description Seconds that an access token lives: 5 minutes to 1 day. Default: 14400 (240 minutes).
             * @example 14400
             */
            access_token_lifetime_s: number;
            /**
             * @description Seconds that a refresh token lives, counted from the login and never extended: 60 minutes to 3650 days. Default: 315360000 (3650 days), for a public client 2592000 (30 days).
             * @example 315360000
             */
            refresh_token_lifetime_s: number;
            /**
             * @description What it may ask for; asking for nothing means all of it. Default: `aws.cognito.signin.user.admin readings:read openid profile email`; for a service client `readings:write`.
             * @example [
             *       "aws.cognito.signin.user.admin",
             *       "readings:read"
             *     ]
             */
            scopes: ("aws.cognito.signin.user.admin" | "readings:read" | "readings:write" | "admin" | "openid" | "profile" | "email" | "offline_access")[];
            /**
             * @description Ways to get tokens. Default: `authorization_code` and `refresh_token`; a service client has `client_credentials` alone.
             * @example [
             *       "authorization_code",
             *       "refresh_token"
             *     ]
             */
            allowed_grants: ("authorization_code" | "refresh_token" | "client_credentials" | "urn:ietf:params:oauth:grant-type:device_code")[];
            /**
             * @description Whether each refresh gives a new refresh token and ends the one before. Default: false. A public client always rotates.
             * @example false
             */
            rotate_refresh_tokens: boolean;
            /**
             * @description Seconds for which a rotated refresh token still works: 0 to 60. Default: 10.
             * @example 10
             */
            rotation_grace_s: number;
            /**
             * @description Whether a refresh answer repeats a refresh token that has not changed; some libraries lose theirs otherwise. Default: false.
             * @example false
             */
            echo_refresh_token: boolean;
            /**
             * @description What its tokens are signed with; `default` follows the setting of the service. Default: `default`.
             * @example default
             * @enum {string}
             */
            signing_algorithm: "default" | "RS256" | "ES256";
            /**
             * @description The organisation's own application. Users are asked for consent by any other. Default: true.
             * @example true
             */
            first_party: boolean;
            /**
             * @description True for one of the service's own clients, which every server has: it serves the users of every organisation, and `created_at` is 0.
             * @example false
             */
            built_in: boolean;
            /**
             * @description When the client last proved itself by its secret: Unix time in seconds; null for never.
             * @example 1760000000.5
             */
            secret_used_at: number | null;
            /**
             * @description Until when the secret before the last rotation works besides the new one: Unix time in seconds; null when it does not.
             * @example null
             */
            previous_secret_until: number | null;
            /**
             * @description When it last did so by the secret before, while that works: Unix time in seconds; null for never, and once it is over.
             * @example null
             */
            previous_secret_used_at: number | null;
            /**
             * @description When an access token was last given, in whatever way: Unix time in seconds; null for never.
             * @example 1760000000.5
             */
            last_token_at: number | null;
            /**
             * @description The network address to which it was given; null for never, and where it is not known.
             * @example 192.0.2.7
             */
            last_token_address: string | null;
            /**
             * @description When one was last given for a refresh token: Unix time in seconds; null for never.
             * @example 1760000000.5
             */
            last_refresh_at: number | null;
            /**
             * @description The newest failure; one that is older than `last_token_at` is over. Null for none.
             * @example null
             */
            last_error: {
                /**
                 * @description Stable name of what was wrong; more may come.
                 * @example wrong_secret
                 * @enum {string}
                 */
                code: "wrong_secret" | "secret_missing" | "secret_not_expected" | "client_disabled" | "wrong_redirect_address" | "code_refused" | "refresh_token_expired" | "refresh_token_ended" | "refresh_token_unknown" | "grant_not_allowed" | "scope_refused" | "request_malformed" | "access_token_expired" | "access_token_ended" | "insufficient_scope" | "insufficient_role";
                /**
                 * @description What was wrong, in words.
                 * @example The client_secret was wrong.
                 */
                detail: string;
                /**
                 * @description When it was last so: Unix time in seconds.
                 * @example 1760003600.5
                 */
                at: number;
                /**
                 * @description When it was first so, since the last token or another failure: Unix time in seconds.
                 * @example 1760000000.5
                 */
                since: number;
                /**
                 * @description How often it was so since then.
                 * @example 12
                 */
                count: number;
                /**
                 * @description The network address from which it was so last.
                 * @example 192.0.2.7
                 */
                remote_address: string | null;
            } | null;
            /**
             * @description Calls of the API that were let in, in this hour and the 23 hours before.
             * @example 1440
             */
            requests_24h: number;
        };
        /** @description The new credentials of a client; the secret before works no more, or until the time that is told. */
        ClientSecret: {
            /**
             * @description Id of an OAuth2 client: opaque, URL-safe.
             * @example 3f2b9c6d1e8a4075b1c2d3e4f5
             */
            client_id: string;
            /**
             * @description The secret, shown this once: 256 random bits, base64url.
             * @example c2VjcmV0LXNob3duLW9uY2UtYW5kLW5ldmVyLWFnYWlu
             */
            client_secret: string;
            /**
             * @description The issuer: where the client finds `/authorize` and `/token`.
             * @example http://localhost:8000/oauth2
             */
            oauth_url: string;
            /**
             * @description Until when the secret before the last rotation works besides the new one: Unix time in seconds; null when it does not.
             * @example null
             */
            previous_secret_until: number | null;
        };
        /** @description A new OAuth2 client with its credentials. A public client has no secret. */
        CreatedClient: {
            /**
             * @description Id of an OAuth2 client: opaque, URL-safe.
             * @example 3f2b9c6d1e8a4075b1c2d3e4f5
             */
            client_id: string;
            /**
             * @description Stands for what can be changed of it, and changes with that alone. Send it as `If-Match`, in quotes, with a change: where somebody else was first, that is refused with 412.
             * @example q3Zk2mVtXq9aLcB7q3Zk2mVtXq9
             */
            version: string;
            /**
             * @description Shown to people who log in.
             * @example Facilities dashboard
             */
            name: string;
            /**
             * @description `confidential` keeps a secret and acts for users; `public` cannot keep one and proves itself with PKCE; `service` acts for itself, such as a gateway. Never changes.
             * @example confidential
             * @enum {string}
             */
            kind: "confidential" | "public" | "service";
            /**
             * @description A disabled client gets no tokens, and those it has do not work until it is enabled again.
             * @example enabled
             * @enum {string}
             */
            status: "enabled" | "disabled";
            /**
             * @description Unix time in seconds.
             * @example 1760000000.5
             */
            created_at: number;
            /**
             * @description Where codes may be sent; absolute http or https URLs, compared exactly. Default: `http://localhost:3000/`, `<public url>/docs/redirect` and `https://oauth.pstmn.io/v1/callback`; none for a service client.
             * @example [
             *       "https://dashboard.example.org/callback"
             *     ]
             */
            callback_urls: string[];
            /**
             * @description Where a browser may be sent after logging out, compared exactly. Default: none.
             * @example [
             *       "https://dashboard.example.org/bye"
             *     ]
             */
            sign_out_urls: string[];
            /**
             * @description Seconds that an access token lives: 5 minutes to 1 day. Default: 14400 (240 minutes).
             * @example 14400
             */
            access_token_lifetime_s: number;
            /**
             * @description Seconds that a refresh token lives, counted from the login and never extended: 60 minutes to 3650 days. Default: 315360000 (3650 days), for a public client 2592000 (30 days).
             * @example 315360000
             */
            refresh_token_lifetime_s: number;
            /**
             * @description What it may ask for; asking for nothing means all of it. Default: `aws.cognito.signin.user.admin readings:read openid profile email`; for a service client `readings:write`.
             * @example [
             *       "aws.cognito.signin.user.admin",
             *       "readings:read"
             *     ]
             */
            scopes: ("aws.cognito.signin.user.admin" | "readings:read" | "readings:write" | "admin" | "openid" | "profile" | "email" | "offline_access")[];
            /**
             * @description Ways to get tokens. Default: `authorization_code` and `refresh_token`; a service client has `client_credentials` alone.
             * @example [
             *       "authorization_code",
             *       "refresh_token"
             *     ]
             */
            allowed_grants: ("authorization_code" | "refresh_token" | "client_credentials" | "urn:ietf:params:oauth:grant-type:device_code")[];
            /**
             * @description Whether each refresh gives a new refresh token and ends the one before. Default: false. A public client always rotates.
             * @example false
             */
            rotate_refresh_tokens: boolean;
            /**
             * @description Seconds for which a rotated refresh token still works: 0 to 60. Default: 10.
             * @example 10
             */
            rotation_grace_s: number;
            /**
             * @description Whether a refresh answer repeats a refresh token that has not changed; some libraries lose theirs otherwise. Default: false.
             * @example false
             */
            echo_refresh_token: boolean;
            /**
             * @description What its tokens are signed with; `default` follows the setting of the service. Default: `default`.
             * @example default
             * @enum {string}
             */
            signing_algorithm: "default" | "RS256" | "ES256";
            /**
             * @description The organisation's own application. Users are asked for consent by any other. Default: true.
             * @example true
             */
            first_party: boolean;
            /**
             * @description True for one of the service's own clients, which every server has: it serves the users of every organisation, and `created_at` is 0.
             * @example false
             */
            built_in: boolean;
            /**
             * @description When the client last proved itself by its secret: Unix time in seconds; null for never.
             * @example 1760000000.5
             */
            secret_used_at: number | null;
            /**
             * @description Until when the secret before the last rotation works besides the new one: Unix time in seconds; null when it does not.
             * @example null
             */
            previous_secret_until: number | null;
            /**
             * @description When it last did so by the secret before, while that works: Unix time in seconds; null for never, and once it is over.
             * @example null
             */
            previous_secret_used_at: number | null;
            /**
             * @description When an access token was last given, in whatever way: Unix time in seconds; null for never.
             * @example 1760000000.5
             */
            last_token_at: number | null;
            /**
             * @description The network address to which it was given; null for never, and where it is not known.
             * @example 192.0.2.7
             */
            last_token_address: string | null;
            /**
             * @description When one was last given for a refresh token: Unix time in seconds; null for never.
             * @example 1760000000.5
             */
            last_refresh_at: number | null;
            /**
             * @description The newest failure; one that is older than `last_token_at` is over. Null for none.
             * @example null
             */
            last_error: {
                /**
                 * @description Stable name of what was wrong; more may come.
                 * @example wrong_secret
                 * @enum {string}
                 */
                code: "wrong_secret" | "secret_missing" | "secret_not_expected" | "client_disabled" | "wrong_redirect_address" | "code_refused" | "refresh_token_expired" | "refresh_token_ended" | "refresh_token_unknown" | "grant_not_allowed" | "scope_refused" | "request_malformed" | "access_token_expired" | "access_token_ended" | "insufficient_scope" | "insufficient_role";
                /**
                 * @description What was wrong, in words.
                 * @example The client_secret was wrong.
                 */
                detail: string;
                /**
                 * @description When it was last so: Unix time in seconds.
                 * @example 1760003600.5
                 */
                at: number;
                /**
                 * @description When it was first so, since the last token or another failure: Unix time in seconds.
                 * @example 1760000000.5
                 */
                since: number;
                /**
                 * @description How often it was so since then.
                 * @example 12
                 */
                count: number;
                /**
                 * @description The network address from which it was so last.
                 * @example 192.0.2.7
                 */
                remote_address: string | null;
            } | null;
            /**
             * @description Calls of the API that were let in, in this hour and the 23 hours before.
             * @example 1440
             */
            requests_24h: number;
            /**
             * @description The secret, shown this once: 256 random bits, base64url.
             * @example c2VjcmV0LXNob3duLW9uY2UtYW5kLW5ldmVyLWFnYWlu
             */
            client_secret?: string;
            /**
             * @description The issuer: where the client finds `/authorize` and `/token`.
             * @example http://localhost:8000/oauth2
             */
            oauth_url: string;
        };
        /** @description A new webhook with its secret. */
        CreatedWebhook: {
            /**
             * @description Id of a webhook: opaque, URL-safe.
             * @example hook_b3f0Zk2mVtXq9aLc
             */
            webhook_id: string;
            /**
             * @description Stands for what can be changed of it, and changes with that alone. Send it as `If-Match`, in quotes, with a change: where somebody else was first, that is refused with 412.
             * @example q3Zk2mVtXq9aLcB7q3Zk2mVtXq9
             */
            version: string;
            /**
             * @description Where readings are posted: https, without user, password and fragment. http, and addresses of private networks, only where the operator of the server lists the network; where a name leads is looked at when a delivery connects, not when it is named here.
             * @example https://receiver.example/lightfi
             */
            url: string;
            /**
             * @description For people.
             * @example Energy dashboard
             */
            description: string;
            /**
             * @description Which readings are delivered.
             * @example {
             *       "location_ids": [
             *         "loc_demo_building"
             *       ]
             *     }
             */
            filter: {
                /**
                 * @description Readings of these locations and of everything below them. Nothing outside is ever delivered, whatever moves. Default: the whole organisation.
                 * @example [
                 *       "loc_demo_building"
                 *     ]
                 */
                location_ids: string[];
                /**
                 * @description Of these sensors only, as long as they lie in the locations. Default: of all.
                 * @example [
                 *       "AQ2-FE753C0D7ADF"
                 *     ]
                 */
                sensor_ids?: string[];
                /**
                 * @description Of these variables only. Default: of all.
                 * @example [
                 *       "CO2ppm",
                 *       "temperatureC"
                 *     ]
                 */
                var_names?: components["schemas"]["VarName"][];
            };
            /**
             * @description A paused webhook delivers nothing, and goes on from where it stood when it is resumed.
             * @example active
             * @enum {string}
             */
            status: "active" | "paused";
            /**
             * @description Since when and why it is paused; null while it is active.
             * @example null
             */
            pause: {
                /**
                 * @description Unix time in seconds.
                 * @example 1760000000.5
                 */
                since: number;
                /**
                 * @description `requested` by an administrator; `gone`: the receiver answered 410; `location_deleted`: a location of the filter is no more.
                 * @example gone
                 * @enum {string}
                 */
                reason: "requested" | "gone" | "location_deleted";
                /**
                 * @description What happened and what to do.
                 * @example The receiver answered 410: it is gone for good. Correct the URL, or resume it.
                 */
                detail: string;
            } | null;
            /**
             * @description Unix time in seconds.
             * @example 1760000000.5
             */
            created_at: number;
            /**
             * @description Until when the secret before the last rotation signs besides the new one, Unix time in seconds; null when it does not.
             * @example null
             */
            secret_overlap_until: number | null;
            /**
             * @description How long ago the oldest reading that is not delivered was stored, seconds: never less, and up to some minutes more, or to the age of the reading itself and 10 minutes where that is not known; 0 when nothing waits.
             * @example 0
             */
            lag_s: number;
            /**
             * @description How many readings are not delivered yet, about. In lists, as it was counted last; for one webhook, as it is.
             * @example 0
             */
            lag_readings: number;
            /**
             * @description Deliveries that failed since one succeeded.
             * @example 0
             */
            failures: number;
            /**
             * @description When a failed delivery is tried again, Unix time in seconds; null when none waits.
             * @example null
             */
            next_attempt_at: number | null;
            /**
             * @description The secret of its signatures, shown this once: `whsec_` and 256 random bits in base64, as Standard Webhooks writes it.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=
             */
            secret: string;
        };
        /** @description The figures of one local day, of one day of the week, or with `group_by=range`, without either, of all days. */
        DailyMetrics: {
            /**
             * @description Local calendar day.
             * @example 2026-01-31
             */
            date?: string;
            /**
             * @description Instead of `date`, with `group_by=weekday`.
             * @example mon
             * @enum {string}
             */
            weekday?: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
            /**
             * @description For `motionEvent`: share of the selected time in use; null when there is neither an event nor coverage.
             * @example 0.79
             */
            utl?: number | null;
            /**
             * @description Smallest value; null without data. Absent for `motionEvent`.
             * @example 412
             */
            min?: number | null;
            /**
             * @description Arithmetic mean of the stored values; null without data. Absent for `motionEvent`.
             * @example 633.5
             */
            avg?: number | null;
            /**
             * @description Largest value; null without data. Absent for `motionEvent`.
             * @example 1180
             */
            max?: number | null;
            /**
             * @description How many data the figures rest on.
             * @example 120
             */
            count: number;
            /**
             * @description Share of the selected time within one expected interval after a datum; for `motionEvent`, after a report of `onlineStatus` 1.
             * @example 0.98
             */
            coverage: number;
        };
        /** @description How many readings a day has. */
        DayReadings: {
            /**
             * @description A local date.
             * @example 2026-01-31
             */
            date: string;
            /**
             * @description Readings whose time lies in it, of whatever variable.
             * @example 47232
             */
            readings: number;
        };
        /** @description An `onlineStatus` that no sensor reported: it follows from silence, or from its end. */
        DerivedStatus: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            /**
             * @description Unix time in seconds; fractions to the millisecond.
             * @example 1760000000.5
             */
            time: number;
            /**
             * @description 0: silent since that time. 1: heard again at that time.
             * @example 0
             */
            value: number;
        };
        /** @description The address of a download, good once and for a short while. */
        Download: {
            /**
             * @description Where the file is, once, for whoever has the address: no token is needed there.
             * @example http://localhost:8000/downloads/vZQ4n0wqkM3mYw2o8m0lH0o3vJ7cD1T5q1xXbA9eK2c
             */
            url: string;
            /**
             * @description Until when the file can be asked for, Unix seconds.
             * @example 1760000060
             */
            expires_at: number;
            /**
             * @description The name of the file.
             * @example sensors.csv
             */
            file_name: string;
        };
        /** @description An export or history to be downloaded. */
        DownloadInput: {
            /**
             * @description Path and query of the export or history as it would be asked for, with `format`: `/exports/locations`, `/exports/sensors`, `/readings`, `/audit`, the history, daily or hourly metrics of a sensor or of a location.
             * @example /exports/sensors?format=csv
             */
            path: string;
            /**
             * @description The name under which a browser stores the file; made up of the path when absent.
             * @example sensors.csv
             */
            file_name?: string;
        };
        /** @description The bands of a variable, and where they come from. */
        EffectiveBands: {
            /**
             * @description From low to high: `to` rises from band to band, and is null in the last alone.
             * @example [
             *       {
             *         "name": "OK",
             *         "to": 1000,
             *         "severity": 0
             *       },
             *       {
             *         "name": "Poor",
             *         "to": null,
             *         "severity": 2
             *       }
             *     ]
             */
            value: components["schemas"]["Band"][];
            from: components["schemas"]["SettingSource"];
        };
        /** @description The reason why a stream ends. The connection is closed after it. */
        EndEvent: {
            /**
             * @description The problem.
             * @example shutting_down
             * @enum {string}
             */
            code: "malformed_request" | "request_timeout" | "headers_too_large" | "malformed_json" | "invalid_body" | "invalid_parameter" | "missing_token" | "invalid_token" | "insufficient_scope" | "insufficient_role" | "not_found" | "not_possible" | "changed_meanwhile" | "file_changed" | "range_not_satisfiable" | "unknown_cursor" | "cursor_expired" | "not_acceptable" | "method_not_allowed" | "body_too_large" | "unsupported_content_type" | "malformed_encoding" | "readings_rejected" | "import_rejected" | "malformed_row" | "unknown_sensor" | "unknown_var_name" | "invalid_reading" | "invalid_time" | "time_in_future" | "time_expired" | "value_out_of_bounds" | "too_many_requests" | "too_many_streams" | "too_slow" | "shutting_down" | "not_ready" | "internal_error" | "readings_unavailable" | "storage_full" | "overloaded";
            /**
             * @description Short, constant for a code.
             * @example The server stops
             */
            title: string;
            /**
             * @description What was wrong this time, and what would be right.
             * @example The server stops, or is started anew. Connect again.
             */
            detail: string;
        };
        /** @description How far a variable has expired. */
        ExpiredVariable: {
            var_name: components["schemas"]["VarName"];
            /**
             * @description The latest time before which only figures are left of some sensor, Unix seconds.
             * @example 1760000000
             */
            expired_before: number;
            /**
             * @description The sensors of which readings have expired.
             * @example 12
             */
            sensors: number;
            /** @description True while readings that have expired are being deleted. */
            deleting: boolean;
        };
        /** @description The readings of a variable that would be deleted. */
        ExpiringVariable: {
            var_name: components["schemas"]["VarName"];
            /**
             * @description The readings that would be deleted; one that was corrected may count again.
             * @example 105120
             */
            readings: number;
            /**
             * @description The sensors of which they are.
             * @example 12
             */
            sensors: number;
            /**
             * @description A local date.
             * @example 2026-01-31
             */
            first_day: string;
            /**
             * @description A local date.
             * @example 2026-01-31
             */
            last_day: string;
        };
        /** @description A floorplan: a GeoJSON FeatureCollection in WGS 84. */
        Floorplan: {
            /**
             * @description GeoJSON.
             * @example FeatureCollection
             * @enum {string}
             */
            type: "FeatureCollection";
            /**
             * @description GeoJSON features with a geometry (Point, LineString, MultiLineString, Polygon, MultiPolygon) in WGS 84 and `properties.type`, one of area.floor, area.room, area.toilet, area.toilet.w, area.toilet.m, area.toilet.d, area.stairs, area.lift, wall, window, furniture.desk. An `id`, integer or string, at the root or in the properties, is unique in the plan; sensors are tied to polygons by it. `properties.name` is for people.
             * @example [
             *       {
             *         "type": "Feature",
             *         "id": "room-1-1",
             *         "properties": {
             *           "type": "area.room",
             *           "name": "Meeting room 1.1"
             *         },
             *         "geometry": {
             *           "type": "Polygon",
             *           "coordinates": [
             *             [
             *               [
             *                 -0.0878,
             *                 51.5078
             *               ],
             *               [
             *                 -0.0876,
             *                 51.5078
             *               ],
             *               [
             *                 -0.0876,
             *                 51.508
             *               ],
             *               [
             *                 -0.0878,
             *                 51.5078
             *               ]
             *             ]
             *           ]
             *         }
             *       }
             *     ]
             */
            features: {
                [key: string]: unknown;
            }[];
        };
        /** @description The floorplan of a floor changed; read it anew. */
        FloorplanEvent: {
            /**
             * @description `created` also when it came into sight, `removed` also when it went out of sight.
             * @example changed
             * @enum {string}
             */
            change: "created" | "changed" | "removed";
            /**
             * @description Stands for the locations, sensors, floorplans and grants that the stream follows, and not for readings: while it is the same, so are they.
             * @example q3Zk2mVtXq9aLcB7
             */
            etag: string;
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
        };
        /** @description One mistake of a floorplan. */
        FloorplanMistake: {
            /**
             * @description JSON pointer into the plan.
             * @example /features/3/geometry/coordinates/0
             */
            pointer: string;
            /**
             * @description What is wrong there, and what would be right.
             * @example must be closed: the last position the same as the first
             */
            detail: string;
            /**
             * @description Which feature it is in, from 0; null for a mistake of the plan as a whole.
             * @example 3
             */
            feature_index: number | null;
            /**
             * @description The id of that feature; null where it has none that can be read.
             * @example room-1-1
             */
            feature_id: string | null;
        };
        /** @description What a floorplan changes, or would change. */
        FloorplanReport: {
            /**
             * @description Whether it is stored; false after a dry run.
             * @example true
             */
            stored: boolean;
            /**
             * @description Whether nothing stands in its way: no mistake, and no sensor that would lose its polygon.
             * @example true
             */
            can_be_stored: boolean;
            /**
             * @description Stands for the plan that the floor has now, as its `ETag` does; null where it has none. Send it as `If-Match`, in quotes, with the plan that is to take its place.
             * @example q3Zk2mVtXq9aLcB7q3Zk2m
             */
            version: string | null;
            /**
             * @description The features of the plan.
             * @example 1
             */
            features: number;
            /** @description Polygons with an id that the plan before does not have. */
            added: {
                /**
                 * @description How many they are.
                 * @example 1
                 */
                count: number;
                /**
                 * @description Their ids, the first 1000.
                 * @example [
                 *       "room-1-1"
                 *     ]
                 */
                ids: string[];
            };
            /** @description Polygons with an id that only the plan before has. */
            removed: {
                /**
                 * @description How many they are.
                 * @example 1
                 */
                count: number;
                /**
                 * @description Their ids, the first 1000.
                 * @example [
                 *       "room-1-1"
                 *     ]
                 */
                ids: string[];
            };
            /** @description Polygons with an id that the plan before has otherwise. */
            changed: {
                /**
                 * @description How many they are.
                 * @example 1
                 */
                count: number;
                /**
                 * @description Their ids, the first 1000.
                 * @example [
                 *       "room-1-1"
                 *     ]
                 */
                ids: string[];
            };
            /**
             * @description Polygons with an id that both plans have alike.
             * @example 0
             */
            unchanged: number;
            /** @description Sensors, the retired ones too, that are tied to a polygon which is not in the plan. */
            lost: {
                /**
                 * @description How many they are.
                 * @example 0
                 */
                count: number;
                /**
                 * @description The first 100 of them.
                 * @example []
                 */
                sensors: components["schemas"]["LostPolygon"][];
            };
            /** @description What is wrong with the plan, in a dry run. */
            mistakes: {
                /**
                 * @description How many they are.
                 * @example 0
                 */
                count: number;
                /**
                 * @description The first 100 of them.
                 * @example []
                 */
                places: components["schemas"]["FloorplanMistake"][];
            };
        };
        /** @description A place that was granted, with everything below it. */
        GrantedPlace: {
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            /**
             * @description What the place is.
             * @example floor
             * @enum {string}
             */
            kind: "organisation" | "site" | "building" | "floor" | "room" | "zone";
            /**
             * @description Name for people.
             * @example First floor
             */
            name: string;
            /** @description The locations that it lies in, the topmost first, as far as the caller sees them. */
            ancestors: components["schemas"]["LocationName"][];
        };
        /** @description Your role or your locations changed; a `snapshot` follows. */
        GrantEvent: {
            /**
             * @description `created` also when it came into sight, `removed` also when it went out of sight.
             * @example changed
             * @enum {string}
             */
            change: "created" | "changed" | "removed";
            /**
             * @description Stands for the locations, sensors, floorplans and grants that the stream follows, and not for readings: while it is the same, so are they.
             * @example q3Zk2mVtXq9aLcB7
             */
            etag: string;
            /**
             * @description Your role by now.
             * @example viewer
             * @enum {string}
             */
            role: "viewer" | "installer" | "admin" | "service";
            /**
             * @description The locations that you see by now, each with everything below it.
             * @example [
             *       "loc_demo_building"
             *     ]
             */
            location_ids: string[];
        };
        /** @description What logins gave to applications. */
        GrantList: {
            /** @description The grants, the newest first. */
            data: components["schemas"]["GrantOutput"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example MTAw
             */
            next_cursor: string | null;
        };
        /** @description What one login gave to an application. */
        GrantOutput: {
            /**
             * @description Id of a grant: the `origin_jti` of its access tokens.
             * @example grant_qB5zZg1yCqJ8o1hVtq0lJr4Xv9mPz3aDw2Yk6nTs1eU
             */
            grant_id: string;
            /**
             * @description Id of an OAuth2 client: opaque, URL-safe.
             * @example 3f2b9c6d1e8a4075b1c2d3e4f5
             */
            client_id: string;
            /**
             * @description Name of the application.
             * @example Facilities dashboard
             */
            client_name: string;
            /**
             * @description Id of a user: opaque, URL-safe.
             * @example user_b3f0Zk2mVtXq9aLc
             */
            user_id: string;
            /**
             * @description Who logged in.
             * @example ada@example.org
             */
            username: string;
            /**
             * @description What the application may do.
             * @example [
             *       "readings:read"
             *     ]
             */
            scopes: string[];
            /**
             * @description When the login was: Unix time in seconds.
             * @example 1760000000
             */
            created_at: number;
            /**
             * @description When its refresh token ends: Unix time in seconds.
             * @example 2075360000
             */
            expires_at: number;
            /**
             * @description When an access token was last given, in whatever way: Unix time in seconds; null for never.
             * @example 1760000000.5
             */
            last_token_at: number | null;
            /**
             * @description The network address to which it was given; null for never, and where it is not known.
             * @example 192.0.2.7
             */
            last_token_address: string | null;
            /**
             * @description When one was last given for a refresh token: Unix time in seconds; null for never.
             * @example 1760000000.5
             */
            last_refresh_at: number | null;
            /**
             * @description The newest failure; one that is older than `last_token_at` is over. Null for none.
             * @example null
             */
            last_error: {
                /**
                 * @description Stable name of what was wrong; more may come.
                 * @example wrong_secret
                 * @enum {string}
                 */
                code: "wrong_secret" | "secret_missing" | "secret_not_expected" | "client_disabled" | "wrong_redirect_address" | "code_refused" | "refresh_token_expired" | "refresh_token_ended" | "refresh_token_unknown" | "grant_not_allowed" | "scope_refused" | "request_malformed" | "access_token_expired" | "access_token_ended" | "insufficient_scope" | "insufficient_role";
                /**
                 * @description What was wrong, in words.
                 * @example The client_secret was wrong.
                 */
                detail: string;
                /**
                 * @description When it was last so: Unix time in seconds.
                 * @example 1760003600.5
                 */
                at: number;
                /**
                 * @description When it was first so, since the last token or another failure: Unix time in seconds.
                 * @example 1760000000.5
                 */
                since: number;
                /**
                 * @description How often it was so since then.
                 * @example 12
                 */
                count: number;
                /**
                 * @description The network address from which it was so last.
                 * @example 192.0.2.7
                 */
                remote_address: string | null;
            } | null;
            /**
             * @description Calls of the API that were let in, in this hour and the 23 hours before.
             * @example 1440
             */
            requests_24h: number;
        };
        /** @description The service can serve. */
        Health: {
            /**
             * @description Always "ok": a service that cannot serve answers 503.
             * @example ok
             * @enum {string}
             */
            status: "ok";
            /**
             * @description Version of the server.
             * @example 0.1.0
             */
            version: string;
            /**
             * @description "damaged": some stored readings are gone or cannot be read. "read_only": readings are served and none are taken, since the disk failed; the operator of the service has to look at the disk and start the server again. "unavailable": readings are neither served nor taken. The operator of the service has to repair its store.
             * @example ok
             * @enum {string}
             */
            readings: "ok" | "damaged" | "read_only" | "unavailable";
            /**
             * @description "damaged": what was stored about locations, sensors, users, clients or logins is partly gone or cannot be read. The operator of the service has to look.
             * @example ok
             * @enum {string}
             */
            database: "ok" | "damaged";
        };
        /** @description One datum, one bucket, or one interval. */
        HistoryDatum: {
            /**
             * @description Unix time in seconds; fractions to the millisecond.
             * @example 1760000000.5
             */
            time: number;
            /**
             * @description The value, in the unit of the variable.
             * @example 850
             */
            value: number;
            /**
             * @description Of a bucket: the least value.
             * @example 640
             */
            min?: number;
            /**
             * @description Of a bucket: the mean.
             * @example 850
             */
            avg?: number;
            /**
             * @description Of a bucket: the greatest value.
             * @example 1010
             */
            max?: number;
            /**
             * @description Of a bucket: how many data it rests on.
             * @example 60
             */
            count?: number;
            /**
             * @description Of a bucket: the newest value.
             * @example 905
             */
            last?: number;
            /**
             * @description Of an interval: its first event, Unix seconds.
             * @example 1760000000
             */
            from?: number;
            /**
             * @description Of an interval: its last event, Unix seconds.
             * @example 1760000740
             */
            to?: number;
            /**
             * @description Of an interval: how many events it has.
             * @example 5
             */
            events?: number;
        };
        /** @description The figures of one hour of the wall clock. */
        HourlyMetrics: {
            /**
             * @description Local calendar day.
             * @example 2026-01-31
             */
            date: string;
            /**
             * @description Hour of the wall clock: 8 is from 08:00 to 09:00.
             * @example 8
             */
            hour: number;
            /**
             * @description For `motionEvent`: used seconds / 3600, up to 2 in the hour that happens twice; null when there is neither an event nor coverage.
             * @example 0.79
             */
            utl?: number | null;
            /**
             * @description Smallest value; null without data. Absent for `motionEvent`.
             * @example 412
             */
            min?: number | null;
            /**
             * @description Arithmetic mean of the stored values; null without data. Absent for `motionEvent`.
             * @example 633.5
             */
            avg?: number | null;
            /**
             * @description Largest value; null without data. Absent for `motionEvent`.
             * @example 1180
             */
            max?: number | null;
            /**
             * @description How many data the figures rest on.
             * @example 120
             */
            count: number;
            /**
             * @description Share of the selected time within one expected interval after a datum; for `motionEvent`, after a report of `onlineStatus` 1.
             * @example 0.98
             */
            coverage: number;
        };
        /** @description One record of an import and what becomes of it. */
        ImportedRow: {
            /**
             * @description Position in the list or of the row, from 0.
             * @example 3
             */
            index: number;
            /**
             * @description Number of the line at which the row of CSV begins, from 1.
             * @example 5
             */
            line?: number;
            /**
             * @description The id in the record; null where it has none that can be read.
             * @example loc_demo_floor_1
             */
            id: string | null;
            /**
             * @description `create` it, `change` it, `keep` it as it is already, or `reject` it because it is not valid.
             * @example change
             * @enum {string}
             */
            action: "create" | "change" | "keep" | "reject";
            /**
             * @description With `change`: the members that are not as they were.
             * @example [
             *       "name"
             *     ]
             */
            changed?: string[];
            /**
             * @description With `reject`: the problem.
             * @example invalid_body
             * @enum {string}
             */
            code?: "malformed_request" | "request_timeout" | "headers_too_large" | "malformed_json" | "invalid_body" | "invalid_parameter" | "missing_token" | "invalid_token" | "insufficient_scope" | "insufficient_role" | "not_found" | "not_possible" | "changed_meanwhile" | "file_changed" | "range_not_satisfiable" | "unknown_cursor" | "cursor_expired" | "not_acceptable" | "method_not_allowed" | "body_too_large" | "unsupported_content_type" | "malformed_encoding" | "readings_rejected" | "import_rejected" | "malformed_row" | "unknown_sensor" | "unknown_var_name" | "invalid_reading" | "invalid_time" | "time_in_future" | "time_expired" | "value_out_of_bounds" | "too_many_requests" | "too_many_streams" | "too_slow" | "shutting_down" | "not_ready" | "internal_error" | "readings_unavailable" | "storage_full" | "overloaded";
            /** @description With `reject`: the first ten places that are wrong; of CSV the pointer is the column. Beyond a mebibyte of them they are left out. */
            errors?: components["schemas"]["ProblemLocation"][];
        };
        /** @description What becomes, or would become, of the records of an import. */
        ImportReport: {
            /**
             * @description Whether it was done: false after a dry run, and when any record is rejected.
             * @example true
             */
            stored: boolean;
            /**
             * @description How many records are new.
             * @example 0
             */
            created: number;
            /**
             * @description How many records change what is there.
             * @example 0
             */
            changed: number;
            /**
             * @description How many records say what is there already.
             * @example 0
             */
            unchanged: number;
            /**
             * @description How many records are not valid.
             * @example 0
             */
            rejected: number;
            /** @description Every record, in the order of the import. */
            rows: components["schemas"]["ImportedRow"][];
        };
        /** @description An invited user, and the way of the link on which to choose a password. */
        InvitedUser: {
            user: components["schemas"]["UserOutput"];
            /**
             * @description Where the link was sent; null when no mail could be sent.
             * @example ada@example.org
             */
            emailed_to: string | null;
            /**
             * @description The one-time link, to be handed over by hand; null when it was sent by mail, and then known to nobody else.
             * @example http://localhost:8000/invitation?token=one-time
             */
            link: string | null;
        };
        /** @description With `changed_meanwhile`, for those who may read the audit log: who changed it last. */
        LastChange: {
            /**
             * @description Unix time in seconds.
             * @example 1760000000.5
             */
            at: number;
            /**
             * @description The name of the user or client at that time; null for the operator of the service.
             * @example ada@example.org
             */
            by: string | null;
            action: components["schemas"]["AuditAction"];
        };
        /** @description A sensor whose readings came late. */
        LateSensor: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            /**
             * @description Name for people.
             * @example Meeting room 1.1
             */
            name: string;
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            /**
             * @description How many readings were late.
             * @example 24
             */
            readings: number;
            /**
             * @description How late the latest was at least, seconds; to the minute as a rule.
             * @example 25200
             */
            largest_s: number;
        };
        /** @description The newest datum of one variable, by measurement time. */
        LatestDatum: {
            var_name: components["schemas"]["VarName"];
            /**
             * @description Unix time in seconds; fractions to the millisecond.
             * @example 1760000000.5
             */
            time: number;
            /**
             * @description The value, in the unit of the variable.
             * @example 850
             */
            value?: number;
            /**
             * @description True of an `onlineStatus` that no sensor reported: it follows from silence, or from its end. Absent otherwise.
             * @example true
             */
            derived?: boolean;
        };
        /** @description One datum with the sensor and the variable it belongs to. */
        ListedReading: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            var_name: components["schemas"]["VarName"];
            /**
             * @description Unix time in seconds; fractions to the millisecond.
             * @example 1760000000.5
             */
            time: number;
            /**
             * @description The value, in the unit of the variable.
             * @example 850
             */
            value: number;
        };
        /** @description The process answers. */
        Liveness: {
            /**
             * @description Always "live".
             * @example live
             * @enum {string}
             */
            status: "live";
            /**
             * @description Version of the server.
             * @example 0.1.0
             */
            version: string;
        };
        /** @description What is to change; what is not given stays. */
        LocationChanges: {
            /**
             * @description The location it is to lie in, with everything in it.
             * @example loc_demo_building
             */
            parent_id?: string;
            /**
             * @description What the place is.
             * @example floor
             * @enum {string}
             */
            kind?: "site" | "building" | "floor" | "room" | "zone";
            /**
             * @description Name for people.
             * @example First floor
             */
            name?: string;
            /**
             * @description IANA time zone; null to inherit it from the location it lies in.
             * @example Europe/London
             */
            time_zone?: string | null;
            /**
             * @description Free properties: a JSON object of at most 16384 bytes, nested at most 8 levels deep. It replaces the one before.
             * @example {
             *       "capacity": 40
             *     }
             */
            properties?: {
                [key: string]: unknown;
            };
        };
        /** @description A location, what lies in it, and the sensors there with their latest data. */
        LocationChildren: {
            location: components["schemas"]["LocationOutput"];
            /** @description Child locations, by name; each is followed by what lies in it where that was asked for. */
            locations: components["schemas"]["LocationOutput"][];
            /** @description Sensors in the location and then in each child location that is listed, by id, all fields up to `data`. */
            sensors: components["schemas"]["SensorOutput"][];
        };
        /** @description Daily metrics of what lies directly in a location. */
        LocationDaily: {
            /** @description The direct child locations, by name, then the sensors directly in the location, by id; or polygons, floor by floor. */
            data: components["schemas"]["ChildDaily"][];
        };
        /** @description A location changed. One that was removed has its id alone. */
        LocationEvent: {
            /**
             * @description `created` also when it came into sight, `removed` also when it went out of sight.
             * @example changed
             * @enum {string}
             */
            change: "created" | "changed" | "removed";
            /**
             * @description Stands for the locations, sensors, floorplans and grants that the stream follows, and not for readings: while it is the same, so are they.
             * @example q3Zk2mVtXq9aLcB7
             */
            etag: string;
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            location?: components["schemas"]["LocationOutput"];
        };
        /** @description One variable of all sensors in a location and below it, in buckets that all of them share. */
        LocationHistory: {
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            var_name: components["schemas"]["VarName"];
            /**
             * @description How long each bucket is.
             * @example 30m
             * @enum {string}
             */
            bucket: "5m" | "15m" | "30m" | "1h" | "3h" | "6h" | "1d";
            /**
             * @description IANA time zone of the location, whose wall clock the buckets of all sensors follow.
             * @example Europe/London
             */
            time_zone: string;
            /**
             * @description First time of the range, Unix seconds, included.
             * @example 1760000400
             */
            from: number;
            /**
             * @description Last time of the range, Unix seconds, excluded.
             * @example 1760004000
             */
            to: number;
            /**
             * @description Start of each bucket, Unix seconds, rising; also of those without data. The first may start before `from`. A bucket ends where the next one starts, the last at `to` at the latest.
             * @example [
             *       1760000400,
             *       1760002200
             *     ]
             */
            time: number[];
            /** @description The sensors in the location and below it that report the variable, by id. */
            data: components["schemas"]["SensorColumns"][];
        };
        /** @description Hourly metrics of what lies directly in a location. */
        LocationHourly: {
            /** @description The direct child locations, by name, then the sensors directly in the location, by id; or polygons, floor by floor. */
            data: components["schemas"]["ChildHourly"][];
        };
        /** @description A location to be created. Without a time zone it inherits that of the location it lies in. */
        LocationInput: {
            /**
             * @description Its id, never to change; one is made up when absent.
             * @example loc_demo_floor_1
             */
            location_id?: string;
            /**
             * @description The location it lies in.
             * @example loc_demo_building
             */
            parent_id: string;
            /**
             * @description What the place is.
             * @example floor
             * @enum {string}
             */
            kind: "site" | "building" | "floor" | "room" | "zone";
            /**
             * @description Name for people.
             * @example First floor
             */
            name: string;
            /**
             * @description IANA time zone, in letters of either case; kept in the spelling of the IANA database.
             * @example Europe/London
             */
            time_zone?: string;
            /**
             * @description Free properties: a JSON object of at most 16384 bytes, nested at most 8 levels deep. It replaces the one before.
             * @example {
             *       "capacity": 40
             *     }
             */
            properties?: {
                [key: string]: unknown;
            };
        };
        /** @description Locations. */
        LocationList: {
            /** @description The locations, by name. */
            data: components["schemas"]["LocationOutput"][];
        };
        /** @description A location by its name. */
        LocationName: {
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            /**
             * @description Name for people.
             * @example Northwind House
             */
            name: string;
        };
        /** @description A place: an organisation, site, building, floor, room or zone. */
        LocationOutput: {
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            /**
             * @description The location this one lies in; null at the top of an organisation, or where you may not see it.
             * @example loc_demo_building
             */
            parent_id: string | null;
            /**
             * @description What the place is.
             * @example floor
             * @enum {string}
             */
            kind: "organisation" | "site" | "building" | "floor" | "room" | "zone";
            /**
             * @description Name for people.
             * @example First floor
             */
            name: string;
            /**
             * @description IANA time zone, inherited from the nearest ancestor that sets one.
             * @example Europe/London
             */
            time_zone: string;
            /**
             * @description Free properties set by the organisation.
             * @example {
             *       "capacity": 40
             *     }
             */
            properties: {
                [key: string]: unknown;
            };
            /**
             * @description The locations that it lies in, the topmost first, as far as you may see them; absent in lists of locations and in events.
             * @example [
             *       {
             *         "location_id": "loc_demo_building",
             *         "name": "Northwind House"
             *       }
             *     ]
             */
            ancestors?: components["schemas"]["LocationName"][];
            /**
             * @description Stands for what can be changed of it, and changes with that alone. Send it as `If-Match`, in quotes, with a change: where somebody else was first, that is refused with 412. Absent where `ancestors` is.
             * @example q3Zk2mVtXq9aLcB7q3Zk2mVtXq9
             */
            version?: string;
            /**
             * @description Whether a floor has a floorplan to be read; in the tree of locations only, of floors.
             * @example true
             */
            has_floorplan?: boolean;
            /**
             * @description The settings that it sets itself, such as `working_hours` or `bands.CO2ppm`; in the tree of locations only, of those that do not inherit everything.
             * @example [
             *       "bands.CO2ppm"
             *     ]
             */
            own_settings?: string[];
        };
        /** @description A location as it is exported and imported. */
        LocationRecord: {
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            /**
             * @description The location it lies in; null at the top of what you may see. A new location needs one, from the store or the same import.
             * @example loc_demo_building
             */
            parent_id?: string | null;
            /**
             * @description What the place is. A new location needs it.
             * @example floor
             * @enum {string}
             */
            kind?: "organisation" | "site" | "building" | "floor" | "room" | "zone";
            /**
             * @description Name for people. A new location needs one.
             * @example First floor
             */
            name?: string;
            /**
             * @description The IANA time zone that it sets itself; null when it inherits.
             * @example null
             */
            time_zone?: string | null;
            /**
             * @description Free properties: a JSON object of at most 16384 bytes, nested at most 8 levels deep. It replaces the one before.
             * @example {
             *       "capacity": 40
             *     }
             */
            properties?: {
                [key: string]: unknown;
            };
        };
        /** @description Locations, exported or to be imported. */
        LocationRecords: {
            /** @description Exported: each after the one it lies in. Imported: in any order, at most 20,000. */
            locations: components["schemas"]["LocationRecord"][];
        };
        /** @description The settings that a location has of its own; what is absent is inherited. */
        LocationSettings: {
            /**
             * @description The bands of variables; a variable that is absent is inherited.
             * @example {
             *       "CO2ppm": [
             *         {
             *           "name": "OK",
             *           "to": 1000,
             *           "severity": 0
             *         },
             *         {
             *           "name": "Poor",
             *           "to": null,
             *           "severity": 2
             *         }
             *       ]
             *     }
             */
            bands?: {
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                BACnetReads?: components["schemas"]["Band"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                batteryLevelPct?: components["schemas"]["Band"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                CO2ppm?: components["schemas"]["Band"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                clientsBLE?: components["schemas"]["Band"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                clientsWiFi?: components["schemas"]["Band"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                energyInkWh?: components["schemas"]["Band"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                illuminanceArb?: components["schemas"]["Band"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                motionEvent?: components["schemas"]["Band"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                occSignatures?: components["schemas"]["Band"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                onlineStatus?: components["schemas"]["Band"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                particulateMatter?: components["schemas"]["Band"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                pressuremBar?: components["schemas"]["Band"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                relativeHumidity?: components["schemas"]["Band"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                temperatureC?: components["schemas"]["Band"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                VOCppb?: components["schemas"]["Band"][];
            };
            /**
             * @description Hours of the wall clock, in the form of the parameter `hours` of metrics.
             * @example 8-18
             */
            working_hours?: string;
            /**
             * @description Days of the week, in the form of the parameter `days` of metrics.
             * @example mon-fri
             */
            working_days?: string;
            /**
             * @description Carbon dioxide of the outdoor air, ppm.
             * @example 450
             */
            outdoor_co2_ppm?: number;
            /**
             * @description The number of people that the place has room for.
             * @example 40
             */
            capacity?: number;
        };
        /** @description The settings that a location is to have of its own; what is absent is inherited. */
        LocationSettingsInput: {
            /**
             * @description The bands of variables; a variable that is absent is inherited.
             * @example {
             *       "CO2ppm": [
             *         {
             *           "name": "OK",
             *           "to": 1000,
             *           "severity": 0
             *         },
             *         {
             *           "name": "Poor",
             *           "to": null,
             *           "severity": 2
             *         }
             *       ]
             *     }
             */
            bands?: {
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                BACnetReads?: components["schemas"]["BandInput"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                batteryLevelPct?: components["schemas"]["BandInput"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                CO2ppm?: components["schemas"]["BandInput"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                clientsBLE?: components["schemas"]["BandInput"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                clientsWiFi?: components["schemas"]["BandInput"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                energyInkWh?: components["schemas"]["BandInput"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                illuminanceArb?: components["schemas"]["BandInput"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                motionEvent?: components["schemas"]["BandInput"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                occSignatures?: components["schemas"]["BandInput"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                onlineStatus?: components["schemas"]["BandInput"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                particulateMatter?: components["schemas"]["BandInput"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                pressuremBar?: components["schemas"]["BandInput"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                relativeHumidity?: components["schemas"]["BandInput"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                temperatureC?: components["schemas"]["BandInput"][];
                /**
                 * @description From low to high: `to` rises from band to band, and is null in the last alone.
                 * @example [
                 *       {
                 *         "name": "OK",
                 *         "to": 1000,
                 *         "severity": 0
                 *       },
                 *       {
                 *         "name": "Poor",
                 *         "to": null,
                 *         "severity": 2
                 *       }
                 *     ]
                 */
                VOCppb?: components["schemas"]["BandInput"][];
            };
            /**
             * @description Hours of the wall clock, in the form of the parameter `hours` of metrics.
             * @example 8-18
             */
            working_hours?: string;
            /**
             * @description Days of the week, in the form of the parameter `days` of metrics.
             * @example mon-fri
             */
            working_days?: string;
            /**
             * @description Carbon dioxide of the outdoor air, ppm.
             * @example 450
             */
            outdoor_co2_ppm?: number;
            /**
             * @description The number of people that the place has room for.
             * @example 40
             */
            capacity?: number;
        };
        /** @description The settings of a location: its own, and those that hold. */
        LocationSettingsOutput: {
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            /**
             * @description Stands for this answer, as its `ETag` does: send it in quotes as `If-Match` with PUT.
             * @example q3Zk2mVtXq9aLcB7
             */
            version: string;
            own: components["schemas"]["LocationSettings"];
            /** @description What holds here. */
            effective: {
                /** @description Of each variable that has bands. */
                bands: {
                    BACnetReads?: components["schemas"]["EffectiveBands"];
                    batteryLevelPct?: components["schemas"]["EffectiveBands"];
                    CO2ppm?: components["schemas"]["EffectiveBands"];
                    clientsBLE?: components["schemas"]["EffectiveBands"];
                    clientsWiFi?: components["schemas"]["EffectiveBands"];
                    energyInkWh?: components["schemas"]["EffectiveBands"];
                    illuminanceArb?: components["schemas"]["EffectiveBands"];
                    motionEvent?: components["schemas"]["EffectiveBands"];
                    occSignatures?: components["schemas"]["EffectiveBands"];
                    onlineStatus?: components["schemas"]["EffectiveBands"];
                    particulateMatter?: components["schemas"]["EffectiveBands"];
                    pressuremBar?: components["schemas"]["EffectiveBands"];
                    relativeHumidity?: components["schemas"]["EffectiveBands"];
                    temperatureC?: components["schemas"]["EffectiveBands"];
                    VOCppb?: components["schemas"]["EffectiveBands"];
                };
                /** @description The working hours. */
                working_hours: {
                    /**
                     * @description Hours of the wall clock, in the form of the parameter `hours` of metrics.
                     * @example 8-18
                     */
                    value: string;
                    from: components["schemas"]["SettingSource"];
                };
                /** @description The working days. */
                working_days: {
                    /**
                     * @description Days of the week, in the form of the parameter `days` of metrics.
                     * @example mon-fri
                     */
                    value: string;
                    from: components["schemas"]["SettingSource"];
                };
                /** @description The outdoor air. */
                outdoor_co2_ppm: {
                    /**
                     * @description Carbon dioxide of the outdoor air, ppm.
                     * @example 450
                     */
                    value: number;
                    from: components["schemas"]["SettingSource"];
                };
                /** @description The capacity. It is that of the location in `from`, which may be larger than this one. */
                capacity: {
                    /**
                     * @description People that the location in `from` has room for; null where nobody has said.
                     * @example 40
                     */
                    value: number | null;
                    from: components["schemas"]["SettingSource"];
                };
            };
        };
        /** @description A location and its direct children, in numbers. */
        LocationSummary: {
            /**
             * @description Unix time in seconds; fractions to the millisecond.
             * @example 1760000000.5
             */
            time: number;
            location: components["schemas"]["PlaceSummary"];
            /** @description The direct child locations, by id. Sensors directly in the location are in none of them. */
            children: components["schemas"]["PlaceSummary"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example MTAw
             */
            next_cursor: string | null;
        };
        /** @description Locations with everything below them, without sensors. */
        LocationTree: {
            /** @description The locations, siblings by name; each is followed by what lies in it. */
            data: components["schemas"]["LocationOutput"][];
        };
        /** @description A reading that was stored. */
        LoggedReading: {
            /**
             * @description The same whenever this reading is delivered; another one when the same sensor, variable and time was stored again. Opaque.
             * @example 2s-7-mgivbbk0
             */
            id: string;
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            var_name: components["schemas"]["VarName"];
            /**
             * @description Unix time in seconds; fractions to the millisecond.
             * @example 1760000000.5
             */
            time: number;
            /**
             * @description The value, in the unit of the variable.
             * @example 850
             */
            value: number;
            /**
             * @description By when it was stored at the latest, by the server's clock, Unix time in seconds: the end of a minute, as a rule of the one in which it was. Only where it is asked for, with `stored_by`.
             * @example 1760000040
             */
            stored_by?: number;
        };
        /** @description A sensor whose polygon is not in the plan. */
        LostPolygon: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            /**
             * @description The polygon it is tied to.
             * @example room-1-1
             */
            polygon_id: string;
        };
        /** @description A sensor whose battery is low. */
        LowBattery: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            /**
             * @description Name for people.
             * @example Meeting room 1.1
             */
            name: string;
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            /**
             * @description The battery level, percent.
             * @example 12
             */
            level: number;
        };
        /** @description Who calls, and what the token is good for. */
        Me: {
            /**
             * @description Id of the user, or of the client that acts for itself.
             * @example user_b3f0Zk2mVtXq9aLc
             */
            user_id: string;
            /**
             * @description `user`: a person. `client`: a program that acts for itself.
             * @example user
             * @enum {string}
             */
            kind: "user" | "client";
            /**
             * @description The name to log in with, or that of the client; null where the token has neither the scope `profile` nor all rights of the user.
             * @example ada@example.org
             */
            name: string | null;
            /**
             * @description Where mail goes; null when there is none, and where the token has neither the scope `email` nor all rights of the user.
             * @example ada@example.org
             */
            email: string | null;
            /**
             * @description The role of the user; `service` for a client that acts for itself.
             * @example viewer
             * @enum {string}
             */
            role: "viewer" | "installer" | "admin" | "service";
            /**
             * @description Whether the token is narrowed to a location: it reads and posts readings there at most.
             * @example false
             */
            narrowed: boolean;
            /** @description The places in which the token reads, by name, also one that lies in another; empty where it may not read. */
            places: components["schemas"]["GrantedPlace"][];
            /**
             * @description What the token allows, by scope and role, in the places: a call of any other act is refused with 403.
             * @example [
             *       "read",
             *       "manage_logins"
             *     ]
             */
            can: ("read" | "post_readings" | "place_sensors" | "administer_locations" | "administer_organisation" | "manage_logins")[];
            /** @description The organisation; null where the caller sees a part of it alone, or may not read. */
            organisation: {
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_floor_1
                 */
                organisation_id: string;
                /**
                 * @description Name for people.
                 * @example Tidewater Instruments
                 */
                name: string;
            } | null;
            /**
             * @description What people know this service as, as on its login pages.
             * @example LightFi
             */
            service_name: string;
            /**
             * @description Whether a login takes a code after the password; null for a client, and where the token may not manage logins.
             * @example false
             */
            second_step: boolean | null;
        };
        /** @description The variables that are shown at a place. */
        PlaceSources: {
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            /**
             * @description The variables, in the order in which they are shown.
             * @example [
             *       "CO2ppm",
             *       "temperatureC"
             *     ]
             */
            var_names: components["schemas"]["VarName"][];
        };
        /** @description The variables to be shown at a place. */
        PlaceSourcesInput: {
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            /**
             * @description The variables, in the order in which they are shown.
             * @example [
             *       "CO2ppm",
             *       "temperatureC"
             *     ]
             */
            var_names: components["schemas"]["VarName"][];
        };
        /** @description What is going on in a place and everything below it. */
        PlaceSummary: {
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            /**
             * @description What the place is.
             * @example floor
             * @enum {string}
             */
            kind: "organisation" | "site" | "building" | "floor" | "room" | "zone";
            /**
             * @description Name for people.
             * @example First floor
             */
            name: string;
            /** @description The sensors by status, the retired ones too. */
            statuses: {
                /**
                 * @description Taken out of use, or its last report says so.
                 * @example 1
                 */
                retired: number;
                /**
                 * @description Placed, and no reading ever came.
                 * @example 1
                 */
                never_reported: number;
                /**
                 * @description Nothing came for three intervals at which its model reports.
                 * @example 1
                 */
                silent: number;
                /**
                 * @description Its last report says that it is offline.
                 * @example 1
                 */
                offline: number;
                /**
                 * @description Its last report says that it reboots, and nothing came since.
                 * @example 1
                 */
                rebooting: number;
                /**
                 * @description It is heard.
                 * @example 1
                 */
                online: number;
            };
            /** @description Each variable that sensors in use there report, but `onlineStatus`. */
            variables: components["schemas"]["VariableSummary"][];
        };
        /** @description What a user chose; what is absent is as the application has it. */
        Preferences: {
            /**
             * @description Colours; `system` follows the device.
             * @example dark
             * @enum {string}
             */
            theme?: "system" | "light" | "dark";
            /**
             * @description The unit in which temperatures are shown. The API answers Celsius whatever this is.
             * @example celsius
             * @enum {string}
             */
            temperature_unit?: "celsius" | "fahrenheit";
            /**
             * @description The variables that are shown, place by place; each place once.
             * @example [
             *       {
             *         "location_id": "loc_demo_floor_1",
             *         "var_names": [
             *           "CO2ppm"
             *         ]
             *       }
             *     ]
             */
            sources?: components["schemas"]["PlaceSources"][];
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            last_location_id?: string;
            /**
             * @description Whether single letters are keyboard shortcuts (WCAG 2.2, 2.1.4).
             * @example true
             */
            single_letter_keys?: boolean;
        };
        /** @description What a user chooses, of at most 16384 bytes; in place of everything before. */
        PreferencesInput: {
            /**
             * @description Colours; `system` follows the device.
             * @example dark
             * @enum {string}
             */
            theme?: "system" | "light" | "dark";
            /**
             * @description The unit in which temperatures are shown. The API answers Celsius whatever this is.
             * @example celsius
             * @enum {string}
             */
            temperature_unit?: "celsius" | "fahrenheit";
            /**
             * @description The variables that are shown, place by place; each place once.
             * @example [
             *       {
             *         "location_id": "loc_demo_floor_1",
             *         "var_names": [
             *           "CO2ppm"
             *         ]
             *       }
             *     ]
             */
            sources?: components["schemas"]["PlaceSourcesInput"][];
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            last_location_id?: string;
            /**
             * @description Whether single letters are keyboard shortcuts (WCAG 2.2, 2.1.4).
             * @example true
             */
            single_letter_keys?: boolean;
        };
        /** @description The preferences of the caller. */
        PreferencesOutput: {
            /**
             * @description Stands for this answer, as its `ETag` does: send it in quotes as `If-Match` with PUT.
             * @example q3Zk2mVtXq9aLcB7
             */
            version: string;
            preferences: components["schemas"]["Preferences"];
        };
        /** @description An error, as RFC 9457 problem details. */
        Problem: {
            /**
             * @description Address of the page that explains this problem.
             * @example http://localhost:8000/docs/problems#not_found
             */
            type: string;
            /**
             * @description Short, constant for a code.
             * @example There is nothing here
             */
            title: string;
            /**
             * @description The HTTP status.
             * @example 404
             */
            status: number;
            /**
             * @description Stable name for programs.
             * @example not_found
             * @enum {string}
             */
            code: "malformed_request" | "request_timeout" | "headers_too_large" | "malformed_json" | "invalid_body" | "invalid_parameter" | "missing_token" | "invalid_token" | "insufficient_scope" | "insufficient_role" | "not_found" | "not_possible" | "changed_meanwhile" | "file_changed" | "range_not_satisfiable" | "unknown_cursor" | "cursor_expired" | "not_acceptable" | "method_not_allowed" | "body_too_large" | "unsupported_content_type" | "malformed_encoding" | "readings_rejected" | "import_rejected" | "malformed_row" | "unknown_sensor" | "unknown_var_name" | "invalid_reading" | "invalid_time" | "time_in_future" | "time_expired" | "value_out_of_bounds" | "too_many_requests" | "too_many_streams" | "too_slow" | "shutting_down" | "not_ready" | "internal_error" | "readings_unavailable" | "storage_full" | "overloaded";
            /**
             * @description What was wrong this time, where, and what would be right.
             * @example No sensor "AQ2-000000000000" that you may see.
             */
            detail: string;
            /**
             * @description Finds this request in the server log.
             * @example req-1f
             */
            request_id: string;
            /** @description Each place in the request that is wrong. */
            errors?: components["schemas"]["ProblemLocation"][];
            /** @description With `readings_rejected`: every invalid reading. */
            rejected?: components["schemas"]["RejectedReading"][];
            report?: components["schemas"]["ImportReport"];
            last_change?: components["schemas"]["LastChange"];
            /** @description With `cursor_expired`: the place in the log from which on all is there. */
            next_cursor?: string;
            /** @description With `not_possible`: locations and sensors that stand in the way, or users who were granted the location, for those who may list users; the first hundred. */
            blockers?: {
                /**
                 * @description What it is.
                 * @example sensor
                 * @enum {string}
                 */
                kind: "location" | "sensor" | "user";
                /**
                 * @description Its id.
                 * @example AQ2-FE753C0D7ADF
                 */
                id: string;
                /**
                 * @description What people call it.
                 * @example Meeting room 1.1
                 */
                name: string;
            }[];
        };
        /** @description One place in the request that is not valid. */
        ProblemLocation: {
            /**
             * @description JSON pointer into the body, or the name of the parameter or of the column.
             * @example /readings
             */
            pointer: string;
            /**
             * @description What is wrong there.
             * @example must be array
             */
            detail: string;
        };
        /** @description A sensor that is silent or offline. */
        QuietSensor: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            /**
             * @description Name for people.
             * @example Meeting room 1.1
             */
            name: string;
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            /**
             * @description Its status.
             * @example silent
             * @enum {string}
             */
            status: "silent" | "offline";
            /**
             * @description The time of the last datum that it measured; null when there is none.
             * @example 1760000000.5
             */
            since: number | null;
        };
        /** @description Requests may be sent here. */
        Readiness: {
            /**
             * @description Always "ready": a service to which nothing should be sent answers 503.
             * @example ready
             * @enum {string}
             */
            status: "ready";
            /**
             * @description Version of the server.
             * @example 0.1.0
             */
            version: string;
            /**
             * @description As in `/health`; besides, "unreachable": the server that keeps the readings gave no answer when it was asked last.
             * @example ok
             * @enum {string}
             */
            readings: "ok" | "damaged" | "read_only" | "unavailable" | "unreachable";
            /**
             * @description "damaged": what was stored about locations, sensors, users, clients or logins is partly gone or cannot be read. The operator of the service has to look.
             * @example ok
             * @enum {string}
             */
            database: "ok" | "damaged";
        };
        /** @description Readings to store. */
        ReadingBatch: {
            /** @description Readings in any order. The same sensor, variable and time again replaces the value. */
            readings: components["schemas"]["ReadingInput"][];
        };
        /** @description What was stored since a cursor. */
        ReadingChanges: {
            /** @description In the order in which they were stored. */
            data: components["schemas"]["LoggedReading"][];
            /**
             * @description Ask for what follows with it, as `after`. It stays good for ever.
             * @example s1-q0n7yT2mJk4xZ1cWb8vLhA5rPd
             */
            next_cursor: string;
            /**
             * @description Whether more is stored already; `data` may be empty nevertheless.
             * @example false
             */
            has_more: boolean;
        };
        /** @description One measured value. */
        ReadingInput: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            var_name: components["schemas"]["VarName"];
            /**
             * @description Unix seconds or RFC 3339 with an offset, rounded to the millisecond. Before 2000 only with `before_2000`.
             * @example 2026-01-31T09:30:00Z
             */
            time: number | string;
            /**
             * @description The value, finite, within the bounds of the variable. Not looked at for `motionEvent`, whose value the server works out.
             * @example 850
             */
            value: number;
        };
        /** @description The data of several sensors and variables in a time range. */
        ReadingList: {
            /** @description Sensor after sensor, variable after variable, each in the asked order of time. */
            data: components["schemas"]["ListedReading"][];
        };
        /** @description What became of each posted reading. */
        ReadingReceipt: {
            /**
             * @description How many readings are now durable.
             * @example 2
             */
            accepted: number;
            /**
             * @description How many motion events were taken but not recorded, because the sensor has another one less than 10 s away. No error: they need not be posted again.
             * @example 0
             */
            throttled: number;
            /** @description The readings that were not stored, by index: the first of them, some 1,500. */
            rejected: components["schemas"]["RejectedReading"][];
            /**
             * @description How many more were rejected than `rejected` lists.
             * @example 12
             */
            rejected_unlisted?: number;
        };
        /** @description One page of the log, at most 1,000. The id of the event is the cursor behind it. */
        ReadingsEvent: components["schemas"]["LoggedReading"][];
        /** @description Where a webhook is to deliver from. */
        Redelivery: {
            /**
             * @description `beginning`, `now` (which leaves out everything that waits), or a cursor: the `from_cursor` or `to_cursor` of an attempt, or a `next_cursor` of `/readings/changes`.
             * @example beginning
             */
            from: string;
        };
        /** @description One reading that was not stored, and why. */
        RejectedReading: {
            /**
             * @description Position in the posted list, or of the row in a body of lines, from 0.
             * @example 3
             */
            index: number;
            /**
             * @description Number of the line, from 1, in a body of NDJSON or CSV.
             * @example 5
             */
            line?: number;
            /**
             * @description Problem code of this reading.
             * @example unknown_sensor
             * @enum {string}
             */
            code: "malformed_request" | "request_timeout" | "headers_too_large" | "malformed_json" | "invalid_body" | "invalid_parameter" | "missing_token" | "invalid_token" | "insufficient_scope" | "insufficient_role" | "not_found" | "not_possible" | "changed_meanwhile" | "file_changed" | "range_not_satisfiable" | "unknown_cursor" | "cursor_expired" | "not_acceptable" | "method_not_allowed" | "body_too_large" | "unsupported_content_type" | "malformed_encoding" | "readings_rejected" | "import_rejected" | "malformed_row" | "unknown_sensor" | "unknown_var_name" | "invalid_reading" | "invalid_time" | "time_in_future" | "time_expired" | "value_out_of_bounds" | "too_many_requests" | "too_many_streams" | "too_slow" | "shutting_down" | "not_ready" | "internal_error" | "readings_unavailable" | "storage_full" | "overloaded";
            /**
             * @description What is wrong and what would be right.
             * @example No sensor "AQ2-000000000000" exists where you may write.
             */
            detail: string;
        };
        /** @description For how many days readings of a variable are kept; without a number they are kept for ever. */
        RetentionInput: {
            /**
             * @description For how many days readings of a variable are kept; without a number they are kept for ever.
             * @example {
             *       "motionEvent": 90
             *     }
             */
            days: {
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                BACnetReads?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                batteryLevelPct?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                CO2ppm?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                clientsBLE?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                clientsWiFi?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                energyInkWh?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                illuminanceArb?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                motionEvent?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                occSignatures?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                onlineStatus?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                particulateMatter?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                pressuremBar?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                relativeHumidity?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                temperatureC?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                VOCppb?: number;
            };
        };
        /** @description For how long readings are kept, and what has expired. */
        RetentionOutput: {
            /**
             * @description Stands for what can be changed of it, and changes with that alone. Send it as `If-Match`, in quotes, with a change: where somebody else was first, that is refused with 412.
             * @example q3Zk2mVtXq9aLcB7q3Zk2mVtXq9
             */
            version: string;
            /**
             * @description For how many days readings of a variable are kept; without a number they are kept for ever.
             * @example {
             *       "motionEvent": 90
             *     }
             */
            days: {
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                BACnetReads?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                batteryLevelPct?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                CO2ppm?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                clientsBLE?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                clientsWiFi?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                energyInkWh?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                illuminanceArb?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                motionEvent?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                occSignatures?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                onlineStatus?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                particulateMatter?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                pressuremBar?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                relativeHumidity?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                temperatureC?: number;
                /**
                 * @description Whole days before today, by the clock of the location of a sensor.
                 * @example 365
                 */
                VOCppb?: number;
            };
            /** @description The variables of which readings have expired. */
            expired: components["schemas"]["ExpiredVariable"][];
        };
        /** @description What would be deleted at once. */
        RetentionPreview: {
            /** @description The variables of which readings would be deleted, in the order of the catalogue. */
            data: components["schemas"]["ExpiringVariable"][];
        };
        /** @description A view that a user saved. */
        SavedView: {
            /**
             * @description Name for people; each once.
             * @example Meeting rooms, this week
             */
            name: string;
            /**
             * @description Path of the view on this server, with its query.
             * @example /dashboard/live/loc_demo_floor_1?src=CO2ppm
             */
            address: string;
        };
        /** @description A view to be saved. */
        SavedViewInput: {
            /**
             * @description Name for people; each once.
             * @example Meeting rooms, this week
             */
            name: string;
            /**
             * @description Path of the view on this server, with its query.
             * @example /dashboard/live/loc_demo_floor_1?src=CO2ppm
             */
            address: string;
        };
        /** @description The views that the caller saved. */
        SavedViews: {
            /**
             * @description Stands for this answer, as its `ETag` does: send it in quotes as `If-Match` with PUT.
             * @example q3Zk2mVtXq9aLcB7
             */
            version: string;
            /** @description The views, in the order of the user. */
            views: components["schemas"]["SavedView"][];
        };
        /** @description The views of a user, of at most 32768 bytes; in place of all before. */
        SavedViewsInput: {
            /** @description The views, in the order of the user. */
            views: components["schemas"]["SavedViewInput"][];
        };
        /** @description How a secret is rotated; `{}` is enough. */
        SecretRotation: {
            /**
             * @description For how long requests are signed with the secret before as well, seconds: 0 to 7 days. Default: a day.
             * @example 86400
             */
            overlap_s?: number;
        };
        /** @description What is to change; what is not given stays. */
        SensorChanges: {
            /**
             * @description The location it lies in.
             * @example loc_demo_floor_1
             */
            location_id?: string;
            /**
             * @description Name for people.
             * @example Meeting room 1.1
             */
            name?: string;
            /** @description Where it is mounted; null when not known. */
            position?: {
                /**
                 * @description Degrees, WGS 84.
                 * @example -0.0877
                 */
                longitude: number;
                /**
                 * @description Degrees, WGS 84.
                 * @example 51.5079
                 */
                latitude: number;
            } | null;
            /**
             * @description Id of the floorplan polygon it watches; null for none.
             * @example room-1-1
             */
            polygon_id?: string | null;
        };
        /** @description A sensor whose clock seems to be off. */
        SensorClock: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            /**
             * @description Name for people.
             * @example Meeting room 1.1
             */
            name: string;
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            /**
             * @description How far it is off at least, seconds: positive when it is ahead, negative when it is behind.
             * @example -3600
             */
            offset_s: number;
        };
        /** @description The buckets of one sensor, column by column; each column is as long as `time`. */
        SensorColumns: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            /**
             * @description Smallest value of each bucket; null without data. Absent for `motionEvent`.
             * @example [
             *       640,
             *       null
             *     ]
             */
            min?: (number | null)[];
            /**
             * @description Arithmetic mean of the stored values of each bucket; null without data. Absent for `motionEvent`.
             * @example [
             *       812.5,
             *       null
             *     ]
             */
            avg?: (number | null)[];
            /**
             * @description Largest value of each bucket; null without data. Absent for `motionEvent`.
             * @example [
             *       1010,
             *       null
             *     ]
             */
            max?: (number | null)[];
            /**
             * @description For `motionEvent`: share of each bucket in use; null when there is neither an event nor coverage.
             * @example [
             *       0.79,
             *       null
             *     ]
             */
            utl?: (number | null)[];
            /**
             * @description How many data each bucket holds.
             * @example [
             *       6,
             *       0
             *     ]
             */
            count: number[];
            /**
             * @description Share of each bucket, as far as it lies in the range, within one expected interval after a datum; for `motionEvent`, after a report of `onlineStatus` 1.
             * @example [
             *       1,
             *       0
             *     ]
             */
            coverage: number[];
        };
        /** @description Daily metrics of one variable of one sensor. */
        SensorDaily: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            var_name: components["schemas"]["VarName"];
            /**
             * @description IANA time zone whose days and hours are meant.
             * @example Europe/London
             */
            time_zone: string;
            /** @description One entry per selected day, or per selected day of the week, whether or not it has data; with `group_by=range` one. */
            data: components["schemas"]["DailyMetrics"][];
        };
        /** @description A sensor changed. One that was removed has its id alone. */
        SensorEvent: {
            /**
             * @description `created` also when it came into sight, `removed` also when it went out of sight.
             * @example changed
             * @enum {string}
             */
            change: "created" | "changed" | "removed";
            /**
             * @description Stands for the locations, sensors, floorplans and grants that the stream follows, and not for readings: while it is the same, so are they.
             * @example q3Zk2mVtXq9aLcB7
             */
            etag: string;
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            sensor?: components["schemas"]["SensorOutput"];
        };
        /** @description A family of sensors, what it reports and how often. */
        SensorFamilyOutput: {
            /**
             * @description The model family.
             * @example alpine
             * @enum {string}
             */
            family: "base" | "alpine" | "sahara" | "hoth" | "x1" | "hal";
            /**
             * @description Name for people.
             * @example Alpine
             */
            name: string;
            /**
             * @description What the ids of its sensors begin with.
             * @example AQ2
             */
            prefix: string;
            /** @description What it reports. */
            var_names: components["schemas"]["VarName"][];
            /**
             * @description Seconds between two data of a variable.
             * @example 300
             */
            expected_interval_s: number;
            /**
             * @description Seconds: a datum older than this is no longer the state of the room.
             * @example 900
             */
            stale_after_s: number;
        };
        /** @description Something that is wrong with a sensor. */
        SensorFault: {
            /**
             * @description What it is, as the parameter `fault` of `GET /sensors` has it.
             * @example silent
             * @enum {string}
             */
            kind: "silent" | "offline" | "never_reported" | "battery_low" | "late" | "rebooting" | "unplaced";
            /**
             * @description Unix time in seconds: of `late` when the oldest of the late values came, of a status when the sensor was heard last; null where there is no such time.
             * @example 1760000000
             */
            since: number | null;
        };
        /** @description A sensor with gaps in its data, and the time of the last datum before the longest. */
        SensorGaps: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            /**
             * @description Name for people.
             * @example Meeting room 1.1
             */
            name: string;
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id: string;
            /**
             * @description How many gaps it had.
             * @example 2
             */
            gaps: number;
            /**
             * @description The longest of them, seconds.
             * @example 5400
             */
            longest_s: number;
            /**
             * @description Unix time in seconds; fractions to the millisecond.
             * @example 1760000000.5
             */
            longest_from: number;
        };
        /** @description A gateway, user or broker that posted readings of a sensor. */
        SensorHearing: {
            /**
             * @description A gateway is a `client`; `broker` is an MQTT broker.
             * @example client
             * @enum {string}
             */
            kind: "client" | "user" | "broker";
            /**
             * @description Its name; null for a user, whom only administrators of the organisation see, and for what is gone.
             * @example Gateway of the first floor
             */
            name: string | null;
            /**
             * @description When a reading of the sensor came from it last, Unix seconds.
             * @example 1760000000.5
             */
            last_heard_at: number;
            /**
             * @description How many readings it posted.
             * @example 12
             */
            readings: number;
        };
        /** @description The data of one variable of one sensor in a time range. */
        SensorHistory: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            var_name: components["schemas"]["VarName"];
            /**
             * @description With buckets: how long each is.
             * @example 1h
             * @enum {string}
             */
            bucket?: "5m" | "15m" | "30m" | "1h" | "3h" | "6h" | "1d";
            /**
             * @description With buckets: whose wall clock they follow.
             * @example Europe/London
             */
            time_zone?: string;
            /**
             * @description With intervals: events this many seconds apart or more belong to different ones.
             * @example 600
             */
            timeout_s?: number;
            /** @description The data in the asked order, one per time. */
            data: components["schemas"]["HistoryDatum"][];
        };
        /** @description Hourly metrics of one variable of one sensor. */
        SensorHourly: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            var_name: components["schemas"]["VarName"];
            /**
             * @description IANA time zone whose days and hours are meant.
             * @example Europe/London
             */
            time_zone: string;
            /** @description One entry per selected hour that the wall clock showed, whether or not it has data. An hour that happens twice is one entry. */
            data: components["schemas"]["HourlyMetrics"][];
        };
        /** @description A sensor to be placed in a location. */
        SensorInput: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            /**
             * @description The location it lies in.
             * @example loc_demo_floor_1
             */
            location_id: string;
            /**
             * @description Name for people.
             * @example Meeting room 1.1
             */
            name: string;
            /** @description Where it is mounted; null when not known. */
            position?: {
                /**
                 * @description Degrees, WGS 84.
                 * @example -0.0877
                 */
                longitude: number;
                /**
                 * @description Degrees, WGS 84.
                 * @example 51.5079
                 */
                latitude: number;
            } | null;
            /**
             * @description Id of the floorplan polygon it watches; null for none.
             * @example room-1-1
             */
            polygon_id?: string | null;
        };
        /** @description Sensors with their latest data. */
        SensorList: {
            /** @description The sensors, by id, all fields. */
            data: components["schemas"]["SensorOutput"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example MTAw
             */
            next_cursor: string | null;
        };
        /** @description A sensor and its latest data. */
        SensorOutput: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            /**
             * @description Name for people.
             * @example Meeting room 1.1
             */
            name?: string;
            /**
             * @description The model family.
             * @example alpine
             * @enum {string}
             */
            family?: "base" | "alpine" | "sahara" | "hoth" | "x1" | "hal";
            /**
             * @description Id of a location: opaque, URL-safe.
             * @example loc_demo_floor_1
             */
            location_id?: string;
            /**
             * @description IANA time zone of its location.
             * @example Europe/London
             */
            time_zone?: string;
            /** @description Where it is mounted; null when not known. */
            position?: {
                /**
                 * @description Degrees, WGS 84.
                 * @example -0.0877
                 */
                longitude: number;
                /**
                 * @description Degrees, WGS 84.
                 * @example 51.5079
                 */
                latitude: number;
            } | null;
            /**
             * @description Id of the floorplan polygon it watches; null when tied to none.
             * @example room-1-1
             */
            polygon_id?: string | null;
            /**
             * @description Unix time in seconds at which it was taken out of use; null while it is in use.
             * @example null
             */
            retired_at?: number | null;
            /**
             * @description Seconds: a datum older than this is no longer the state of the room. Three intervals at which the model reports.
             * @example 900
             */
            stale_after_s?: number;
            /** @description Newest datum of each variable it ever reported. */
            data?: components["schemas"]["LatestDatum"][];
            /**
             * @description What it is up to, as the parameter `status` of `GET /sensors` has it.
             * @example silent
             * @enum {string}
             */
            status?: "retired" | "never_reported" | "silent" | "offline" | "rebooting" | "online";
            /**
             * @description Unix time in seconds since which it is `silent` or `retired`, or of the newest report that says `offline`, `rebooting` or `retired`; null while it is `online`, and before it ever reported.
             * @example 1760000900
             */
            status_since?: number | null;
            /**
             * @description Stands for what can be changed of it, and changes with that alone. Send it as `If-Match`, in quotes, with a change: where somebody else was first, that is refused with 412. Readings do not change it. Absent in lists, in what lies in a location, and with `project`.
             * @example q3Zk2mVtXq9aLcB7q3Zk2mVtXq9
             */
            version?: string;
            /**
             * @description Unix time in seconds of its newest datum, of whatever variable; null before it ever reported.
             * @example 1760000000
             */
            last_data_at?: number | null;
            /** @description What is wrong with it, the worst first; in lists that were asked for a `fault`, all faults and not only that one. */
            faults?: components["schemas"]["SensorFault"][];
        };
        /** @description A sensor as it is exported and imported. */
        SensorRecord: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            /**
             * @description The location it lies in. A new sensor needs one.
             * @example loc_demo_floor_1
             */
            location_id?: string;
            /**
             * @description Name for people. A new sensor needs one.
             * @example Meeting room 1.1
             */
            name?: string;
            /** @description Where it is mounted; null when not known. */
            position?: {
                /**
                 * @description Degrees, WGS 84.
                 * @example -0.0877
                 */
                longitude: number;
                /**
                 * @description Degrees, WGS 84.
                 * @example 51.5079
                 */
                latitude: number;
            } | null;
            /**
             * @description Id of the floorplan polygon it watches; null for none.
             * @example room-1-1
             */
            polygon_id?: string | null;
            /**
             * @description Unix time in seconds at which it was taken out of use; null while it is in use.
             * @example null
             */
            retired_at?: number | null;
        };
        /** @description Sensors, exported or to be imported. */
        SensorRecords: {
            /** @description Exported: location after location, by id. Imported: in any order, at most 20,000. */
            sensors: components["schemas"]["SensorRecord"][];
        };
        /** @description A new sensor that takes the place of another. */
        SensorReplacement: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            /**
             * @description Name for people.
             * @example Meeting room 1.1
             */
            name?: string;
        };
        /** @description The way of a one-time link to its user. */
        SentLink: {
            /**
             * @description Where the link was sent; null when no mail could be sent.
             * @example ada@example.org
             */
            emailed_to: string | null;
            /**
             * @description The one-time link, to be handed over by hand; null when it was sent by mail, and then known to nobody else.
             * @example http://localhost:8000/invitation?token=one-time
             */
            link: string | null;
        };
        /** @description The open sessions of a user. */
        SessionList: {
            /** @description The sessions, the newest first. */
            data: components["schemas"]["SessionOutput"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example MTAw
             */
            next_cursor: string | null;
        };
        /** @description The session of a user in a browser. */
        SessionOutput: {
            /**
             * @description Id of a session in a browser.
             * @example session_mZ3v0wqkM3mYw2o8m0lH0o3vJ7cD1T5q1xXbA9eK2cQ
             */
            session_id: string;
            /**
             * @description When the user logged in there: Unix time in seconds.
             * @example 1760000000
             */
            created_at: number;
            /**
             * @description When it was last used to log in to an application: Unix time in seconds.
             * @example 1760003600
             */
            last_used_at: number;
            /**
             * @description When it ends unless it is used: Unix time in seconds.
             * @example 1760032400
             */
            expires_at: number;
            /**
             * @description The browser and its system, as it names itself; null where neither is known.
             * @example Firefox on Windows
             */
            browser: string | null;
            /**
             * @description Whether the login that this token came from was made in it.
             * @example true
             */
            current: boolean;
        };
        /** @description Where the value of a setting comes from. */
        SettingSource: {
            /**
             * @description `location`: the nearest location that sets it, this one or one above; `default`: none of them does.
             * @example location
             * @enum {string}
             */
            kind: "location" | "default";
            /**
             * @description That location; null for a default, or where you may not see it.
             * @example loc_demo_building
             */
            location_id: string | null;
            /**
             * @description Its name; empty where `location_id` is null.
             * @example Northwind House
             */
            name: string;
        };
        /** @description Whatever you know of locations and sensors may be older: read it again. */
        SnapshotEvent: {
            /**
             * @description Stands for the locations, sensors, floorplans and grants that the stream follows, and not for readings: while it is the same, so are they.
             * @example q3Zk2mVtXq9aLcB7
             */
            etag: string;
            /** @description Of each followed sensor that is silent. */
            statuses: components["schemas"]["DerivedStatus"][];
        };
        /** @description The state of data, and what needs somebody to look. */
        Stats: {
            /**
             * @description Unix time in seconds; fractions to the millisecond.
             * @example 1760000000.5
             */
            time: number;
            /**
             * @description The time zone of the days: that of the location, or of the first base location.
             * @example Europe/London
             */
            time_zone: string;
            /**
             * @description Sensors in use.
             * @example 41
             */
            sensors: number;
            /** @description The last 14 days, the oldest first; the last one is today so far. */
            readings_by_day: components["schemas"]["DayReadings"][];
            /** @description Sensors that are silent or offline, longest ago first. */
            quiet: {
                /**
                 * @description How many there are.
                 * @example 1
                 */
                count: number;
                /** @description At most 20 of them. */
                data: components["schemas"]["QuietSensor"][];
            };
            /** @description Sensors whose last `batteryLevelPct` lies in a band of their place that is not as it should be, the emptiest first. */
            low_batteries: {
                /**
                 * @description How many there are.
                 * @example 1
                 */
                count: number;
                /** @description At most 20 of them. */
                data: components["schemas"]["LowBattery"][];
            };
            /** @description Sensors of which no datum came for more than an hour, and then one again in the last 24 hours; longest gap first. Data that came late fill a gap. A sensor that is quiet now is in `quiet`. */
            gaps: {
                /**
                 * @description How many there are.
                 * @example 1
                 */
                count: number;
                /** @description At most 20 of them. */
                data: components["schemas"]["SensorGaps"][];
            };
            /** @description Sensors with readings that were stored in the last 24 hours, and more than 15 minutes after their own time; the latest first. Readings of more than 7 days ago are imported and not late. */
            delays: {
                /**
                 * @description How many there are.
                 * @example 1
                 */
                count: number;
                /** @description At most 20 of them. */
                data: components["schemas"]["LateSensor"][];
            };
            /** @description Sensors whose clock seems to be off: readings of the last 24 hours were stored before their own time, or all of them late by about as much, as in a wrong time zone. Most wrong first. */
            clocks: {
                /**
                 * @description How many there are.
                 * @example 1
                 */
                count: number;
                /** @description At most 20 of them. */
                data: components["schemas"]["SensorClock"][];
            };
            /** @description Webhooks that are behind. Null for everybody but administrators of the whole organisation, and for narrowed tokens. */
            webhooks: {
                /**
                 * @description How many there are.
                 * @example 1
                 */
                count: number;
                /** @description At most 20 of them. */
                data: components["schemas"]["WebhookBehind"][];
            } | null;
            /** @description Brokers that are not reached. Null for everybody but administrators of the whole organisation, and for narrowed tokens. */
            brokers: {
                /**
                 * @description How many there are.
                 * @example 1
                 */
                count: number;
                /** @description At most 20 of them. */
                data: components["schemas"]["BrokerDown"][];
            } | null;
            /** @description The disk of the data directory. Null for everybody but administrators of the whole organisation, and for narrowed tokens. */
            disk: {
                /**
                 * @description Bytes that the server may still write.
                 * @example 120000000000
                 */
                free_bytes: number;
                /**
                 * @description Bytes of what the server has stored on that disk.
                 * @example 1800000000
                 */
                used_bytes: number;
                /**
                 * @description By how much that grows a day, by the last 7 days; null until a day is known.
                 * @example 4400000
                 */
                growth_bytes_per_day: number | null;
                /**
                 * @description Days until the disk is full if it goes on like that; null when it does not grow.
                 * @example 27272
                 */
                days_left: number | null;
            } | null;
        };
        /** @description Sensors that fell silent, or were heard again. */
        StatusEvent: components["schemas"]["DerivedStatus"][];
        /** @description A value of a status, and its name. */
        StatusValue: {
            /**
             * @description The value.
             * @example 1
             */
            value: number;
            /**
             * @description Name for people.
             * @example Online
             */
            label: string;
        };
        /** @description A sensor that is heard and that nobody has placed. */
        UnplacedSensor: {
            /**
             * @description The id as it was posted.
             * @example AQ2-FE753C0D7AE1
             */
            sensor_id: string;
            /**
             * @description Family that the prefix of the id names.
             * @example alpine
             * @enum {string}
             */
            family: "base" | "alpine" | "sahara" | "hoth" | "x1" | "hal";
            /** @description What it reports, in the order of the catalogue. */
            var_names: components["schemas"]["VarName"][];
            /**
             * @description When its first reading came that is remembered, Unix seconds.
             * @example 1759990000
             */
            first_heard_at: number;
            /**
             * @description When its last reading came, Unix seconds.
             * @example 1760000000.5
             */
            last_heard_at: number;
            /**
             * @description The newest time of a reading, as the sensor or gateway told it, Unix seconds.
             * @example 1760000000
             */
            newest_time: number;
            /**
             * @description How many readings came.
             * @example 12
             */
            readings: number;
            /** @description Who posted them, the last to do so first. */
            heard_by: components["schemas"]["SensorHearing"][];
        };
        /** @description Sensors that are heard and that nobody has placed. */
        UnplacedSensorList: {
            /** @description The sensors, by id. */
            data: components["schemas"]["UnplacedSensor"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example MTAw
             */
            next_cursor: string | null;
        };
        /** @description What is to change; what is not given stays. */
        UserChanges: {
            /**
             * @description A viewer reads, an installer also posts readings, an admin also manages users and clients.
             * @example viewer
             * @enum {string}
             */
            role?: "viewer" | "installer" | "admin";
            /**
             * @description The locations granted, each with everything below it.
             * @example [
             *       "loc_demo_building"
             *     ]
             */
            location_ids?: string[];
            /**
             * @description A disabled user cannot log in, and everything given is ended. Enabling does not bring it back.
             * @example true
             */
            disabled?: boolean;
        };
        /** @description A person to be invited. */
        UserInvitation: {
            /**
             * @description The address, which becomes the user name.
             * @example ada@example.org
             */
            email: string;
            /**
             * @description A viewer reads, an installer also posts readings, an admin also manages users and clients.
             * @example viewer
             * @enum {string}
             */
            role: "viewer" | "installer" | "admin";
            /**
             * @description The locations granted, each with everything below it.
             * @example [
             *       "loc_demo_building"
             *     ]
             */
            location_ids: string[];
        };
        /** @description Users. */
        UserList: {
            /** @description The organisation's users, by name. */
            data: components["schemas"]["UserOutput"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example MTAw
             */
            next_cursor: string | null;
        };
        /** @description A person with an account. */
        UserOutput: {
            /**
             * @description Id of a user: opaque, URL-safe.
             * @example user_b3f0Zk2mVtXq9aLc
             */
            user_id: string;
            /**
             * @description Stands for what can be changed of it, and changes with that alone. Send it as `If-Match`, in quotes, with a change: where somebody else was first, that is refused with 412.
             * @example q3Zk2mVtXq9aLcB7q3Zk2mVtXq9
             */
            version: string;
            /**
             * @description The name to log in with.
             * @example ada@example.org
             */
            username: string;
            /**
             * @description Where mail goes; null when not known.
             * @example ada@example.org
             */
            email: string | null;
            /**
             * @description A viewer reads, an installer also posts readings, an admin also manages users and clients.
             * @example viewer
             * @enum {string}
             */
            role: "viewer" | "installer" | "admin";
            /**
             * @description The locations granted.
             * @example [
             *       "loc_demo_building"
             *     ]
             */
            location_ids: string[];
            /**
             * @description `invited` until a password was chosen; only `active` users can log in.
             * @example active
             * @enum {string}
             */
            status: "invited" | "active" | "disabled";
            /**
             * @description Whether a code is asked for after the password.
             * @example false
             */
            second_factor: boolean;
            /**
             * @description Unix time in seconds.
             * @example 1760000000.5
             */
            created_at: number;
        };
        /** @description The variables and the families of sensors. */
        VariableCatalogue: {
            /** @description The variables, by name. */
            variables: components["schemas"]["VariableOutput"][];
            /** @description The families of sensors. */
            families: components["schemas"]["SensorFamilyOutput"][];
        };
        /** @description A variable that sensors report, and how it is shown. */
        VariableOutput: {
            var_name: components["schemas"]["VarName"];
            /**
             * @description Name for people.
             * @example CO2
             */
            label: string;
            /**
             * @description What it is, in a few words.
             * @example carbon dioxide
             */
            meaning: string;
            /**
             * @description `measurement`: A quantity of the air or the room; between two data it changes steadily. `count`: How many of something there were. `meter`: A meter reading that only rises; the difference of two is what was used. `event`: Something that happened at that time; shares of time in use are worked out from it. `status`: A state, one of a few values, that holds until the next datum.
             * @example measurement
             * @enum {string}
             */
            kind: "measurement" | "count" | "meter" | "event" | "status";
            /**
             * @description The unit of its values.
             * @example ppm
             */
            unit: string;
            /**
             * @description What stands after a value on a screen; empty where a bare number says all.
             * @example ppm
             */
            symbol: string;
            /**
             * @description Digits after the point that mean something.
             * @example 0
             */
            decimals: number;
            /**
             * @description No reading below it is taken.
             * @example 0
             */
            min: number;
            /**
             * @description No reading above it is taken.
             * @example 100000
             */
            max: number;
            /**
             * @description Of a status: every value, with its name; null of others.
             * @example null
             */
            values: components["schemas"]["StatusValue"][] | null;
            /**
             * @description The bands where no location sets any; null where values are neither good nor bad.
             * @example [
             *       {
             *         "name": "OK",
             *         "to": 1000,
             *         "severity": 0
             *       },
             *       {
             *         "name": "Poor",
             *         "to": null,
             *         "severity": 2
             *       }
             *     ]
             */
            bands: components["schemas"]["Band"][] | null;
            /**
             * @description Why these bands are where they are; null without bands.
             * @example EN 15251 for both seasons: class II is 20 to 26 °C, class III 18 to 27 °C.
             */
            bands_ground: string | null;
            /** @description The families of sensors that report it. */
            families: ("base" | "alpine" | "sahara" | "hoth" | "x1" | "hal")[];
            /**
             * @description How bands are to be coloured. `severity`: From as it should be to worst. `cold_warm`: From too cold over as it should be to too warm. `dry_humid`: From too dry over as it should be to too humid.
             * @example severity
             * @enum {string}
             */
            palette: "severity" | "cold_warm" | "dry_humid";
            /**
             * @description How much it tells of a place: lists have the greatest first. 0: about the sensors themselves, or a matter of few; to be shown only to who asks for it.
             * @example 100
             */
            weight: number;
        };
        /** @description One variable in a place. */
        VariableSummary: {
            var_name: components["schemas"]["VarName"];
            /**
             * @description Sensors in use that report it.
             * @example 12
             */
            sensors: number;
            /**
             * @description Of these, those with current data.
             * @example 11
             */
            current: number;
            /**
             * @description The others: nothing came yet, or it is older than `stale_after_s`.
             * @example 1
             */
            no_current_data: number;
            /** @description Those with current data by band: the bands that hold where a sensor is by the settings of its location, from low to high, the empty ones too, those of one name and severity together; above 45 names, others of one severity too, under the name of the first. Empty for a variable without bands. */
            bands: components["schemas"]["BandCount"][];
        };
        /**
         * @description Name of a variable a sensor reports.
         * @example CO2ppm
         * @enum {string}
         */
        VarName: "BACnetReads" | "batteryLevelPct" | "CO2ppm" | "clientsBLE" | "clientsWiFi" | "energyInkWh" | "illuminanceArb" | "motionEvent" | "occSignatures" | "onlineStatus" | "particulateMatter" | "pressuremBar" | "relativeHumidity" | "temperatureC" | "VOCppb";
        /** @description One request to the receiver of a webhook. */
        WebhookAttempt: {
            /**
             * @description Rises from attempt to attempt.
             * @example 7
             */
            number: number;
            /**
             * @description Unix time in seconds.
             * @example 1760000000.5
             */
            time: number;
            /**
             * @description What it was.
             * @example delivery
             * @enum {string}
             */
            kind: "delivery" | "test";
            /**
             * @description Its `webhook-id`: the same for the same readings when they are tried again.
             * @example msg_5HcVQzN1mYb0oXqf3kZ2rw
             */
            message_id: string;
            /**
             * @description Whether the receiver took it: it answered 2xx.
             * @example true
             */
            delivered: boolean;
            /**
             * @description The HTTP status of the answer; null without one.
             * @example 204
             */
            status: number | null;
            /**
             * @description Why it failed: `status` other than 2xx; `timeout`; `refused_network`: the address is of a network that the operator does not allow; `unresolved`: the name was not found; `unreachable`: nobody took the connection; `tls`: the certificate is not good; `closed` before the answer; `bad_answer`: it was not HTTP, or left it (101); `no_final_answer`: one interim answer (1xx) came after the other. Absent for a success.
             * @example timeout
             * @enum {string}
             */
            error?: "status" | "timeout" | "refused_network" | "unresolved" | "unreachable" | "tls" | "closed" | "bad_answer" | "no_final_answer";
            /**
             * @description Milliseconds.
             * @example 41
             */
            duration_ms: number;
            /**
             * @description How many readings were in it.
             * @example 12
             */
            readings: number;
            /**
             * @description The cursor before its readings; null for a test.
             * @example s1-q0n7yT2mJk4xZ1cWb8vLhA5rPd
             */
            from_cursor: string | null;
            /**
             * @description The cursor behind its readings; null for a test.
             * @example s1-q0n7yT2mJk4xZ1cWb8vLhA5rPd
             */
            to_cursor: string | null;
        };
        /** @description Attempts of a webhook; the last 1,000 are kept. */
        WebhookAttemptList: {
            /** @description The newest first. */
            data: components["schemas"]["WebhookAttempt"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example MTAw
             */
            next_cursor: string | null;
        };
        /** @description A webhook that is paused, fails, or is behind. */
        WebhookBehind: {
            /**
             * @description Id of a webhook: opaque, URL-safe.
             * @example hook_b3f0Zk2mVtXq9aLc
             */
            webhook_id: string;
            /**
             * @description For people.
             * @example Energy dashboard
             */
            description: string;
            /**
             * @description A paused webhook delivers nothing, and goes on from where it stood when it is resumed.
             * @example active
             * @enum {string}
             */
            status: "active" | "paused";
            /**
             * @description How long ago the oldest reading that is not delivered was stored, seconds: never less, and up to some minutes more, or to the age of the reading itself and 10 minutes where that is not known; 0 when nothing waits.
             * @example 0
             */
            lag_s: number;
            /**
             * @description How many readings are not delivered yet, about. In lists, as it was counted last; for one webhook, as it is.
             * @example 0
             */
            lag_readings: number;
            /**
             * @description Deliveries that failed since one succeeded.
             * @example 0
             */
            failures: number;
        };
        /** @description What is to change; what is not given stays. A filter takes the place of the one before. */
        WebhookChanges: {
            /**
             * @description Where readings are posted: https, without user, password and fragment. http, and addresses of private networks, only where the operator of the server lists the network; where a name leads is looked at when a delivery connects, not when it is named here.
             * @example https://receiver.example/lightfi
             */
            url?: string;
            /**
             * @description For people.
             * @example Energy dashboard
             */
            description?: string;
            /**
             * @description Which readings are delivered. Each member narrows them further.
             * @example {
             *       "location_ids": [
             *         "loc_demo_building"
             *       ]
             *     }
             */
            filter?: {
                /**
                 * @description Readings of these locations and of everything below them. Nothing outside is ever delivered, whatever moves. Default: the whole organisation.
                 * @example [
                 *       "loc_demo_building"
                 *     ]
                 */
                location_ids?: string[];
                /**
                 * @description Of these sensors only, as long as they lie in the locations. Default: of all.
                 * @example [
                 *       "AQ2-FE753C0D7ADF"
                 *     ]
                 */
                sensor_ids?: string[];
                /**
                 * @description Of these variables only. Default: of all.
                 * @example [
                 *       "CO2ppm",
                 *       "temperatureC"
                 *     ]
                 */
                var_names?: components["schemas"]["VarName"][];
            };
            /**
             * @description True pauses it; false lets it go on from where it stood, and at once where it waits to try again.
             * @example false
             */
            paused?: boolean;
        };
        /** @description A webhook to be created. */
        WebhookInput: {
            /**
             * @description Where readings are posted: https, without user, password and fragment. http, and addresses of private networks, only where the operator of the server lists the network; where a name leads is looked at when a delivery connects, not when it is named here.
             * @example https://receiver.example/lightfi
             */
            url: string;
            /**
             * @description For people.
             * @example Energy dashboard
             */
            description?: string;
            /**
             * @description Which readings are delivered. Each member narrows them further.
             * @example {
             *       "location_ids": [
             *         "loc_demo_building"
             *       ]
             *     }
             */
            filter?: {
                /**
                 * @description Readings of these locations and of everything below them. Nothing outside is ever delivered, whatever moves. Default: the whole organisation.
                 * @example [
                 *       "loc_demo_building"
                 *     ]
                 */
                location_ids?: string[];
                /**
                 * @description Of these sensors only, as long as they lie in the locations. Default: of all.
                 * @example [
                 *       "AQ2-FE753C0D7ADF"
                 *     ]
                 */
                sensor_ids?: string[];
                /**
                 * @description Of these variables only. Default: of all.
                 * @example [
                 *       "CO2ppm",
                 *       "temperatureC"
                 *     ]
                 */
                var_names?: components["schemas"]["VarName"][];
            };
            /**
             * @description Where it begins: `now` (the default) with what is stored from now on, `beginning` with the oldest stored reading, or behind a `next_cursor` of `/readings/changes`.
             * @example now
             */
            start?: string;
        };
        /** @description Webhooks. */
        WebhookList: {
            /** @description The organisation's webhooks, the oldest first. */
            data: components["schemas"]["WebhookOutput"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example MTAw
             */
            next_cursor: string | null;
        };
        /** @description A webhook, and how far it is. Its secret is never shown again. */
        WebhookOutput: {
            /**
             * @description Id of a webhook: opaque, URL-safe.
             * @example hook_b3f0Zk2mVtXq9aLc
             */
            webhook_id: string;
            /**
             * @description Stands for what can be changed of it, and changes with that alone. Send it as `If-Match`, in quotes, with a change: where somebody else was first, that is refused with 412.
             * @example q3Zk2mVtXq9aLcB7q3Zk2mVtXq9
             */
            version: string;
            /**
             * @description Where readings are posted: https, without user, password and fragment. http, and addresses of private networks, only where the operator of the server lists the network; where a name leads is looked at when a delivery connects, not when it is named here.
             * @example https://receiver.example/lightfi
             */
            url: string;
            /**
             * @description For people.
             * @example Energy dashboard
             */
            description: string;
            /**
             * @description Which readings are delivered.
             * @example {
             *       "location_ids": [
             *         "loc_demo_building"
             *       ]
             *     }
             */
            filter: {
                /**
                 * @description Readings of these locations and of everything below them. Nothing outside is ever delivered, whatever moves. Default: the whole organisation.
                 * @example [
                 *       "loc_demo_building"
                 *     ]
                 */
                location_ids: string[];
                /**
                 * @description Of these sensors only, as long as they lie in the locations. Default: of all.
                 * @example [
                 *       "AQ2-FE753C0D7ADF"
                 *     ]
                 */
                sensor_ids?: string[];
                /**
                 * @description Of these variables only. Default: of all.
                 * @example [
                 *       "CO2ppm",
                 *       "temperatureC"
                 *     ]
                 */
                var_names?: components["schemas"]["VarName"][];
            };
            /**
             * @description A paused webhook delivers nothing, and goes on from where it stood when it is resumed.
             * @example active
             * @enum {string}
             */
            status: "active" | "paused";
            /**
             * @description Since when and why it is paused; null while it is active.
             * @example null
             */
            pause: {
                /**
                 * @description Unix time in seconds.
                 * @example 1760000000.5
                 */
                since: number;
                /**
                 * @description `requested` by an administrator; `gone`: the receiver answered 410; `location_deleted`: a location of the filter is no more.
                 * @example gone
                 * @enum {string}
                 */
                reason: "requested" | "gone" | "location_deleted";
                /**
                 * @description What happened and what to do.
                 * @example The receiver answered 410: it is gone for good. Correct the URL, or resume it.
                 */
                detail: string;
            } | null;
            /**
             * @description Unix time in seconds.
             * @example 1760000000.5
             */
            created_at: number;
            /**
             * @description Until when the secret before the last rotation signs besides the new one, Unix time in seconds; null when it does not.
             * @example null
             */
            secret_overlap_until: number | null;
            /**
             * @description How long ago the oldest reading that is not delivered was stored, seconds: never less, and up to some minutes more, or to the age of the reading itself and 10 minutes where that is not known; 0 when nothing waits.
             * @example 0
             */
            lag_s: number;
            /**
             * @description How many readings are not delivered yet, about. In lists, as it was counted last; for one webhook, as it is.
             * @example 0
             */
            lag_readings: number;
            /**
             * @description Deliveries that failed since one succeeded.
             * @example 0
             */
            failures: number;
            /**
             * @description When a failed delivery is tried again, Unix time in seconds; null when none waits.
             * @example null
             */
            next_attempt_at: number | null;
        };
        /** @description The new secret of a webhook. */
        WebhookSecret: {
            /**
             * @description Id of a webhook: opaque, URL-safe.
             * @example hook_b3f0Zk2mVtXq9aLc
             */
            webhook_id: string;
            /**
             * @description The secret of its signatures, shown this once: `whsec_` and 256 random bits in base64, as Standard Webhooks writes it.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=
             */
            secret: string;
            /**
             * @description Until when the secret before the last rotation signs besides the new one, Unix time in seconds; null when it does not.
             * @example null
             */
            secret_overlap_until: number | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    read_health_health_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service can serve. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "version": "0.1.0",
                     *       "readings": "ok",
                     *       "database": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_liveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "live",
                     *       "version": "0.1.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            /** @description `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_readiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Requests may be sent here. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready",
                     *       "version": "0.1.0",
                     *       "readings": "ok",
                     *       "database": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_ready`: The answer of `/health/ready` alone: the server is being started or stopped, or its database cannot be asked; `detail` says which. What distributes requests asks again.
             *
             *     `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_base_location_properties_locations_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The base locations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "location_id": "loc_demo_floor_1",
                     *           "parent_id": "loc_demo_building",
                     *           "kind": "floor",
                     *           "name": "First floor",
                     *           "time_zone": "Europe/London",
                     *           "properties": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LocationList"];
                };
            };
            /** @description `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_location: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "parent_id": "loc_demo_building",
                 *       "kind": "floor",
                 *       "name": "First floor"
                 *     }
                 */
                "application/json": components["schemas"]["LocationInput"];
            };
        };
        responses: {
            /** @description The location. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "location_id": "loc_demo_floor_1",
                     *       "parent_id": "loc_demo_building",
                     *       "kind": "floor",
                     *       "name": "First floor",
                     *       "time_zone": "Europe/London",
                     *       "properties": {}
                     *     }
                     */
                    "application/json": components["schemas"]["LocationOutput"];
                };
            };
            /**
             * @description `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_location_properties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_floor_1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The location. */
            200: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "location_id": "loc_demo_floor_1",
                     *       "parent_id": "loc_demo_building",
                     *       "kind": "floor",
                     *       "name": "First floor",
                     *       "time_zone": "Europe/London",
                     *       "properties": {}
                     *     }
                     */
                    "application/json": components["schemas"]["LocationOutput"];
                };
            };
            /** @description Nothing has changed since the answer with that `ETag`. */
            304: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_location: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_roof
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The location is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_location: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_floor_1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "First floor, east"
                 *     }
                 */
                "application/json": components["schemas"]["LocationChanges"];
            };
        };
        responses: {
            /** @description The location. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "location_id": "loc_demo_floor_1",
                     *       "parent_id": "loc_demo_building",
                     *       "kind": "floor",
                     *       "name": "First floor",
                     *       "time_zone": "Europe/London",
                     *       "properties": {}
                     *     }
                     */
                    "application/json": components["schemas"]["LocationOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_location_direct_children_locations__location_id___get: {
        parameters: {
            query?: {
                /**
                 * @description `1`: what lies directly in it. `all`: everything below it, at any depth.
                 * @example all
                 */
                depth?: "1" | "all";
                /**
                 * @description Only sensors with a datum whose time is later: Unix seconds, RFC 3339 with an offset, or a date of the location.
                 * @example 1760000000.5
                 */
                since?: string;
                /**
                 * @description Whether retired sensors are listed too.
                 * @example false
                 */
                retired?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_floor_1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The location, its direct children and its sensors. */
            200: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "location": {
                     *         "location_id": "loc_demo_floor_1",
                     *         "parent_id": "loc_demo_building",
                     *         "kind": "floor",
                     *         "name": "First floor",
                     *         "time_zone": "Europe/London",
                     *         "properties": {}
                     *       },
                     *       "locations": [],
                     *       "sensors": [
                     *         {
                     *           "sensor_id": "AQ2-FE753C0D7ADF",
                     *           "name": "Meeting room 1.1",
                     *           "family": "alpine",
                     *           "location_id": "loc_demo_floor_1",
                     *           "time_zone": "Europe/London",
                     *           "position": {
                     *             "longitude": -0.0877,
                     *             "latitude": 51.5079
                     *           },
                     *           "polygon_id": "room-1-1",
                     *           "retired_at": null,
                     *           "stale_after_s": 900,
                     *           "data": [
                     *             {
                     *               "var_name": "CO2ppm",
                     *               "time": 1760000000,
                     *               "value": 850
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LocationChildren"];
                };
            };
            /** @description Nothing has changed since the answer with that `ETag`. */
            304: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_latest_sensor_information_sensors__sensor_id__get: {
        parameters: {
            query?: {
                /**
                 * @description Fields to return; repeat the parameter for several, or separate them by commas.
                 * @example [
                 *       "latest",
                 *       "value"
                 *     ]
                 */
                project?: ("latest" | "value" | "name" | "family" | "location_id" | "time_zone" | "position" | "polygon_id" | "retired_at" | "stale_after_s" | "status" | "status_since" | "last_data_at")[];
            };
            header?: never;
            path: {
                /**
                 * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
                 * @example AQ2-FE753C0D7ADF
                 */
                sensor_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sensor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sensor_id": "AQ2-FE753C0D7ADF",
                     *       "name": "Meeting room 1.1",
                     *       "family": "alpine",
                     *       "location_id": "loc_demo_floor_1",
                     *       "time_zone": "Europe/London",
                     *       "position": {
                     *         "longitude": -0.0877,
                     *         "latitude": 51.5079
                     *       },
                     *       "polygon_id": "room-1-1",
                     *       "retired_at": null,
                     *       "stale_after_s": 900,
                     *       "data": [
                     *         {
                     *           "var_name": "CO2ppm",
                     *           "time": 1760000000,
                     *           "value": 850
                     *         }
                     *       ],
                     *       "status": "online",
                     *       "status_since": null,
                     *       "last_data_at": 1760000000
                     *     }
                     */
                    "application/json": components["schemas"]["SensorOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_sensor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
                 * @example AQ2-FE753C0D7AE0
                 */
                sensor_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sensor is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_sensor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
                 * @example AQ2-FE753C0D7ADF
                 */
                sensor_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "location_id": "loc_demo_floor_1",
                 *       "polygon_id": "room-1-1"
                 *     }
                 */
                "application/json": components["schemas"]["SensorChanges"];
            };
        };
        responses: {
            /** @description The sensor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sensor_id": "AQ2-FE753C0D7ADF",
                     *       "name": "Meeting room 1.1",
                     *       "family": "alpine",
                     *       "location_id": "loc_demo_floor_1",
                     *       "time_zone": "Europe/London",
                     *       "position": {
                     *         "longitude": -0.0877,
                     *         "latitude": 51.5079
                     *       },
                     *       "polygon_id": "room-1-1",
                     *       "retired_at": null,
                     *       "stale_after_s": 900,
                     *       "data": []
                     *     }
                     */
                    "application/json": components["schemas"]["SensorOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_sensor_historic_data_sensors__sensor_id___var_name__history_get: {
        parameters: {
            query?: {
                /**
                 * @description First time, included: Unix seconds, RFC 3339 with an offset, or a date, which begins at midnight of the place.
                 * @example 1760000000
                 */
                from?: string;
                /**
                 * @description Last time, excluded: as `from`. A date is its beginning, so nothing of that day is in.
                 * @example 2026-02-01T00:00:00Z
                 */
                to?: string;
                /**
                 * @description At most this many data, counted in the asked order. Unlimited when absent.
                 * @example 1000
                 */
                limit?: number;
                /**
                 * @description By time, rising or falling.
                 * @example asc
                 */
                order?: "asc" | "desc";
                /**
                 * @description The representation; goes before `Accept`. Without either: `json`.
                 * @example json
                 */
                format?: "json" | "ndjson" | "csv" | "parquet" | "arrow" | "arrow_stream" | "xlsx";
                /**
                 * @description How times are written: Unix seconds, or RFC 3339 in UTC with milliseconds. The latter in `ndjson` and `csv` only.
                 * @example unix
                 */
                time_format?: "unix" | "rfc3339";
                /**
                 * @description Put the data into buckets of this length by the wall clock of the sensor. `limit` then counts buckets.
                 * @example 1h
                 */
                bucket?: "5m" | "15m" | "30m" | "1h" | "3h" | "6h" | "1d";
                /**
                 * @description Whether the `onlineStatus` that follows from silence is among the reports. With `false` only what was reported: for a copy that is posted elsewhere.
                 * @example true
                 */
                derived?: boolean;
                /** @description Give the data as intervals, in which they follow one another in less than this many seconds, such as 600. Not together with `bucket`. `limit` then counts intervals. */
                timeout_s?: number;
                /**
                 * @description How `csv` is written: `point` as RFC 4180 says, `comma` for spreadsheets of countries with decimal commas: `21,4`, semicolons between cells, and a byte order mark. The latter in `csv` only.
                 * @example point
                 */
                decimal?: "point" | "comma";
            };
            header?: never;
            path: {
                /**
                 * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
                 * @example AQ2-FE753C0D7ADF
                 */
                sensor_id: string;
                /**
                 * @description Name of a variable a sensor reports.
                 * @example CO2ppm
                 */
                var_name: components["schemas"]["VarName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sensor_id": "AQ2-FE753C0D7ADF",
                     *       "var_name": "CO2ppm",
                     *       "data": [
                     *         {
                     *           "time": 1760000000,
                     *           "value": 850
                     *         },
                     *         {
                     *           "time": 1760000300,
                     *           "value": 862.5
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SensorHistory"];
                    "application/x-ndjson": string;
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                    "application/vnd.apache.arrow.file": string;
                    "application/vnd.apache.arrow.stream": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description The bytes of a file of columns that `Range` asks for. */
            206: {
                headers: {
                    /** @description Stands for the file; send it as `If-Match` or `If-Range` with the next `Range`, so that all pieces are of the same one. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing has changed since the answer with that `ETag`. */
            304: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: The operation cannot answer in any media type that `Accept` allows. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_changed`: What you are reading in pieces is not kept any more, so that the next piece would be of another file. Begin again, without `If-Match`. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `range_not_satisfiable`: `Range` asks for bytes behind the end of the file, whose length is in `Content-Range`. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_readings: {
        parameters: {
            query?: {
                /**
                 * @description Sensors; repeat the parameter for several. One that is unknown fails the request.
                 * @example [
                 *       "AQ2-FE753C0D7ADF"
                 *     ]
                 */
                sensor_id?: string[];
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_floor_1
                 */
                location_id?: string;
                /**
                 * @description Variables; repeat the parameter for several.
                 * @example [
                 *       "CO2ppm",
                 *       "temperatureC"
                 *     ]
                 */
                var_name?: components["schemas"]["VarName"][];
                /**
                 * @description First time, included: Unix seconds, RFC 3339 with an offset, or a date, which begins at midnight of the place.
                 * @example 1760000000
                 */
                from?: string;
                /**
                 * @description Last time, excluded: as `from`. A date is its beginning, so nothing of that day is in.
                 * @example 2026-02-01T00:00:00Z
                 */
                to?: string;
                /**
                 * @description At most this many data, counted in the asked order. Unlimited when absent.
                 * @example 1000
                 */
                limit?: number;
                /**
                 * @description By time, rising or falling.
                 * @example asc
                 */
                order?: "asc" | "desc";
                /**
                 * @description The representation; goes before `Accept`. Without either: `json`.
                 * @example json
                 */
                format?: "json" | "ndjson" | "csv" | "parquet" | "arrow" | "arrow_stream" | "xlsx";
                /**
                 * @description How times are written: Unix seconds, or RFC 3339 in UTC with milliseconds. The latter in `ndjson` and `csv` only.
                 * @example unix
                 */
                time_format?: "unix" | "rfc3339";
                /**
                 * @description Whether the `onlineStatus` that follows from silence is among the reports. With `false` only what was reported: for a copy that is posted elsewhere.
                 * @example true
                 */
                derived?: boolean;
                /**
                 * @description How `csv` is written: `point` as RFC 4180 says, `comma` for spreadsheets of countries with decimal commas: `21,4`, semicolons between cells, and a byte order mark. The latter in `csv` only.
                 * @example point
                 */
                decimal?: "point" | "comma";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "sensor_id": "AQ2-FE753C0D7ADF",
                     *           "var_name": "CO2ppm",
                     *           "time": 1760000000,
                     *           "value": 850
                     *         },
                     *         {
                     *           "sensor_id": "AQ2-FE753C0D7ADF",
                     *           "var_name": "temperatureC",
                     *           "time": 1760000000,
                     *           "value": 21.4
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ReadingList"];
                    "application/x-ndjson": string;
                    "text/csv": string;
                    "application/vnd.apache.parquet": string;
                    "application/vnd.apache.arrow.file": string;
                    "application/vnd.apache.arrow.stream": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description The bytes of a file of columns that `Range` asks for. */
            206: {
                headers: {
                    /** @description Stands for the file; send it as `If-Match` or `If-Range` with the next `Range`, so that all pieces are of the same one. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing has changed since the answer with that `ETag`. */
            304: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: The operation cannot answer in any media type that `Accept` allows. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_changed`: What you are reading in pieces is not kept any more, so that the next piece would be of another file. Begin again, without `If-Match`. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `range_not_satisfiable`: `Range` asks for bytes behind the end of the file, whose length is in `Content-Range`. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_readings_readings_post: {
        parameters: {
            query?: {
                /**
                 * @description Store all readings or none: any invalid one fails the request with 422. A body of lines may then have 50,000 readings.
                 * @example false
                 */
                strict?: boolean;
                /**
                 * @description Check everything and store nothing: the answer is what it would be, but that no motion event counts as throttled.
                 * @example false
                 */
                dry_run?: boolean;
                /**
                 * @description Take times from 1970 to 2000 too. Without it such a reading is rejected: it is most likely a device whose clock is not set, or a time in another unit.
                 * @example false
                 */
                before_2000?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "readings": [
                 *         {
                 *           "sensor_id": "AQ2-FE753C0D7ADF",
                 *           "var_name": "CO2ppm",
                 *           "time": 1760000000,
                 *           "value": 850
                 *         },
                 *         {
                 *           "sensor_id": "AQ2-FE753C0D7ADF",
                 *           "var_name": "temperatureC",
                 *           "time": "2026-01-31T09:30:00Z",
                 *           "value": 21.4
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReadingBatch"];
                /**
                 * @example {"sensor_id":"AQ2-FE753C0D7ADF","var_name":"CO2ppm","time":1760000000,"value":850}
                 *     {"sensor_id":"AQ2-FE753C0D7ADF","var_name":"temperatureC","time":1760000000,"value":21.4}
                 */
                "application/x-ndjson": string;
                /**
                 * @example sensor_id,time,CO2ppm,temperatureC
                 *     AQ2-FE753C0D7ADF,1760000000,850,21.4
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description The accepted readings are durable. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 2,
                     *       "throttled": 0,
                     *       "rejected": []
                     *     }
                     */
                    "application/json": components["schemas"]["ReadingReceipt"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_encoding`: The body could not be decompressed, or ends early.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `readings_rejected`: Answer to a strict request. `rejected` lists the invalid readings by their index, the first of them at least. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_location_history: {
        parameters: {
            query: {
                /**
                 * @description Length of the buckets, by the wall clock of the location.
                 * @example 30m
                 */
                bucket: "5m" | "15m" | "30m" | "1h" | "3h" | "6h" | "1d";
                /**
                 * @description First time, included: Unix seconds, RFC 3339 with an offset, or a date, which begins at midnight of the place.
                 * @example 1760000000
                 */
                from?: string;
                /**
                 * @description Last time, excluded: as `from`. A date is its beginning, so nothing of that day is in.
                 * @example 2026-02-01T00:00:00Z
                 */
                to?: string;
                /**
                 * @description The representation; goes before `Accept`. Without either: `json`.
                 * @example json
                 */
                format?: "json" | "ndjson" | "csv" | "xlsx";
                /**
                 * @description How times are written: Unix seconds, or RFC 3339 in UTC with milliseconds. The latter in `ndjson` and `csv` only.
                 * @example unix
                 */
                time_format?: "unix" | "rfc3339";
                /**
                 * @description How `csv` is written: `point` as RFC 4180 says, `comma` for spreadsheets of countries with decimal commas: `21,4`, semicolons between cells, and a byte order mark. The latter in `csv` only.
                 * @example point
                 */
                decimal?: "point" | "comma";
            };
            header?: never;
            path: {
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_floor_1
                 */
                location_id: string;
                /**
                 * @description Name of a variable a sensor reports.
                 * @example CO2ppm
                 */
                var_name: components["schemas"]["VarName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The buckets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "location_id": "loc_demo_floor_1",
                     *       "var_name": "CO2ppm",
                     *       "bucket": "30m",
                     *       "time_zone": "Europe/London",
                     *       "from": 1760000400,
                     *       "to": 1760004000,
                     *       "time": [
                     *         1760000400,
                     *         1760002200
                     *       ],
                     *       "data": [
                     *         {
                     *           "sensor_id": "AQ2-FE753C0D7ADF",
                     *           "min": [
                     *             640,
                     *             null
                     *           ],
                     *           "avg": [
                     *             812.5,
                     *             null
                     *           ],
                     *           "max": [
                     *             1010,
                     *             null
                     *           ],
                     *           "count": [
                     *             6,
                     *             0
                     *           ],
                     *           "coverage": [
                     *             1,
                     *             0
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LocationHistory"];
                    "application/x-ndjson": string;
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: The operation cannot answer in any media type that `Accept` allows. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_reading_changes: {
        parameters: {
            query?: {
                /**
                 * @description The `next_cursor` of the answer before; `now` for the end.
                 * @example now
                 */
                after?: string;
                /**
                 * @description At most this many readings.
                 * @example 1000
                 */
                limit?: number;
                /**
                 * @description How long to wait for readings when there are none, in seconds.
                 * @example 0
                 */
                wait?: number;
                /**
                 * @description Of these sensors only, and with `location_id` of those of them that lie there; repeat the parameter for several. One that is unknown fails the request.
                 * @example [
                 *       "AQ2-FE753C0D7ADF"
                 *     ]
                 */
                sensor_id?: string[];
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_floor_1
                 */
                location_id?: string;
                /**
                 * @description Of these variables only; repeat the parameter for several.
                 * @example [
                 *       "CO2ppm",
                 *       "temperatureC"
                 *     ]
                 */
                var_name?: components["schemas"]["VarName"][];
                /**
                 * @description Say of each reading by when it was stored.
                 * @example false
                 */
                stored_by?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The readings, and where the next ones begin. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "2s-7-mgivbbk0",
                     *           "sensor_id": "AQ2-FE753C0D7ADF",
                     *           "var_name": "CO2ppm",
                     *           "time": 1760000000,
                     *           "value": 850
                     *         }
                     *       ],
                     *       "next_cursor": "s1-q0n7yT2mJk4xZ1cWb8vLhA5rPd",
                     *       "has_more": false
                     *     }
                     */
                    "application/json": components["schemas"]["ReadingChanges"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_cursor`: Another installation gave it, or this one before an older backup was put back. Begin anew: in the log without `after` for everything that is stored, with `after=now` for what comes; in a stream of events without a cursor for what comes; a webhook at `beginning` or `now`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_expired`: Readings that were stored after this place in the log have been deleted, since they are kept for a number of days only. `next_cursor` is the place from which on all are there; what lies between is in the histories, as far as it is kept. Or choose variables that are kept longer. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stream_events: {
        parameters: {
            query?: {
                /**
                 * @description Of these sensors only, and with `location_id` of those of them that lie there; repeat the parameter for several. One that is unknown fails the request.
                 * @example [
                 *       "AQ2-FE753C0D7ADF"
                 *     ]
                 */
                sensor_id?: string[];
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_floor_1
                 */
                location_id?: string;
                /**
                 * @description Of these variables only; repeat the parameter for several.
                 * @example [
                 *       "CO2ppm",
                 *       "temperatureC"
                 *     ]
                 */
                var_name?: components["schemas"]["VarName"][];
                /**
                 * @description Only the newest reading of each series, for screens. Read the latest values first and follow from then on, or give a cursor of any age: the newest of every series then comes at once, in one or more `readings`, of which the last, an empty one, has the id.
                 * @example true
                 */
                latest?: boolean;
                /**
                 * @description With `latest=true`: the least time between two events of readings, seconds; 5 unless given.
                 * @example 5
                 */
                every_s?: number;
                /**
                 * @description Where to begin: the id of the last `readings`, the `next_cursor` of `GET /readings/changes`, or `now`. The header `Last-Event-ID` wins over it.
                 * @example now
                 */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The id of the last `readings`, as browsers send it by themselves; it wins over `cursor`.
                 * @example now
                 */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events, as they happen. `retry` says after how many milliseconds to connect again, and lines that begin with a colon are heartbeats. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 2000
                     *
                     *     event: snapshot
                     *     data: {"etag":"q3Zk2mVtXq9aLcB7","statuses":[]}
                     *
                     *     event: readings
                     *     id: s1-q0n7yT2mJk4xZ1cWb8vLhA5rPd
                     *     data: [{"id":"2s-7-mgivbbk0","sensor_id":"AQ2-FE753C0D7ADF","var_name":"CO2ppm","time":1760000000,"value":850}]
                     */
                    "text/event-stream": string;
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: The operation cannot answer in any media type that `Accept` allows. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_cursor`: Another installation gave it, or this one before an older backup was put back. Begin anew: in the log without `after` for everything that is stored, with `after=now` for what comes; in a stream of events without a cursor for what comes; a webhook at `beginning` or `now`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cursor_expired`: Readings that were stored after this place in the log have been deleted, since they are kept for a number of days only. `next_cursor` is the place from which on all are there; what lies between is in the histories, as far as it is kept. Or choose variables that are kept longer. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_streams`: This login or client, or its organisation, has as many open as it may: 32 and 500. Close one that nobody reads, or share one: a stream without filters tells everything that you may see. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_floorplan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_roof
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The floorplan. */
            200: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "FeatureCollection",
                     *       "features": [
                     *         {
                     *           "type": "Feature",
                     *           "id": "terrace",
                     *           "properties": {
                     *             "type": "area.room",
                     *             "name": "Terrace"
                     *           },
                     *           "geometry": {
                     *             "type": "Polygon",
                     *             "coordinates": [
                     *               [
                     *                 [
                     *                   -0.0878,
                     *                   51.5078
                     *                 ],
                     *                 [
                     *                   -0.0876,
                     *                   51.5078
                     *                 ],
                     *                 [
                     *                   -0.0876,
                     *                   51.508
                     *                 ],
                     *                 [
                     *                   -0.0878,
                     *                   51.5078
                     *                 ]
                     *               ]
                     *             ]
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Floorplan"];
                };
            };
            /** @description Nothing has changed since the answer with that `ETag`. */
            304: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_floorplan: {
        parameters: {
            query?: {
                /**
                 * @description Check everything and store nothing: the answer is the report, whatever is in it.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: {
                /** @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412. */
                "If-Match"?: string;
                /** @description `*`: only where there is none as yet; else 412. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_roof
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "FeatureCollection",
                 *       "features": [
                 *         {
                 *           "type": "Feature",
                 *           "id": "terrace",
                 *           "properties": {
                 *             "type": "area.room",
                 *             "name": "Terrace"
                 *           },
                 *           "geometry": {
                 *             "type": "Polygon",
                 *             "coordinates": [
                 *               [
                 *                 [
                 *                   -0.0878,
                 *                   51.5078
                 *                 ],
                 *                 [
                 *                   -0.0876,
                 *                   51.5078
                 *                 ],
                 *                 [
                 *                   -0.0876,
                 *                   51.508
                 *                 ],
                 *                 [
                 *                   -0.0878,
                 *                   51.5078
                 *                 ]
                 *               ]
                 *             ]
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Floorplan"];
            };
        };
        responses: {
            /** @description What it changed, or in a dry run what it would. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "stored": true,
                     *       "can_be_stored": true,
                     *       "version": "q3Zk2mVtXq9aLcB7q3Zk2m",
                     *       "features": 1,
                     *       "added": {
                     *         "count": 1,
                     *         "ids": [
                     *           "terrace"
                     *         ]
                     *       },
                     *       "removed": {
                     *         "count": 0,
                     *         "ids": []
                     *       },
                     *       "changed": {
                     *         "count": 0,
                     *         "ids": []
                     *       },
                     *       "unchanged": 0,
                     *       "lost": {
                     *         "count": 0,
                     *         "sensors": []
                     *       },
                     *       "mistakes": {
                     *         "count": 0,
                     *         "places": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FloorplanReport"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_floorplan: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_roof
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The floor has no floorplan. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sensors: {
        parameters: {
            query?: {
                /**
                 * @description Only sensors in this location and everything below it.
                 * @example loc_demo_building
                 */
                location_id?: string;
                /**
                 * @description Whether retired sensors are listed too.
                 * @example false
                 */
                retired?: boolean;
                /**
                 * @description At most this many entries.
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the answer before; absent for the first page.
                 * @example MTAw
                 */
                cursor?: string;
                /**
                 * @description Only sensors with this in the name or the id, in letters of either case.
                 * @example meeting
                 */
                q?: string;
                /**
                 * @description Only sensors of these statuses, of which the first that holds counts: `retired` (taken out of use, or its last report says so), `never_reported` (placed, and no reading ever came), `silent` (nothing came for three intervals at which its model reports), `offline` (its last report says that it is offline), `rebooting` (its last report says that it reboots, and nothing came since), `online` (it is heard); repeat the parameter for several, or separate them by commas. With `retired` the retired ones are listed in any case.
                 * @example [
                 *       "silent",
                 *       "offline"
                 *     ]
                 */
                status?: ("retired" | "never_reported" | "silent" | "offline" | "rebooting" | "online")[];
                /**
                 * @description Only sensors whose last battery level is below this, per cent.
                 * @example 20
                 */
                battery_below?: number;
                /**
                 * @description Only sensors in use with one of these faults: `silent` (its status is `silent`), `offline` (its status is `offline`), `never_reported` (its status is `never_reported`), `battery_low` (its last battery level is in a band of its place that is not as it should be), `late` (it is `online`, and a value that it sends at intervals is older than its `stale_after_s`), `rebooting` (its status is `rebooting`), `unplaced` (it has neither a position nor a polygon, so no plan shows it); repeat the parameter for several, or separate them by commas. The answer then says of each sensor what is wrong with it.
                 * @example [
                 *       "silent",
                 *       "battery_low"
                 *     ]
                 */
                fault?: ("silent" | "offline" | "never_reported" | "battery_low" | "late" | "rebooting" | "unplaced")[];
                /**
                 * @description Whether `q` is looked for in the names of the locations too that a sensor lies in, up to `location_id`, and of that one where it lies directly in it.
                 * @example false
                 */
                q_places?: boolean;
                /**
                 * @description The representation. `Accept` does not choose here.
                 * @example json
                 */
                format?: "json" | "csv" | "xlsx";
                /**
                 * @description How `csv` is written: `point` as RFC 4180 says, `comma` for spreadsheets of countries with decimal commas: `21,4`, semicolons between cells, and a byte order mark. The latter in `csv` only.
                 * @example point
                 */
                decimal?: "point" | "comma";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sensors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "sensor_id": "AQ2-FE753C0D7ADF",
                     *           "name": "Meeting room 1.1",
                     *           "family": "alpine",
                     *           "location_id": "loc_demo_floor_1",
                     *           "time_zone": "Europe/London",
                     *           "position": {
                     *             "longitude": -0.0877,
                     *             "latitude": 51.5079
                     *           },
                     *           "polygon_id": "room-1-1",
                     *           "retired_at": null,
                     *           "stale_after_s": 900,
                     *           "data": [],
                     *           "status": "never_reported",
                     *           "status_since": null,
                     *           "last_data_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SensorList"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_sensor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sensor_id": "AQ2-FE753C0D7AE0",
                 *       "location_id": "loc_demo_floor_1",
                 *       "name": "Meeting room 1.2",
                 *       "position": {
                 *         "longitude": -0.0877,
                 *         "latitude": 51.5079
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SensorInput"];
            };
        };
        responses: {
            /** @description The sensor. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sensor_id": "AQ2-FE753C0D7ADF",
                     *       "name": "Meeting room 1.1",
                     *       "family": "alpine",
                     *       "location_id": "loc_demo_floor_1",
                     *       "time_zone": "Europe/London",
                     *       "position": {
                     *         "longitude": -0.0877,
                     *         "latitude": 51.5079
                     *       },
                     *       "polygon_id": "room-1-1",
                     *       "retired_at": null,
                     *       "stale_after_s": 900,
                     *       "data": []
                     *     }
                     */
                    "application/json": components["schemas"]["SensorOutput"];
                };
            };
            /**
             * @description `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retire_sensor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
                 * @example AQ2-FE753C0D7ADF
                 */
                sensor_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sensor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sensor_id": "AQ2-FE753C0D7ADF",
                     *       "name": "Meeting room 1.1",
                     *       "family": "alpine",
                     *       "location_id": "loc_demo_floor_1",
                     *       "time_zone": "Europe/London",
                     *       "position": {
                     *         "longitude": -0.0877,
                     *         "latitude": 51.5079
                     *       },
                     *       "polygon_id": "room-1-1",
                     *       "retired_at": 1760000000,
                     *       "stale_after_s": 900,
                     *       "data": []
                     *     }
                     */
                    "application/json": components["schemas"]["SensorOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reinstate_sensor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
                 * @example AQ2-FE753C0D7ADF
                 */
                sensor_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sensor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sensor_id": "AQ2-FE753C0D7ADF",
                     *       "name": "Meeting room 1.1",
                     *       "family": "alpine",
                     *       "location_id": "loc_demo_floor_1",
                     *       "time_zone": "Europe/London",
                     *       "position": {
                     *         "longitude": -0.0877,
                     *         "latitude": 51.5079
                     *       },
                     *       "polygon_id": "room-1-1",
                     *       "retired_at": null,
                     *       "stale_after_s": 900,
                     *       "data": []
                     *     }
                     */
                    "application/json": components["schemas"]["SensorOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replace_sensor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
                 * @example AQ2-FE753C0D7AE0
                 */
                sensor_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sensor_id": "AQ2-FE753C0D7AE2"
                 *     }
                 */
                "application/json": components["schemas"]["SensorReplacement"];
            };
        };
        responses: {
            /** @description The new sensor. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sensor_id": "AQ2-FE753C0D7ADF",
                     *       "name": "Meeting room 1.1",
                     *       "family": "alpine",
                     *       "location_id": "loc_demo_floor_1",
                     *       "time_zone": "Europe/London",
                     *       "position": {
                     *         "longitude": -0.0877,
                     *         "latitude": 51.5079
                     *       },
                     *       "polygon_id": "room-1-1",
                     *       "retired_at": null,
                     *       "stale_after_s": 900,
                     *       "data": []
                     *     }
                     */
                    "application/json": components["schemas"]["SensorOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_locations: {
        parameters: {
            query?: {
                /**
                 * @description Only this location and everything below it. Without it: all that the caller may see.
                 * @example loc_demo_building
                 */
                location_id?: string;
                /**
                 * @description The representation; goes before `Accept`. Without either: `json`. `xlsx` is a workbook to look at, with names of places; it cannot be imported.
                 * @example json
                 */
                format?: "json" | "csv" | "xlsx";
                /**
                 * @description How `csv` is written: `point` as RFC 4180 says, `comma` for spreadsheets of countries with decimal commas: `21,4`, semicolons between cells, and a byte order mark. The latter in `csv` only.
                 * @example point
                 */
                decimal?: "point" | "comma";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The locations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "locations": [
                     *         {
                     *           "location_id": "loc_demo_roof",
                     *           "parent_id": "loc_demo_building",
                     *           "kind": "floor",
                     *           "name": "Roof terrace",
                     *           "time_zone": null,
                     *           "properties": {
                     *             "capacity": 40
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LocationRecords"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: The operation cannot answer in any media type that `Accept` allows. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_sensors: {
        parameters: {
            query?: {
                /**
                 * @description Only this location and everything below it. Without it: all that the caller may see.
                 * @example loc_demo_building
                 */
                location_id?: string;
                /**
                 * @description The representation; goes before `Accept`. Without either: `json`. `xlsx` is a workbook to look at, with names of places; it cannot be imported.
                 * @example json
                 */
                format?: "json" | "csv" | "xlsx";
                /**
                 * @description How `csv` is written: `point` as RFC 4180 says, `comma` for spreadsheets of countries with decimal commas: `21,4`, semicolons between cells, and a byte order mark. The latter in `csv` only.
                 * @example point
                 */
                decimal?: "point" | "comma";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sensors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sensors": [
                     *         {
                     *           "sensor_id": "AQ2-FE753C0D7ADF",
                     *           "location_id": "loc_demo_floor_1",
                     *           "name": "Meeting room 1.1",
                     *           "position": {
                     *             "longitude": -0.0877,
                     *             "latitude": 51.5079
                     *           },
                     *           "polygon_id": "room-1-1",
                     *           "retired_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SensorRecords"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: The operation cannot answer in any media type that `Accept` allows. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_locations: {
        parameters: {
            query?: {
                /**
                 * @description Check everything and store nothing: the answer is the report, whatever is in it.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "locations": [
                 *         {
                 *           "location_id": "loc_demo_roof",
                 *           "parent_id": "loc_demo_building",
                 *           "kind": "floor",
                 *           "name": "Roof terrace",
                 *           "time_zone": null,
                 *           "properties": {
                 *             "capacity": 40
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["LocationRecords"];
                /**
                 * @example location_id,parent_id,kind,name,time_zone,properties
                 *     loc_demo_roof,loc_demo_building,floor,Roof terrace,,"{""capacity"":40}"
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description What became of each record, or in a dry run what would. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "stored": true,
                     *       "created": 1,
                     *       "changed": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "rows": [
                     *         {
                     *           "index": 0,
                     *           "id": "loc_demo_roof",
                     *           "action": "create"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `import_rejected`: `report` says of every record what would become of it, and what is wrong with the invalid ones. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_sensors: {
        parameters: {
            query?: {
                /**
                 * @description Check everything and store nothing: the answer is the report, whatever is in it.
                 * @example false
                 */
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sensors": [
                 *         {
                 *           "sensor_id": "AQ2-FE753C0D7ADF",
                 *           "location_id": "loc_demo_floor_1",
                 *           "name": "Meeting room 1.1",
                 *           "position": {
                 *             "longitude": -0.0877,
                 *             "latitude": 51.5079
                 *           },
                 *           "polygon_id": "room-1-1",
                 *           "retired_at": null
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SensorRecords"];
                /**
                 * @example sensor_id,location_id,name,longitude,latitude,polygon_id,retired_at
                 *     AQ2-FE753C0D7ADF,loc_demo_floor_1,Meeting room 1.1,-0.0877,51.5079,room-1-1,
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description What became of each record, or in a dry run what would. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "stored": true,
                     *       "created": 1,
                     *       "changed": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "rows": [
                     *         {
                     *           "index": 0,
                     *           "id": "AQ2-FE753C0D7ADF",
                     *           "action": "create"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `import_rejected`: `report` says of every record what would become of it, and what is wrong with the invalid ones. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_location_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_floor_1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "location_id": "loc_demo_floor_1",
                     *       "version": "q3Zk2mVtXq9aLcB7",
                     *       "own": {
                     *         "working_hours": "7-19",
                     *         "capacity": 40
                     *       },
                     *       "effective": {
                     *         "bands": {
                     *           "batteryLevelPct": {
                     *             "value": [
                     *               {
                     *                 "name": "Empty soon",
                     *                 "to": 10,
                     *                 "severity": 3
                     *               },
                     *               {
                     *                 "name": "Low",
                     *                 "to": 20,
                     *                 "severity": 2
                     *               },
                     *               {
                     *                 "name": "OK",
                     *                 "to": null,
                     *                 "severity": 0
                     *               }
                     *             ],
                     *             "from": {
                     *               "kind": "default",
                     *               "location_id": null,
                     *               "name": ""
                     *             }
                     *           }
                     *         },
                     *         "working_hours": {
                     *           "value": "7-19",
                     *           "from": {
                     *             "kind": "location",
                     *             "location_id": "loc_demo_floor_1",
                     *             "name": "First floor"
                     *           }
                     *         },
                     *         "working_days": {
                     *           "value": "mon-fri",
                     *           "from": {
                     *             "kind": "default",
                     *             "location_id": null,
                     *             "name": ""
                     *           }
                     *         },
                     *         "outdoor_co2_ppm": {
                     *           "value": 450,
                     *           "from": {
                     *             "kind": "default",
                     *             "location_id": null,
                     *             "name": ""
                     *           }
                     *         },
                     *         "capacity": {
                     *           "value": 40,
                     *           "from": {
                     *             "kind": "location",
                     *             "location_id": "loc_demo_floor_1",
                     *             "name": "First floor"
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["LocationSettingsOutput"];
                };
            };
            /** @description Nothing has changed since the answer with that `ETag`. */
            304: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_location_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_floor_1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "working_hours": "7-19",
                 *       "capacity": 40
                 *     }
                 */
                "application/json": components["schemas"]["LocationSettingsInput"];
            };
        };
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "location_id": "loc_demo_floor_1",
                     *       "version": "q3Zk2mVtXq9aLcB7",
                     *       "own": {
                     *         "working_hours": "7-19",
                     *         "capacity": 40
                     *       },
                     *       "effective": {
                     *         "bands": {
                     *           "batteryLevelPct": {
                     *             "value": [
                     *               {
                     *                 "name": "Empty soon",
                     *                 "to": 10,
                     *                 "severity": 3
                     *               },
                     *               {
                     *                 "name": "Low",
                     *                 "to": 20,
                     *                 "severity": 2
                     *               },
                     *               {
                     *                 "name": "OK",
                     *                 "to": null,
                     *                 "severity": 0
                     *               }
                     *             ],
                     *             "from": {
                     *               "kind": "default",
                     *               "location_id": null,
                     *               "name": ""
                     *             }
                     *           }
                     *         },
                     *         "working_hours": {
                     *           "value": "7-19",
                     *           "from": {
                     *             "kind": "location",
                     *             "location_id": "loc_demo_floor_1",
                     *             "name": "First floor"
                     *           }
                     *         },
                     *         "working_days": {
                     *           "value": "mon-fri",
                     *           "from": {
                     *             "kind": "default",
                     *             "location_id": null,
                     *             "name": ""
                     *           }
                     *         },
                     *         "outdoor_co2_ppm": {
                     *           "value": 450,
                     *           "from": {
                     *             "kind": "default",
                     *             "location_id": null,
                     *             "name": ""
                     *           }
                     *         },
                     *         "capacity": {
                     *           "value": 40,
                     *           "from": {
                     *             "kind": "location",
                     *             "location_id": "loc_demo_floor_1",
                     *             "name": "First floor"
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["LocationSettingsOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get: {
        parameters: {
            query?: {
                /**
                 * @description First local date, included.
                 * @example 2026-01-05
                 */
                from?: string;
                /**
                 * @description Last local date, excluded. Default: tomorrow, so that today is included; of a location, the tomorrow of each time zone.
                 * @example 2026-01-12
                 */
                to?: string;
                /**
                 * @description Whole hours of the wall clock, the last excluded: `8-18` or `08:00-18:00`. Over midnight, as in `22-6`, they belong to the day on which they begin. Default: all.
                 * @example 8-18
                 */
                hours?: string;
                /**
                 * @description Days of the week: `mon-fri`, or several such as `mon,wed-fri`. Default: all.
                 * @example mon-fri
                 */
                days?: string;
                /**
                 * @description `weekday`: put all Mondays together, all Tuesdays, and so on, instead of one entry per date. `range`: all days together, in one entry; of days of which nothing is known, `utl` counts nothing.
                 * @example weekday
                 */
                group_by?: "weekday" | "range";
                /**
                 * @description The representation. `Accept` does not choose here.
                 * @example json
                 */
                format?: "json" | "csv" | "xlsx";
                /**
                 * @description How `csv` is written: `point` as RFC 4180 says, `comma` for spreadsheets of countries with decimal commas: `21,4`, semicolons between cells, and a byte order mark. The latter in `csv` only.
                 * @example point
                 */
                decimal?: "point" | "comma";
                /**
                 * @description Local dates that do not count, such as holidays, divided by commas; at most 50.
                 * @example 2026-01-06
                 */
                exclude?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
                 * @example AQ2-FE753C0D7ADF
                 */
                sensor_id: string;
                /**
                 * @description Name of a variable a sensor reports.
                 * @example CO2ppm
                 */
                var_name: components["schemas"]["VarName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sensor_id": "AQ2-FE753C0D7ADF",
                     *       "var_name": "CO2ppm",
                     *       "time_zone": "Europe/London",
                     *       "data": [
                     *         {
                     *           "date": "2026-01-05",
                     *           "min": 412,
                     *           "avg": 633.5,
                     *           "max": 1180,
                     *           "count": 120,
                     *           "coverage": 1
                     *         },
                     *         {
                     *           "date": "2026-01-06",
                     *           "min": null,
                     *           "avg": null,
                     *           "max": null,
                     *           "count": 0,
                     *           "coverage": 0
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SensorDaily"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_location_direct_child_daily_data_range_locations__location_id___var_name__daily_get: {
        parameters: {
            query?: {
                /**
                 * @description First local date, included.
                 * @example 2026-01-05
                 */
                from?: string;
                /**
                 * @description Last local date, excluded. Default: tomorrow, so that today is included; of a location, the tomorrow of each time zone.
                 * @example 2026-01-12
                 */
                to?: string;
                /**
                 * @description Whole hours of the wall clock, the last excluded: `8-18` or `08:00-18:00`. Over midnight, as in `22-6`, they belong to the day on which they begin. Default: all.
                 * @example 8-18
                 */
                hours?: string;
                /**
                 * @description Days of the week: `mon-fri`, or several such as `mon,wed-fri`. Default: all.
                 * @example mon-fri
                 */
                days?: string;
                /**
                 * @description `weekday`: put all Mondays together, all Tuesdays, and so on, instead of one entry per date. `range`: all days together, in one entry; of days of which nothing is known, `utl` counts nothing.
                 * @example weekday
                 */
                group_by?: "weekday" | "range";
                /**
                 * @description `child`: an entry for each direct child location and sensor. `polygon`: one for each polygon of a floorplan, the data of the sensors that are tied to it taken together, wherever below the location they lie; sensors that are tied to none are left out.
                 * @example child
                 */
                by?: "child" | "polygon";
                /**
                 * @description The representation. `Accept` does not choose here.
                 * @example json
                 */
                format?: "json" | "csv" | "xlsx";
                /**
                 * @description How `csv` is written: `point` as RFC 4180 says, `comma` for spreadsheets of countries with decimal commas: `21,4`, semicolons between cells, and a byte order mark. The latter in `csv` only.
                 * @example point
                 */
                decimal?: "point" | "comma";
                /**
                 * @description Local dates that do not count, such as holidays, divided by commas; at most 50.
                 * @example 2026-01-06
                 */
                exclude?: string;
                /**
                 * @description Only the entries of this child: the id of a location or sensor, with `by=polygon` of a polygon. There are none where it is no such child, or nothing in it reports the variable.
                 * @example loc_demo_floor_1
                 */
                child_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_floor_1
                 */
                location_id: string;
                /**
                 * @description Name of a variable a sensor reports.
                 * @example CO2ppm
                 */
                var_name: components["schemas"]["VarName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "location_id": "loc_demo_floor_1",
                     *           "var_name": "CO2ppm",
                     *           "time_zone": "Europe/London",
                     *           "data": [
                     *             {
                     *               "date": "2026-01-05",
                     *               "min": 412,
                     *               "avg": 633.5,
                     *               "max": 1180,
                     *               "count": 2400,
                     *               "coverage": 1
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "sensor_id": "AQ2-FE753C0D7ADF",
                     *           "var_name": "CO2ppm",
                     *           "time_zone": "Europe/London",
                     *           "data": [
                     *             {
                     *               "date": "2026-01-05",
                     *               "min": 412,
                     *               "avg": 633.5,
                     *               "max": 1180,
                     *               "count": 120,
                     *               "coverage": 1
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LocationDaily"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_location_hourly: {
        parameters: {
            query?: {
                /**
                 * @description First local date, included.
                 * @example 2026-01-05
                 */
                from?: string;
                /**
                 * @description Last local date, excluded. Default: tomorrow, so that today is included; of a location, the tomorrow of each time zone.
                 * @example 2026-01-12
                 */
                to?: string;
                /**
                 * @description Whole hours of the wall clock, the last excluded: `8-18` or `08:00-18:00`. Over midnight, as in `22-6`, they belong to the day on which they begin. Default: all.
                 * @example 8-18
                 */
                hours?: string;
                /**
                 * @description Days of the week: `mon-fri`, or several such as `mon,wed-fri`. Default: all.
                 * @example mon-fri
                 */
                days?: string;
                /**
                 * @description Put the same hours of all Mondays together, and so on, instead of one entry per date.
                 * @example weekday
                 */
                group_by?: "weekday";
                /**
                 * @description `child`: an entry for each direct child location and sensor. `polygon`: one for each polygon of a floorplan, the data of the sensors that are tied to it taken together, wherever below the location they lie; sensors that are tied to none are left out.
                 * @example child
                 */
                by?: "child" | "polygon";
                /**
                 * @description The representation. `Accept` does not choose here.
                 * @example json
                 */
                format?: "json" | "csv" | "xlsx";
                /**
                 * @description How `csv` is written: `point` as RFC 4180 says, `comma` for spreadsheets of countries with decimal commas: `21,4`, semicolons between cells, and a byte order mark. The latter in `csv` only.
                 * @example point
                 */
                decimal?: "point" | "comma";
                /**
                 * @description Local dates that do not count, such as holidays, divided by commas; at most 50.
                 * @example 2026-01-06
                 */
                exclude?: string;
                /**
                 * @description Only the entries of this child: the id of a location or sensor, with `by=polygon` of a polygon. There are none where it is no such child, or nothing in it reports the variable.
                 * @example loc_demo_floor_1
                 */
                child_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_floor_1
                 */
                location_id: string;
                /**
                 * @description Name of a variable a sensor reports.
                 * @example CO2ppm
                 */
                var_name: components["schemas"]["VarName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "location_id": "loc_demo_floor_1",
                     *           "var_name": "CO2ppm",
                     *           "time_zone": "Europe/London",
                     *           "data": [
                     *             {
                     *               "weekday": "mon",
                     *               "hour": 8,
                     *               "min": 412,
                     *               "avg": 455.5,
                     *               "max": 520,
                     *               "count": 48,
                     *               "coverage": 1
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LocationHourly"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get: {
        parameters: {
            query?: {
                /**
                 * @description First local date, included.
                 * @example 2026-01-05
                 */
                from?: string;
                /**
                 * @description Last local date, excluded. Default: tomorrow, so that today is included; of a location, the tomorrow of each time zone.
                 * @example 2026-01-12
                 */
                to?: string;
                /**
                 * @description Whole hours of the wall clock, the last excluded: `8-18` or `08:00-18:00`. Over midnight, as in `22-6`, they belong to the day on which they begin. Default: all.
                 * @example 8-18
                 */
                hours?: string;
                /**
                 * @description Days of the week: `mon-fri`, or several such as `mon,wed-fri`. Default: all.
                 * @example mon-fri
                 */
                days?: string;
                /**
                 * @description The representation. `Accept` does not choose here.
                 * @example json
                 */
                format?: "json" | "csv" | "xlsx";
                /**
                 * @description How `csv` is written: `point` as RFC 4180 says, `comma` for spreadsheets of countries with decimal commas: `21,4`, semicolons between cells, and a byte order mark. The latter in `csv` only.
                 * @example point
                 */
                decimal?: "point" | "comma";
                /**
                 * @description Local dates that do not count, such as holidays, divided by commas; at most 50.
                 * @example 2026-01-06
                 */
                exclude?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
                 * @example AQ2-FE753C0D7ADF
                 */
                sensor_id: string;
                /**
                 * @description Name of a variable a sensor reports.
                 * @example CO2ppm
                 */
                var_name: components["schemas"]["VarName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sensor_id": "AQ2-FE753C0D7ADF",
                     *       "var_name": "CO2ppm",
                     *       "time_zone": "Europe/London",
                     *       "data": [
                     *         {
                     *           "date": "2026-01-05",
                     *           "hour": 8,
                     *           "min": 412,
                     *           "avg": 455.5,
                     *           "max": 520,
                     *           "count": 12,
                     *           "coverage": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SensorHourly"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_clients: {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries.
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the answer before; absent for the first page.
                 * @example MTAw
                 */
                cursor?: string;
                /**
                 * @description Whether the service's own clients are listed too.
                 * @example false
                 */
                built_in?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clients. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "client_id": "3f2b9c6d1e8a4075b1c2d3e4f5",
                     *           "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *           "name": "Facilities dashboard",
                     *           "kind": "confidential",
                     *           "status": "enabled",
                     *           "created_at": 1760000000.5,
                     *           "callback_urls": [
                     *             "https://dashboard.example.org/callback"
                     *           ],
                     *           "sign_out_urls": [],
                     *           "access_token_lifetime_s": 14400,
                     *           "refresh_token_lifetime_s": 315360000,
                     *           "scopes": [
                     *             "aws.cognito.signin.user.admin",
                     *             "readings:read"
                     *           ],
                     *           "allowed_grants": [
                     *             "authorization_code",
                     *             "refresh_token"
                     *           ],
                     *           "rotate_refresh_tokens": false,
                     *           "rotation_grace_s": 10,
                     *           "echo_refresh_token": false,
                     *           "signing_algorithm": "default",
                     *           "first_party": true,
                     *           "built_in": false,
                     *           "secret_used_at": 1760000000.5,
                     *           "previous_secret_until": null,
                     *           "previous_secret_used_at": null,
                     *           "last_token_at": 1760000000.5,
                     *           "last_token_address": "192.0.2.7",
                     *           "last_refresh_at": null,
                     *           "last_error": null,
                     *           "requests_24h": 1440
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ClientList"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_client: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Facilities dashboard",
                 *       "kind": "confidential",
                 *       "callback_urls": [
                 *         "https://dashboard.example.org/callback"
                 *       ],
                 *       "scopes": [
                 *         "aws.cognito.signin.user.admin",
                 *         "readings:read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ClientInput"];
            };
        };
        responses: {
            /** @description The client with its credentials. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "client_id": "3f2b9c6d1e8a4075b1c2d3e4f5",
                     *       "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *       "name": "Facilities dashboard",
                     *       "kind": "confidential",
                     *       "status": "enabled",
                     *       "created_at": 1760000000.5,
                     *       "callback_urls": [
                     *         "https://dashboard.example.org/callback"
                     *       ],
                     *       "sign_out_urls": [],
                     *       "access_token_lifetime_s": 14400,
                     *       "refresh_token_lifetime_s": 315360000,
                     *       "scopes": [
                     *         "aws.cognito.signin.user.admin",
                     *         "readings:read"
                     *       ],
                     *       "allowed_grants": [
                     *         "authorization_code",
                     *         "refresh_token"
                     *       ],
                     *       "rotate_refresh_tokens": false,
                     *       "rotation_grace_s": 10,
                     *       "echo_refresh_token": false,
                     *       "signing_algorithm": "default",
                     *       "first_party": true,
                     *       "built_in": false,
                     *       "secret_used_at": 1760000000.5,
                     *       "previous_secret_until": null,
                     *       "previous_secret_used_at": null,
                     *       "last_token_at": 1760000000.5,
                     *       "last_token_address": "192.0.2.7",
                     *       "last_refresh_at": null,
                     *       "last_error": null,
                     *       "requests_24h": 1440,
                     *       "client_secret": "c2VjcmV0LXNob3duLW9uY2UtYW5kLW5ldmVyLWFnYWlu",
                     *       "oauth_url": "http://localhost:8000/oauth2"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedClient"];
                };
            };
            /**
             * @description `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an OAuth2 client: opaque, URL-safe.
                 * @example 3f2b9c6d1e8a4075b1c2d3e4f5
                 */
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client. */
            200: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "client_id": "3f2b9c6d1e8a4075b1c2d3e4f5",
                     *       "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *       "name": "Facilities dashboard",
                     *       "kind": "confidential",
                     *       "status": "enabled",
                     *       "created_at": 1760000000.5,
                     *       "callback_urls": [
                     *         "https://dashboard.example.org/callback"
                     *       ],
                     *       "sign_out_urls": [],
                     *       "access_token_lifetime_s": 14400,
                     *       "refresh_token_lifetime_s": 315360000,
                     *       "scopes": [
                     *         "aws.cognito.signin.user.admin",
                     *         "readings:read"
                     *       ],
                     *       "allowed_grants": [
                     *         "authorization_code",
                     *         "refresh_token"
                     *       ],
                     *       "rotate_refresh_tokens": false,
                     *       "rotation_grace_s": 10,
                     *       "echo_refresh_token": false,
                     *       "signing_algorithm": "default",
                     *       "first_party": true,
                     *       "built_in": false,
                     *       "secret_used_at": 1760000000.5,
                     *       "previous_secret_until": null,
                     *       "previous_secret_used_at": null,
                     *       "last_token_at": 1760000000.5,
                     *       "last_token_address": "192.0.2.7",
                     *       "last_refresh_at": null,
                     *       "last_error": null,
                     *       "requests_24h": 1440
                     *     }
                     */
                    "application/json": components["schemas"]["ClientOutput"];
                };
            };
            /** @description Nothing has changed since the answer with that `ETag`. */
            304: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_client: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of an OAuth2 client: opaque, URL-safe.
                 * @example 3f2b9c6d1e8a4075b1c2d3e4f5
                 */
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_client: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of an OAuth2 client: opaque, URL-safe.
                 * @example 3f2b9c6d1e8a4075b1c2d3e4f5
                 */
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refresh_token_lifetime_s": 2592000
                 *     }
                 */
                "application/json": components["schemas"]["ClientChanges"];
            };
        };
        responses: {
            /** @description The client as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "client_id": "3f2b9c6d1e8a4075b1c2d3e4f5",
                     *       "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *       "name": "Facilities dashboard",
                     *       "kind": "confidential",
                     *       "status": "enabled",
                     *       "created_at": 1760000000.5,
                     *       "callback_urls": [
                     *         "https://dashboard.example.org/callback"
                     *       ],
                     *       "sign_out_urls": [],
                     *       "access_token_lifetime_s": 14400,
                     *       "refresh_token_lifetime_s": 2592000,
                     *       "scopes": [
                     *         "aws.cognito.signin.user.admin",
                     *         "readings:read"
                     *       ],
                     *       "allowed_grants": [
                     *         "authorization_code",
                     *         "refresh_token"
                     *       ],
                     *       "rotate_refresh_tokens": false,
                     *       "rotation_grace_s": 10,
                     *       "echo_refresh_token": false,
                     *       "signing_algorithm": "default",
                     *       "first_party": true,
                     *       "built_in": false,
                     *       "secret_used_at": 1760000000.5,
                     *       "previous_secret_until": null,
                     *       "previous_secret_used_at": null,
                     *       "last_token_at": 1760000000.5,
                     *       "last_token_address": "192.0.2.7",
                     *       "last_refresh_at": null,
                     *       "last_error": null,
                     *       "requests_24h": 1440
                     *     }
                     */
                    "application/json": components["schemas"]["ClientOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotate_client_secret: {
        parameters: {
            query?: {
                /**
                 * @description Seconds for which the secret before works as well: 0 to 2592000 (30 days).
                 * @example 86400
                 */
                keep_previous_s?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Id of an OAuth2 client: opaque, URL-safe.
                 * @example 3f2b9c6d1e8a4075b1c2d3e4f5
                 */
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new credentials. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "client_id": "3f2b9c6d1e8a4075b1c2d3e4f5",
                     *       "client_secret": "c2VjcmV0LXNob3duLW9uY2UtYW5kLW5ldmVyLWFnYWlu",
                     *       "oauth_url": "http://localhost:8000/oauth2",
                     *       "previous_secret_until": 1760086400.5
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSecret"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_previous_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an OAuth2 client: opaque, URL-safe.
                 * @example 3f2b9c6d1e8a4075b1c2d3e4f5
                 */
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret before works no more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disable_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an OAuth2 client: opaque, URL-safe.
                 * @example 3f2b9c6d1e8a4075b1c2d3e4f5
                 */
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "client_id": "3f2b9c6d1e8a4075b1c2d3e4f5",
                     *       "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *       "name": "Facilities dashboard",
                     *       "kind": "confidential",
                     *       "status": "disabled",
                     *       "created_at": 1760000000.5,
                     *       "callback_urls": [
                     *         "https://dashboard.example.org/callback"
                     *       ],
                     *       "sign_out_urls": [],
                     *       "access_token_lifetime_s": 14400,
                     *       "refresh_token_lifetime_s": 315360000,
                     *       "scopes": [
                     *         "aws.cognito.signin.user.admin",
                     *         "readings:read"
                     *       ],
                     *       "allowed_grants": [
                     *         "authorization_code",
                     *         "refresh_token"
                     *       ],
                     *       "rotate_refresh_tokens": false,
                     *       "rotation_grace_s": 10,
                     *       "echo_refresh_token": false,
                     *       "signing_algorithm": "default",
                     *       "first_party": true,
                     *       "built_in": false,
                     *       "secret_used_at": 1760000000.5,
                     *       "previous_secret_until": null,
                     *       "previous_secret_used_at": null,
                     *       "last_token_at": 1760000000.5,
                     *       "last_token_address": "192.0.2.7",
                     *       "last_refresh_at": null,
                     *       "last_error": null,
                     *       "requests_24h": 1440
                     *     }
                     */
                    "application/json": components["schemas"]["ClientOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enable_client: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of an OAuth2 client: opaque, URL-safe.
                 * @example 3f2b9c6d1e8a4075b1c2d3e4f5
                 */
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "client_id": "3f2b9c6d1e8a4075b1c2d3e4f5",
                     *       "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *       "name": "Facilities dashboard",
                     *       "kind": "confidential",
                     *       "status": "enabled",
                     *       "created_at": 1760000000.5,
                     *       "callback_urls": [
                     *         "https://dashboard.example.org/callback"
                     *       ],
                     *       "sign_out_urls": [],
                     *       "access_token_lifetime_s": 14400,
                     *       "refresh_token_lifetime_s": 315360000,
                     *       "scopes": [
                     *         "aws.cognito.signin.user.admin",
                     *         "readings:read"
                     *       ],
                     *       "allowed_grants": [
                     *         "authorization_code",
                     *         "refresh_token"
                     *       ],
                     *       "rotate_refresh_tokens": false,
                     *       "rotation_grace_s": 10,
                     *       "echo_refresh_token": false,
                     *       "signing_algorithm": "default",
                     *       "first_party": true,
                     *       "built_in": false,
                     *       "secret_used_at": 1760000000.5,
                     *       "previous_secret_until": null,
                     *       "previous_secret_used_at": null,
                     *       "last_token_at": 1760000000.5,
                     *       "last_token_address": "192.0.2.7",
                     *       "last_refresh_at": null,
                     *       "last_error": null,
                     *       "requests_24h": 1440
                     *     }
                     */
                    "application/json": components["schemas"]["ClientOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_client_activity: {
        parameters: {
            query?: {
                /**
                 * @description What an entry stands for: an hour or a day of UTC.
                 * @example day
                 */
                interval?: "hour" | "day";
                /**
                 * @description At most this many entries.
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the answer before; absent for the first page.
                 * @example MTAw
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of an OAuth2 client: opaque, URL-safe.
                 * @example 3f2b9c6d1e8a4075b1c2d3e4f5
                 */
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "from": 1760000400,
                     *           "tokens": 3,
                     *           "refreshes": 2,
                     *           "failures": 0,
                     *           "requests": 60
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ActivityList"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_grant_activity: {
        parameters: {
            query?: {
                /**
                 * @description What an entry stands for: an hour or a day of UTC.
                 * @example day
                 */
                interval?: "hour" | "day";
                /**
                 * @description At most this many entries.
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the answer before; absent for the first page.
                 * @example MTAw
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of a grant: the `origin_jti` of its access tokens.
                 * @example grant_qB5zZg1yCqJ8o1hVtq0lJr4Xv9mPz3aDw2Yk6nTs1eU
                 */
                grant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "from": 1760000400,
                     *           "tokens": 3,
                     *           "refreshes": 2,
                     *           "failures": 0,
                     *           "requests": 60
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ActivityList"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_users: {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries.
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the answer before; absent for the first page.
                 * @example MTAw
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "user_id": "user_b3f0Zk2mVtXq9aLc",
                     *           "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *           "username": "ada@example.org",
                     *           "email": "ada@example.org",
                     *           "role": "viewer",
                     *           "location_ids": [
                     *             "loc_demo_building"
                     *           ],
                     *           "status": "active",
                     *           "second_factor": false,
                     *           "created_at": 1760000000.5
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["UserList"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.org",
                 *       "role": "viewer",
                 *       "location_ids": [
                 *         "loc_demo_building"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UserInvitation"];
            };
        };
        responses: {
            /** @description The invited user. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "user_id": "user_b3f0Zk2mVtXq9aLc",
                     *         "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *         "username": "ada@example.org",
                     *         "email": "ada@example.org",
                     *         "role": "viewer",
                     *         "location_ids": [
                     *           "loc_demo_building"
                     *         ],
                     *         "status": "invited",
                     *         "second_factor": false,
                     *         "created_at": 1760000000.5
                     *       },
                     *       "emailed_to": "ada@example.org",
                     *       "link": null
                     *     }
                     */
                    "application/json": components["schemas"]["InvitedUser"];
                };
            };
            /**
             * @description `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a user: opaque, URL-safe.
                 * @example user_b3f0Zk2mVtXq9aLc
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user_id": "user_b3f0Zk2mVtXq9aLc",
                     *       "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *       "username": "ada@example.org",
                     *       "email": "ada@example.org",
                     *       "role": "viewer",
                     *       "location_ids": [
                     *         "loc_demo_building"
                     *       ],
                     *       "status": "active",
                     *       "second_factor": false,
                     *       "created_at": 1760000000.5
                     *     }
                     */
                    "application/json": components["schemas"]["UserOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_user: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of a user: opaque, URL-safe.
                 * @example user_b3f0Zk2mVtXq9aLc
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_user: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of a user: opaque, URL-safe.
                 * @example user_b3f0Zk2mVtXq9aLc
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "installer",
                 *       "location_ids": [
                 *         "loc_demo_floor_1"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UserChanges"];
            };
        };
        responses: {
            /** @description The user as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user_id": "user_b3f0Zk2mVtXq9aLc",
                     *       "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *       "username": "ada@example.org",
                     *       "email": "ada@example.org",
                     *       "role": "installer",
                     *       "location_ids": [
                     *         "loc_demo_floor_1"
                     *       ],
                     *       "status": "active",
                     *       "second_factor": false,
                     *       "created_at": 1760000000.5
                     *     }
                     */
                    "application/json": components["schemas"]["UserOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a user: opaque, URL-safe.
                 * @example user_b3f0Zk2mVtXq9aLc
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything is ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_user_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a user: opaque, URL-safe.
                 * @example user_b3f0Zk2mVtXq9aLc
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The way of the link. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "emailed_to": "ada@example.org",
                     *       "link": null
                     *     }
                     */
                    "application/json": components["schemas"]["SentLink"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renew_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a user: opaque, URL-safe.
                 * @example user_b3f0Zk2mVtXq9aLc
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The way of the link. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "emailed_to": "ada@example.org",
                     *       "link": null
                     *     }
                     */
                    "application/json": components["schemas"]["SentLink"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a user: opaque, URL-safe.
                 * @example user_b3f0Zk2mVtXq9aLc
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user logs in with the password alone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_grants: {
        parameters: {
            query?: {
                /**
                 * @description Whose grants: the caller's own, or those of all users of the organisation.
                 * @example me
                 */
                of?: "me" | "organisation";
                /**
                 * @description At most this many entries.
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the answer before; absent for the first page.
                 * @example MTAw
                 */
                cursor?: string;
                /**
                 * @description Only those of this client.
                 * @example 3f2b9c6d1e8a4075b1c2d3e4f5
                 */
                client_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The grants. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "grant_id": "grant_qB5zZg1yCqJ8o1hVtq0lJr4Xv9mPz3aDw2Yk6nTs1eU",
                     *           "client_id": "3f2b9c6d1e8a4075b1c2d3e4f5",
                     *           "client_name": "Facilities dashboard",
                     *           "user_id": "user_b3f0Zk2mVtXq9aLc",
                     *           "username": "ada@example.org",
                     *           "scopes": [
                     *             "readings:read"
                     *           ],
                     *           "created_at": 1760000000,
                     *           "expires_at": 2075360000,
                     *           "last_token_at": 1760000000.5,
                     *           "last_token_address": "192.0.2.7",
                     *           "last_refresh_at": null,
                     *           "last_error": null,
                     *           "requests_24h": 1440
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["GrantList"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_grant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a grant: the `origin_jti` of its access tokens.
                 * @example grant_qB5zZg1yCqJ8o1hVtq0lJr4Xv9mPz3aDw2Yk6nTs1eU
                 */
                grant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The grant is revoked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_download: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "path": "/exports/sensors?format=csv"
                 *     }
                 */
                "application/json": components["schemas"]["DownloadInput"];
            };
        };
        responses: {
            /** @description The address. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "http://localhost:8000/downloads/vZQ4n0wqkM3mYw2o8m0lH0o3vJ7cD1T5q1xXbA9eK2c",
                     *       "expires_at": 1760000060,
                     *       "file_name": "sensors.csv"
                     *     }
                     */
                    "application/json": components["schemas"]["Download"];
                };
            };
            /**
             * @description `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_download: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The last part of the address that was given.
                 * @example vZQ4n0wqkM3mYw2o8m0lH0o3vJ7cD1T5q1xXbA9eK2c
                 */
                download_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": []
                     *     }
                     */
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "text/csv": string;
                    "application/x-ndjson": string;
                    "application/vnd.apache.parquet": string;
                    "application/vnd.apache.arrow.file": string;
                    "application/vnd.apache.arrow.stream": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description The bytes of a file of columns that `Range` asks for. */
            206: {
                headers: {
                    /** @description Stands for the file; send it as `If-Match` or `If-Range` with the next `Range`, so that all pieces are of the same one. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing has changed since the answer with that `ETag`. */
            304: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `file_changed`: What you are reading in pieces is not kept any more, so that the next piece would be of another file. Begin again, without `If-Match`. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `range_not_satisfiable`: `Range` asks for bytes behind the end of the file, whose length is in `Content-Range`. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The preferences. */
            200: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "q3Zk2mVtXq9aLcB7",
                     *       "preferences": {
                     *         "theme": "dark",
                     *         "last_location_id": "loc_demo_floor_1"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PreferencesOutput"];
                };
            };
            /** @description Nothing has changed since the answer with that `ETag`. */
            304: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_preferences: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "theme": "dark",
                 *       "last_location_id": "loc_demo_floor_1"
                 *     }
                 */
                "application/json": components["schemas"]["PreferencesInput"];
            };
        };
        responses: {
            /** @description The preferences. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "q3Zk2mVtXq9aLcB7",
                     *       "preferences": {
                     *         "theme": "dark",
                     *         "last_location_id": "loc_demo_floor_1"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PreferencesOutput"];
                };
            };
            /**
             * @description `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The views. */
            200: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "q3Zk2mVtXq9aLcB7",
                     *       "views": [
                     *         {
                     *           "name": "Air",
                     *           "address": "/dashboard/live/loc_demo_floor_1?src=CO2ppm"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SavedViews"];
                };
            };
            /** @description Nothing has changed since the answer with that `ETag`. */
            304: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_views: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "views": [
                 *         {
                 *           "name": "Air",
                 *           "address": "/dashboard/live/loc_demo_floor_1?src=CO2ppm"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SavedViewsInput"];
            };
        };
        responses: {
            /** @description The views. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "q3Zk2mVtXq9aLcB7",
                     *       "views": [
                     *         {
                     *           "name": "Air",
                     *           "address": "/dashboard/live/loc_demo_floor_1?src=CO2ppm"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SavedViews"];
                };
            };
            /**
             * @description `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries.
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the answer before; absent for the first page.
                 * @example MTAw
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "session_id": "session_mZ3v0wqkM3mYw2o8m0lH0o3vJ7cD1T5q1xXbA9eK2cQ",
                     *           "created_at": 1760000000,
                     *           "last_used_at": 1760003600,
                     *           "expires_at": 1760032400,
                     *           "browser": "Firefox on Windows",
                     *           "current": true
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a session in a browser.
                 * @example session_mZ3v0wqkM3mYw2o8m0lH0o3vJ7cD1T5q1xXbA9eK2cQ
                 */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session is ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_webhooks: {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries.
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the answer before; absent for the first page.
                 * @example MTAw
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhooks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "webhook_id": "hook_b3f0Zk2mVtXq9aLc",
                     *           "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *           "url": "https://receiver.example/lightfi",
                     *           "description": "Energy dashboard",
                     *           "filter": {
                     *             "location_ids": [
                     *               "loc_demo_building"
                     *             ],
                     *             "var_names": [
                     *               "CO2ppm"
                     *             ]
                     *           },
                     *           "status": "active",
                     *           "pause": null,
                     *           "created_at": 1760000000.5,
                     *           "secret_overlap_until": null,
                     *           "lag_s": 0,
                     *           "lag_readings": 0,
                     *           "failures": 0,
                     *           "next_attempt_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://receiver.example/lightfi",
                 *       "description": "Energy dashboard",
                 *       "filter": {
                 *         "location_ids": [
                 *           "loc_demo_building"
                 *         ],
                 *         "var_names": [
                 *           "CO2ppm"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookInput"];
            };
        };
        responses: {
            /** @description The webhook with its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook_id": "hook_b3f0Zk2mVtXq9aLc",
                     *       "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *       "url": "https://receiver.example/lightfi",
                     *       "description": "Energy dashboard",
                     *       "filter": {
                     *         "location_ids": [
                     *           "loc_demo_building"
                     *         ],
                     *         "var_names": [
                     *           "CO2ppm"
                     *         ]
                     *       },
                     *       "status": "active",
                     *       "pause": null,
                     *       "created_at": 1760000000.5,
                     *       "secret_overlap_until": null,
                     *       "lag_s": 0,
                     *       "lag_readings": 0,
                     *       "failures": 0,
                     *       "next_attempt_at": null,
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedWebhook"];
                };
            };
            /**
             * @description `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do.
             *
             *     `unknown_cursor`: Another installation gave it, or this one before an older backup was put back. Begin anew: in the log without `after` for everything that is stored, with `after=now` for what comes; in a stream of events without a cursor for what comes; a webhook at `beginning` or `now`.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a webhook: opaque, URL-safe.
                 * @example hook_b3f0Zk2mVtXq9aLc
                 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook_id": "hook_b3f0Zk2mVtXq9aLc",
                     *       "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *       "url": "https://receiver.example/lightfi",
                     *       "description": "Energy dashboard",
                     *       "filter": {
                     *         "location_ids": [
                     *           "loc_demo_building"
                     *         ],
                     *         "var_names": [
                     *           "CO2ppm"
                     *         ]
                     *       },
                     *       "status": "active",
                     *       "pause": null,
                     *       "created_at": 1760000000.5,
                     *       "secret_overlap_until": null,
                     *       "lag_s": 0,
                     *       "lag_readings": 0,
                     *       "failures": 0,
                     *       "next_attempt_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_webhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of a webhook: opaque, URL-safe.
                 * @example hook_b3f0Zk2mVtXq9aLc
                 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_webhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of a webhook: opaque, URL-safe.
                 * @example hook_b3f0Zk2mVtXq9aLc
                 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "paused": false
                 *     }
                 */
                "application/json": components["schemas"]["WebhookChanges"];
            };
        };
        responses: {
            /** @description The webhook as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook_id": "hook_b3f0Zk2mVtXq9aLc",
                     *       "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *       "url": "https://receiver.example/lightfi",
                     *       "description": "Energy dashboard",
                     *       "filter": {
                     *         "location_ids": [
                     *           "loc_demo_building"
                     *         ],
                     *         "var_names": [
                     *           "CO2ppm"
                     *         ]
                     *       },
                     *       "status": "active",
                     *       "pause": null,
                     *       "created_at": 1760000000.5,
                     *       "secret_overlap_until": null,
                     *       "lag_s": 0,
                     *       "lag_readings": 0,
                     *       "failures": 0,
                     *       "next_attempt_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why; `blockers` has the locations and sensors that stand in the way, or the users, where they do. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotate_webhook_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a webhook: opaque, URL-safe.
                 * @example hook_b3f0Zk2mVtXq9aLc
                 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlap_s": 86400
                 *     }
                 */
                "application/json": components["schemas"]["SecretRotation"];
            };
        };
        responses: {
            /** @description The new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook_id": "hook_b3f0Zk2mVtXq9aLc",
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=",
                     *       "secret_overlap_until": 1760086400.5
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    test_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a webhook: opaque, URL-safe.
                 * @example hook_b3f0Zk2mVtXq9aLc
                 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it went, good or bad. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": 7,
                     *       "time": 1760000000.5,
                     *       "kind": "test",
                     *       "message_id": "msg_5HcVQzN1mYb0oXqf3kZ2rw",
                     *       "delivered": true,
                     *       "status": 204,
                     *       "duration_ms": 41,
                     *       "readings": 0,
                     *       "from_cursor": null,
                     *       "to_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookAttempt"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeliver_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of a webhook: opaque, URL-safe.
                 * @example hook_b3f0Zk2mVtXq9aLc
                 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "beginning"
                 *     }
                 */
                "application/json": components["schemas"]["Redelivery"];
            };
        };
        responses: {
            /** @description The webhook as it is now, with what waits for it counted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhook_id": "hook_b3f0Zk2mVtXq9aLc",
                     *       "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *       "url": "https://receiver.example/lightfi",
                     *       "description": "Energy dashboard",
                     *       "filter": {
                     *         "location_ids": [
                     *           "loc_demo_building"
                     *         ],
                     *         "var_names": [
                     *           "CO2ppm"
                     *         ]
                     *       },
                     *       "status": "active",
                     *       "pause": null,
                     *       "created_at": 1760000000.5,
                     *       "secret_overlap_until": null,
                     *       "lag_s": 86400,
                     *       "lag_readings": 1000,
                     *       "failures": 0,
                     *       "next_attempt_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookOutput"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown_cursor`: Another installation gave it, or this one before an older backup was put back. Begin anew: in the log without `after` for everything that is stored, with `after=now` for what comes; in a stream of events without a cursor for what comes; a webhook at `beginning` or `now`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_webhook_attempts: {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries.
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the answer before; absent for the first page.
                 * @example MTAw
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of a webhook: opaque, URL-safe.
                 * @example hook_b3f0Zk2mVtXq9aLc
                 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The attempts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "number": 7,
                     *           "time": 1760000000.5,
                     *           "kind": "delivery",
                     *           "message_id": "msg_5HcVQzN1mYb0oXqf3kZ2rw",
                     *           "delivered": true,
                     *           "status": 204,
                     *           "duration_ms": 41,
                     *           "readings": 12,
                     *           "from_cursor": "s1-q0n7yT2mJk4xZ1cWb8vLhA5rPd",
                     *           "to_cursor": "s1-Zt0c6yWk3mUq8rVx1nBd4sJpLh"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookAttemptList"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_retention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days, by variable. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *       "days": {
                     *         "motionEvent": 90
                     *       },
                     *       "expired": [
                     *         {
                     *           "var_name": "motionEvent",
                     *           "expired_before": 1760000400,
                     *           "sensors": 12,
                     *           "deleting": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RetentionOutput"];
                };
            };
            /** @description `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_retention: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `version`, or the `ETag`, of the answer that the change rests on, in quotes: changes only what is still the same; else 412.
                 * @example *
                 */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "days": {
                 *         "motionEvent": 90
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RetentionInput"];
            };
        };
        responses: {
            /** @description The days, by variable. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "q3Zk2mVtXq9aLcB7q3Zk2mVtXq9",
                     *       "days": {
                     *         "motionEvent": 90
                     *       },
                     *       "expired": [
                     *         {
                     *           "var_name": "motionEvent",
                     *           "expired_before": 1760000400,
                     *           "sensors": 12,
                     *           "deleting": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RetentionOutput"];
                };
            };
            /**
             * @description `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: It is not what it was when you read it, as `If-Match` asks. Read it again, and make your change to what it is now. `last_change` says who changed it and when, to those who may read the audit log. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_retention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "days": {
                 *         "motionEvent": 90
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RetentionInput"];
            };
        };
        responses: {
            /** @description What would be deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "var_name": "motionEvent",
                     *           "readings": 105120,
                     *           "sensors": 12,
                     *           "first_day": "2025-01-01",
                     *           "last_day": "2025-10-02"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RetentionPreview"];
                };
            };
            /**
             * @description `malformed_json`: The body could not be parsed. `detail` says where the parser stopped.
             *
             *     `invalid_body`: The body is well formed but not what the operation takes. `errors` points at each place.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Split the request. `detail` states the limit in bytes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_content_type`: Send one of the content types the operation documents. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             *
             *     `storage_full`: Nothing was stored, or of a body of lines only what `detail` says; reading goes on. Keep what you wanted to store, and try again after the seconds given in `Retry-After`: it works once the operator has made room.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_audit_entries: {
        parameters: {
            query?: {
                /**
                 * @description First time, included: Unix seconds, RFC 3339 with an offset, or a date of the organisation.
                 * @example 1760000000
                 */
                from?: string;
                /**
                 * @description Last time, excluded: as `from`; a date is its beginning.
                 * @example 2026-02-01T00:00:00Z
                 */
                to?: string;
                /**
                 * @description What was done.
                 * @example client.created
                 */
                action?: components["schemas"]["AuditAction"];
                /**
                 * @description What kind of thing it was done to.
                 * @example client
                 */
                subject_kind?: "client" | "user" | "grant" | "token" | "key" | "organisation" | "location" | "sensor" | "webhook" | "store";
                /**
                 * @description Only what was done to this client, user, grant, token or key.
                 * @example 3f2b9c6d1e8a4075b1c2d3e4f5
                 */
                subject_id?: string;
                /**
                 * @description At most this many entries.
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the answer before; absent for the first page.
                 * @example MTAw
                 */
                cursor?: string;
                /**
                 * @description Only what this user or client did.
                 * @example user_b3f0Zk2mVtXq9aLc
                 */
                actor_id?: string;
                /**
                 * @description The representation; goes before `Accept`. Without either: `json`. `csv` and `xlsx`, a workbook, have all entries that pass the filters, whatever `limit` says; a sheet holds 1,048,575.
                 * @example json
                 */
                format?: "json" | "csv" | "xlsx";
                /**
                 * @description Only entries in which each of these words stands, in letters of either case: in the act, an id, a name as the answer has it, the address, or what the entry says.
                 * @example ada sensor.created
                 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "sequence": 100,
                     *           "time": 1760000000.5,
                     *           "action": "client.created",
                     *           "actor": {
                     *             "kind": "user",
                     *             "id": "user_b3f0Zk2mVtXq9aLc",
                     *             "name": "ada@example.org"
                     *           },
                     *           "subject": {
                     *             "kind": "client",
                     *             "id": "3f2b9c6d1e8a4075b1c2d3e4f5",
                     *             "name": "Facilities dashboard"
                     *           },
                     *           "remote_address": "192.0.2.17",
                     *           "details": {
                     *             "name": "Facilities dashboard",
                     *             "kind": "confidential"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": "MTAw",
                     *       "names": [
                     *         {
                     *           "kind": "user",
                     *           "id": "user_b3f0Zk2mVtXq9aLc",
                     *           "name": "ada@example.org"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AuditEntryList"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: The operation cannot answer in any media type that `Accept` allows. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user_id": "user_b3f0Zk2mVtXq9aLc",
                     *       "kind": "user",
                     *       "name": "ada@example.org",
                     *       "email": "ada@example.org",
                     *       "role": "viewer",
                     *       "narrowed": false,
                     *       "places": [
                     *         {
                     *           "location_id": "loc_demo_building",
                     *           "kind": "building",
                     *           "name": "Northwind House",
                     *           "ancestors": [
                     *             {
                     *               "location_id": "loc_demo_organisation",
                     *               "name": "Tidewater Instruments"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "can": [
                     *         "read",
                     *         "manage_logins"
                     *       ],
                     *       "organisation": {
                     *         "organisation_id": "loc_demo_organisation",
                     *         "name": "Tidewater Instruments"
                     *       },
                     *       "service_name": "LightFi",
                     *       "second_step": false
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_location_summary: {
        parameters: {
            query?: {
                /**
                 * @description Only these variables; repeat the parameter for several, or separate them by commas.
                 * @example [
                 *       "CO2ppm"
                 *     ]
                 */
                var_name?: components["schemas"]["VarName"][];
                /**
                 * @description At most this many entries.
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the answer before; absent for the first page.
                 * @example MTAw
                 */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of a location: opaque, URL-safe.
                 * @example loc_demo_floor_1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "time": 1760000000.5,
                     *       "location": {
                     *         "location_id": "loc_demo_building",
                     *         "kind": "building",
                     *         "name": "Northwind House",
                     *         "statuses": {
                     *           "retired": 0,
                     *           "never_reported": 0,
                     *           "silent": 1,
                     *           "offline": 0,
                     *           "rebooting": 0,
                     *           "online": 11
                     *         },
                     *         "variables": [
                     *           {
                     *             "var_name": "temperatureC",
                     *             "sensors": 12,
                     *             "current": 11,
                     *             "no_current_data": 1,
                     *             "bands": [
                     *               {
                     *                 "name": "Cold",
                     *                 "severity": 2,
                     *                 "sensors": 0
                     *               },
                     *               {
                     *                 "name": "Cool",
                     *                 "severity": 1,
                     *                 "sensors": 2
                     *               },
                     *               {
                     *                 "name": "Good",
                     *                 "severity": 0,
                     *                 "sensors": 8
                     *               },
                     *               {
                     *                 "name": "Warm",
                     *                 "severity": 1,
                     *                 "sensors": 1
                     *               },
                     *               {
                     *                 "name": "Hot",
                     *                 "severity": 2,
                     *                 "sensors": 0
                     *               }
                     *             ]
                     *           }
                     *         ]
                     *       },
                     *       "children": [
                     *         {
                     *           "location_id": "loc_demo_floor_1",
                     *           "kind": "floor",
                     *           "name": "First floor",
                     *           "statuses": {
                     *             "retired": 0,
                     *             "never_reported": 0,
                     *             "silent": 1,
                     *             "offline": 0,
                     *             "rebooting": 0,
                     *             "online": 11
                     *           },
                     *           "variables": [
                     *             {
                     *               "var_name": "temperatureC",
                     *               "sensors": 12,
                     *               "current": 11,
                     *               "no_current_data": 1,
                     *               "bands": [
                     *                 {
                     *                   "name": "Cold",
                     *                   "severity": 2,
                     *                   "sensors": 0
                     *                 },
                     *                 {
                     *                   "name": "Cool",
                     *                   "severity": 1,
                     *                   "sensors": 2
                     *                 },
                     *                 {
                     *                   "name": "Good",
                     *                   "severity": 0,
                     *                   "sensors": 8
                     *                 },
                     *                 {
                     *                   "name": "Warm",
                     *                   "severity": 1,
                     *                   "sensors": 1
                     *                 },
                     *                 {
                     *                   "name": "Hot",
                     *                   "severity": 2,
                     *                   "sensors": 0
                     *                 }
                     *               ]
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["LocationSummary"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_stats: {
        parameters: {
            query?: {
                /**
                 * @description Only sensors of this location and everything below it.
                 * @example loc_demo_building
                 */
                location_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "time": 1760000000.5,
                     *       "time_zone": "Europe/London",
                     *       "sensors": 41,
                     *       "readings_by_day": [
                     *         {
                     *           "date": "2025-10-08",
                     *           "readings": 47230
                     *         },
                     *         {
                     *           "date": "2025-10-09",
                     *           "readings": 18115
                     *         }
                     *       ],
                     *       "quiet": {
                     *         "count": 1,
                     *         "data": [
                     *           {
                     *             "sensor_id": "AQ2-FE753C0D7ADF",
                     *             "name": "Meeting room 1.1",
                     *             "location_id": "loc_demo_floor_1",
                     *             "status": "silent",
                     *             "since": 1759990000
                     *           }
                     *         ]
                     *       },
                     *       "low_batteries": {
                     *         "count": 1,
                     *         "data": [
                     *           {
                     *             "sensor_id": "AQ2-FE753C0D7ADF",
                     *             "name": "Meeting room 1.1",
                     *             "location_id": "loc_demo_floor_1",
                     *             "level": 12
                     *           }
                     *         ]
                     *       },
                     *       "gaps": {
                     *         "count": 1,
                     *         "data": [
                     *           {
                     *             "sensor_id": "AQ2-FE753C0D7ADF",
                     *             "name": "Meeting room 1.1",
                     *             "location_id": "loc_demo_floor_1",
                     *             "gaps": 2,
                     *             "longest_s": 5400,
                     *             "longest_from": 1759970000
                     *           }
                     *         ]
                     *       },
                     *       "delays": {
                     *         "count": 1,
                     *         "data": [
                     *           {
                     *             "sensor_id": "AQ2-FE753C0D7ADF",
                     *             "name": "Meeting room 1.1",
                     *             "location_id": "loc_demo_floor_1",
                     *             "readings": 24,
                     *             "largest_s": 25200
                     *           }
                     *         ]
                     *       },
                     *       "clocks": {
                     *         "count": 1,
                     *         "data": [
                     *           {
                     *             "sensor_id": "AQ2-FE753C0D7ADF",
                     *             "name": "Meeting room 1.1",
                     *             "location_id": "loc_demo_floor_1",
                     *             "offset_s": -3600
                     *           }
                     *         ]
                     *       },
                     *       "webhooks": {
                     *         "count": 0,
                     *         "data": []
                     *       },
                     *       "brokers": {
                     *         "count": 0,
                     *         "data": []
                     *       },
                     *       "disk": {
                     *         "free_bytes": 120000000000,
                     *         "used_bytes": 1800000000,
                     *         "growth_bytes_per_day": 4400000,
                     *         "days_left": 27272
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Stats"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again.
             *
             *     `readings_unavailable`: The server that keeps them does not answer, or files of the store are damaged, which its operator has to repair; `detail` says which. Keep readings and post them again: those that were stored all the same are replaced. Logins and everything else go on.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_location_tree: {
        parameters: {
            query?: {
                /**
                 * @description Only this location and everything below it.
                 * @example loc_demo_building
                 */
                location_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The locations. */
            200: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "location_id": "loc_demo_floor_1",
                     *           "parent_id": "loc_demo_building",
                     *           "kind": "floor",
                     *           "name": "First floor",
                     *           "time_zone": "Europe/London",
                     *           "properties": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LocationTree"];
                };
            };
            /** @description Nothing has changed since the answer with that `ETag`. */
            304: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route or thing of that name exists, or you may not see it. The answer is the same. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_unplaced_sensors: {
        parameters: {
            query?: {
                /**
                 * @description At most this many entries.
                 * @example 100
                 */
                limit?: number;
                /**
                 * @description The `next_cursor` of the answer before; absent for the first page.
                 * @example MTAw
                 */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sensors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "sensor_id": "AQ2-FE753C0D7AE1",
                     *           "family": "alpine",
                     *           "var_names": [
                     *             "CO2ppm",
                     *             "temperatureC"
                     *           ],
                     *           "first_heard_at": 1759990000,
                     *           "last_heard_at": 1760000000.5,
                     *           "newest_time": 1760000000,
                     *           "readings": 12,
                     *           "heard_by": [
                     *             {
                     *               "kind": "client",
                     *               "name": "Gateway of the first floor",
                     *               "last_heard_at": 1760000000.5,
                     *               "readings": 12
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["UnplacedSensorList"];
                };
            };
            /**
             * @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it.
             *
             *     `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Wait for the seconds given in `Retry-After`, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: Nothing was done, or of a body of lines only what `detail` says. Wait for the seconds given in `Retry-After`, then try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_variables: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The catalogue. */
            200: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "variables": [
                     *         {
                     *           "var_name": "CO2ppm",
                     *           "label": "CO2",
                     *           "meaning": "carbon dioxide",
                     *           "kind": "measurement",
                     *           "unit": "ppm",
                     *           "symbol": "ppm",
                     *           "decimals": 0,
                     *           "min": 0,
                     *           "max": 100000,
                     *           "values": null,
                     *           "bands": [
                     *             {
                     *               "name": "Ideal",
                     *               "to": 800,
                     *               "severity": 0
                     *             },
                     *             {
                     *               "name": "OK",
                     *               "to": 1000,
                     *               "severity": 1
                     *             },
                     *             {
                     *               "name": "Marginal",
                     *               "to": 1250,
                     *               "severity": 2
                     *             },
                     *             {
                     *               "name": "Poor",
                     *               "to": 1800,
                     *               "severity": 3
                     *             },
                     *             {
                     *               "name": "Very poor",
                     *               "to": null,
                     *               "severity": 4
                     *             }
                     *           ],
                     *           "bands_ground": "A sign of ventilation, not of health. HSE (UK): below 800 ppm a space is well ventilated, above 1,500 ppm something should be done. EN 16798-1 counts 550, 800 and 1,350 ppm above the outdoor air, here taken as 450 ppm. ASHRAE 62.1 sets no limit.",
                     *           "families": [
                     *             "alpine",
                     *             "sahara"
                     *           ],
                     *           "palette": "severity",
                     *           "weight": 100
                     *         }
                     *       ],
                     *       "families": [
                     *         {
                     *           "family": "alpine",
                     *           "name": "Alpine",
                     *           "prefix": "AQ2",
                     *           "var_names": [
                     *             "CO2ppm",
                     *             "temperatureC",
                     *             "relativeHumidity",
                     *             "batteryLevelPct",
                     *             "onlineStatus"
                     *           ],
                     *           "expected_interval_s": 300,
                     *           "stale_after_s": 900
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["VariableCatalogue"];
                };
            };
            /** @description Nothing has changed since the answer with that `ETag`. */
            304: {
                headers: {
                    /** @description Stands for the answer; send it as `If-None-Match` to be answered 304 while nothing has changed. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_request`: It breaks a rule of HTTP that keeps everybody who reads it of one mind, such as one `Host` header and no more, or could not be read as HTTP/1.1 at all. Nothing was done. `detail` says which. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `missing_token`: Send `Authorization: Bearer <access token>`. A token in the query string is never read.
             *
             *     `invalid_token`: It is expired, revoked, malformed or not meant for this API. Refresh it and try once more.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `insufficient_scope`: The token is valid but was not granted the scope named in `WWW-Authenticate`.
             *
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope: ask an administrator. Or the token is narrowed to a location, and reads and posts readings at most: log in without `location:`. `detail` says which.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: This is our fault. Give the `request_id` to the operator, who finds the cause in the log. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
