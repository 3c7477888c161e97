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
         * @description The properties of one location.
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
         * @description All data with `from` <= time < `to`, one per time, streamed. A date begins by the clock of the sensor. Without `from` and `to`: the last 24 hours. With `from` alone: up to now. With `to` alone: the 24 hours before it. A variable that never reported gives an empty list. `ndjson` is one datum a line; `csv` has the header `time,value`; `parquet`, `arrow` (a file, also known as Feather) and `arrow_stream` have the columns `time`, a timestamp in UTC with milliseconds, and `value`, a double. With `bucket` each datum is a bucket that holds data: `time` is its start, `value` the mean, beside `min`, `avg`, `max`, `count` and `last`, the newest value; `csv` has the header `time,min,avg,max,count,last`; files of columns have no buckets. A day is a local date. A shorter bucket starts where the wall clock shows a multiple of its length, and where the clocks change: a repeated hour is two. Only data in the range count. `onlineStatus` also says offline from three expected intervals after the newest datum of the sensor on, and online from the next datum on; buckets and files of columns are of reports alone. With `timeout_s` each datum is an interval: of `motionEvent` one of motion, of any other variable one in which it was reported without a longer pause. `from` (and `time`) is its first event or report, `to` its last, `events` (and `value`) their number; `csv` has the header `from,to,events`. One alone is an interval of no length. Intervals that overlap the range are given whole; files of columns have none. In `ndjson` and `csv` every value has a decimal point (`40.0`; from 1e21 on and below 0.000001 with an exponent, `1.0e21`, `1.5e-7`) and every Unix time three decimals, so that a column looks the same throughout. Files of columns can be read in pieces: `Range` is answered 206, `HEAD` says the length.
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
         * @description All data with `from` <= time < `to` of the named sensors, of all sensors in a location and below it, or with both of those named sensors that lie there; without either of all sensors that the caller may see. Without `var_name`: of every variable they ever reported, and the `onlineStatus` that follows from it. Sensor after sensor by id, variable after variable by name, each in the asked order of time; streamed. The range is as of a history; a date begins by the clock of the location, else by that of the sensors, which must be one, else by that of the base locations. `ndjson` is one reading a line; `csv` has the header `sensor_id,var_name,time,value`, which `POST /readings` takes in turn (with `derived=false`, so that nothing derived is stored as a report); `parquet`, `arrow` and `arrow_stream` have those columns, `time` being a timestamp in UTC, of reports alone. In `ndjson` and `csv` every value has a decimal point (`40.0`; from 1e21 on and below 0.000001 with an exponent, `1.0e21`, `1.5e-7`) and every Unix time three decimals, so that a column looks the same throughout. Files of columns can be read in pieces: `Range` is answered 206, `HEAD` says the length.
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
         * @description The sensors in the location and below it that are of a kind that reports the variable, or ever did, by id; what a screen of small charts needs in one call. All share one list of buckets, by the wall clock of the location, whichever zone a sensor lies in. A day is a local date. A shorter bucket starts where the wall clock shows a multiple of its length, and where the clocks change: a repeated hour is two. Every bucket of the range is there, with data or without; only data in the range count, and a bucket that `from` or `to` cuts through is measured as far as it lies in the range. `min`, `avg` and `max` of the stored values; for `motionEvent` instead `utl`, the share of the bucket in use: two successive events less than 600 seconds apart count the time between them as used. `coverage` tells a gap from a quiet room. The range is as of a history; a date begins by the clock of the location. In JSON each sensor has a list for each figure, as long as `time`; `ndjson` and `csv` have a row for each sensor and bucket, sensor after sensor, with the header `sensor_id,time,min,avg,max,count,coverage` or `sensor_id,time,utl,count,coverage`. At most 100000 buckets over all sensors, and 20000 of each.
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
         * @description In place of the one before. Every mistake is pointed at with the feature it is in. A plan that lacks a polygon which sensors are tied to is refused, naming the sensors. For administrators of the floor.
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
         * @description All sensors that the caller may see, or those below one location, by id, in pages.
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
    "/sensors/{sensor_id}/{var_name}/daily": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Daily metrics of one sensor
         * @description Days and hours are those of the wall clock in `time_zone`; a day on which the clocks change has 23, 24.5 or 25 hours. `min`, `avg` and `max` of the stored values; for `motionEvent` instead `utl`, the time in use: two successive events less than 600 seconds apart count the time between them as used. Late, corrected and duplicate data count at once. Without `from`: the 7 days before `to`. At most 3660 days.
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
         * @description The direct child locations and the sensors directly in the location, those of them that have a sensor which reports the variable. A child location takes the data of its whole subtree together, by the days of its own time zone; motion is in use while any of its sensors is. Days and hours are those of the wall clock in `time_zone`; a day on which the clocks change has 23, 24.5 or 25 hours. `min`, `avg` and `max` of the stored values; for `motionEvent` instead `utl`, the time in use: two successive events less than 600 seconds apart count the time between them as used. Late, corrected and duplicate data count at once. Without `from`: the 7 days before `to`. At most 366 days, and 100000 entries in all.
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
    "/sensors/{sensor_id}/{var_name}/hourly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hourly metrics of one sensor
         * @description Days and hours are those of the wall clock in `time_zone`; a day on which the clocks change has 23, 24.5 or 25 hours. `min`, `avg` and `max` of the stored values; for `motionEvent` instead `utl`, the time in use: two successive events less than 600 seconds apart count the time between them as used. Late, corrected and duplicate data count at once. Without `from`: the day before `to`. At most 366 days.
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
         * @description All OAuth2 clients of the caller's organisation, by name. For administrators.
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
         * @description A client with all its settings, never its secret. For administrators.
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
         * @description The secret before stops working at once; refresh tokens live on. The new one is shown this once. For administrators.
         */
        post: operations["rotate_client_secret"];
        delete?: never;
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
         * @description Changes the locations, the role and whether the user is disabled, in this order, and leaves the rest; it holds for the next request. The last administrator of an organisation stays one. For administrators.
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
         * @description The caller's own grants, the newest first, one for each login to an application; with `of=organisation` those of all its users, for administrators.
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
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what
         * @description The audit log of the caller's organisation, the newest first: logins, administration, revocations. Entries are only ever added. For administrators.
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description What was done.
         * @example client.created
         * @enum {string}
         */
        AuditAction: "login.succeeded" | "login.failed" | "login.locked" | "password.changed" | "password.reset_requested" | "password.reset" | "mfa.enabled" | "mfa.disabled" | "mfa.recovery_code_used" | "client.created" | "client.changed" | "client.secret_rotated" | "client.disabled" | "client.enabled" | "client.deleted" | "webhook.created" | "webhook.changed" | "webhook.secret_rotated" | "webhook.tested" | "webhook.redelivered" | "webhook.deleted" | "user.invited" | "user.joined" | "user.changed" | "user.disabled" | "user.enabled" | "user.deleted" | "user.signed_out" | "grant.created" | "grant.revoked" | "token.revoked" | "keys.rotated" | "location.created" | "location.changed" | "location.deleted" | "floorplan.put" | "floorplan.deleted" | "sensor.created" | "sensor.changed" | "sensor.retired" | "sensor.reinstated" | "sensor.deleted" | "readings.repaired" | "database.acknowledged" | "setup.completed";
        /** @description Entries of the audit log. */
        AuditEntryList: {
            /** @description Entries, the newest first. */
            data: components["schemas"]["AuditEntryOutput"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example MTAw
             */
            next_cursor: string | null;
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
        /** @description Daily metrics of a child location (`location_id`), the data of its subtree taken together, or of a sensor (`sensor_id`). */
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
            /** @description One entry per selected day, or per selected day of the week, whether or not it has data. */
            data: components["schemas"]["DailyMetrics"][];
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
        };
        /** @description The new credentials of a client; the secret before works no more. */
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
        };
        /** @description A new OAuth2 client with its credentials. A public client has no secret. */
        CreatedClient: {
            /**
             * @description Id of an OAuth2 client: opaque, URL-safe.
             * @example 3f2b9c6d1e8a4075b1c2d3e4f5
             */
            client_id: string;
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
             * @description How long ago the oldest reading that is not delivered was stored, seconds: never less, and up to the age of the reading itself and 10 minutes where that is not known; 0 when nothing waits.
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
        /** @description The figures of one local day, or of one day of the week. */
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
        /** @description The reason why a stream ends. The connection is closed after it. */
        EndEvent: {
            /**
             * @description The problem.
             * @example shutting_down
             * @enum {string}
             */
            code: "malformed_request" | "request_timeout" | "headers_too_large" | "malformed_json" | "invalid_body" | "invalid_parameter" | "missing_token" | "invalid_token" | "insufficient_scope" | "insufficient_role" | "not_found" | "not_possible" | "file_changed" | "range_not_satisfiable" | "unknown_cursor" | "not_acceptable" | "method_not_allowed" | "body_too_large" | "unsupported_content_type" | "malformed_encoding" | "readings_rejected" | "import_rejected" | "malformed_row" | "unknown_sensor" | "unknown_var_name" | "invalid_reading" | "invalid_time" | "time_in_future" | "value_out_of_bounds" | "too_many_requests" | "too_many_streams" | "too_slow" | "shutting_down" | "internal_error" | "readings_unavailable" | "storage_full" | "overloaded";
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
             * @example qB5zZg1yCqJ8o1hVtq0lJr4Xv9mPz3aD
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
            code?: "malformed_request" | "request_timeout" | "headers_too_large" | "malformed_json" | "invalid_body" | "invalid_parameter" | "missing_token" | "invalid_token" | "insufficient_scope" | "insufficient_role" | "not_found" | "not_possible" | "file_changed" | "range_not_satisfiable" | "unknown_cursor" | "not_acceptable" | "method_not_allowed" | "body_too_large" | "unsupported_content_type" | "malformed_encoding" | "readings_rejected" | "import_rejected" | "malformed_row" | "unknown_sensor" | "unknown_var_name" | "invalid_reading" | "invalid_time" | "time_in_future" | "value_out_of_bounds" | "too_many_requests" | "too_many_streams" | "too_slow" | "shutting_down" | "internal_error" | "readings_unavailable" | "storage_full" | "overloaded";
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
            /** @description Sensors in the location and then in each child location that is listed, by id, all fields. */
            sensors: components["schemas"]["SensorOutput"][];
        };
        /** @description Daily metrics of what lies directly in a location. */
        LocationDaily: {
            /** @description The direct child locations, by name, then the sensors directly in the location, by id. */
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
            code: "malformed_request" | "request_timeout" | "headers_too_large" | "malformed_json" | "invalid_body" | "invalid_parameter" | "missing_token" | "invalid_token" | "insufficient_scope" | "insufficient_role" | "not_found" | "not_possible" | "file_changed" | "range_not_satisfiable" | "unknown_cursor" | "not_acceptable" | "method_not_allowed" | "body_too_large" | "unsupported_content_type" | "malformed_encoding" | "readings_rejected" | "import_rejected" | "malformed_row" | "unknown_sensor" | "unknown_var_name" | "invalid_reading" | "invalid_time" | "time_in_future" | "value_out_of_bounds" | "too_many_requests" | "too_many_streams" | "too_slow" | "shutting_down" | "internal_error" | "readings_unavailable" | "storage_full" | "overloaded";
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
            code: "malformed_request" | "request_timeout" | "headers_too_large" | "malformed_json" | "invalid_body" | "invalid_parameter" | "missing_token" | "invalid_token" | "insufficient_scope" | "insufficient_role" | "not_found" | "not_possible" | "file_changed" | "range_not_satisfiable" | "unknown_cursor" | "not_acceptable" | "method_not_allowed" | "body_too_large" | "unsupported_content_type" | "malformed_encoding" | "readings_rejected" | "import_rejected" | "malformed_row" | "unknown_sensor" | "unknown_var_name" | "invalid_reading" | "invalid_time" | "time_in_future" | "value_out_of_bounds" | "too_many_requests" | "too_many_streams" | "too_slow" | "shutting_down" | "internal_error" | "readings_unavailable" | "storage_full" | "overloaded";
            /**
             * @description What is wrong and what would be right.
             * @example No sensor "AQ2-000000000000" exists where you may write.
             */
            detail: string;
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
            /** @description One entry per selected day, or per selected day of the week, whether or not it has data. */
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
        /** @description Sensors that fell silent, or were heard again. */
        StatusEvent: components["schemas"]["DerivedStatus"][];
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
             * @description How long ago the oldest reading that is not delivered was stored, seconds: never less, and up to the age of the reading itself and 10 minutes where that is not known; 0 when nothing waits.
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
    change_location: {
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
                project?: ("latest" | "value" | "name" | "family" | "location_id" | "time_zone" | "position" | "polygon_id" | "retired_at" | "stale_after_s")[];
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
                     *       ]
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
            header?: never;
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
    change_sensor: {
        parameters: {
            query?: never;
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
                format?: "json" | "ndjson" | "csv" | "parquet" | "arrow" | "arrow_stream";
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
                format?: "json" | "ndjson" | "csv" | "parquet" | "arrow" | "arrow_stream";
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
                format?: "json" | "ndjson" | "csv";
                /**
                 * @description How times are written: Unix seconds, or RFC 3339 in UTC with milliseconds. The latter in `ndjson` and `csv` only.
                 * @example unix
                 */
                time_format?: "unix" | "rfc3339";
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
            /** @description The floorplan is stored. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
    delete_floorplan: {
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
                     *           "data": []
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SensorList"];
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
    reinstate_sensor: {
        parameters: {
            query?: never;
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
    export_locations: {
        parameters: {
            query?: {
                /**
                 * @description Only this location and everything below it. Without it: all that the caller may see.
                 * @example loc_demo_building
                 */
                location_id?: string;
                /**
                 * @description The representation; goes before `Accept`. Without either: `json`.
                 * @example json
                 */
                format?: "json" | "csv";
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
    export_sensors: {
        parameters: {
            query?: {
                /**
                 * @description Only this location and everything below it. Without it: all that the caller may see.
                 * @example loc_demo_building
                 */
                location_id?: string;
                /**
                 * @description The representation; goes before `Accept`. Without either: `json`.
                 * @example json
                 */
                format?: "json" | "csv";
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
    read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get: {
        parameters: {
            query?: {
                /**
                 * @description First local date, included.
                 * @example 2026-01-05
                 */
                from?: string;
                /**
                 * @description Last local date, excluded. Default: tomorrow, so that today is included.
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
                 * @description Put all Mondays together, all Tuesdays, and so on, instead of one entry per date.
                 * @example weekday
                 */
                group_by?: "weekday";
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
                 * @description Last local date, excluded. Default: tomorrow, so that today is included.
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
                 * @description Put all Mondays together, all Tuesdays, and so on, instead of one entry per date.
                 * @example weekday
                 */
                group_by?: "weekday";
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
                 * @description Last local date, excluded. Default: tomorrow, so that today is included.
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
                     *           "first_party": true
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "client_id": "3f2b9c6d1e8a4075b1c2d3e4f5",
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
                     *       "first_party": true
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
    delete_client: {
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
                     *       "first_party": true
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
                     *       "oauth_url": "http://localhost:8000/oauth2"
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
                     *       "first_party": true
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
                     *       "first_party": true
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
    change_user: {
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
                     *           "grant_id": "qB5zZg1yCqJ8o1hVtq0lJr4Xv9mPz3aD",
                     *           "client_id": "3f2b9c6d1e8a4075b1c2d3e4f5",
                     *           "client_name": "Facilities dashboard",
                     *           "user_id": "user_b3f0Zk2mVtXq9aLc",
                     *           "username": "ada@example.org",
                     *           "scopes": [
                     *             "readings:read"
                     *           ],
                     *           "created_at": 1760000000,
                     *           "expires_at": 2075360000
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
                 * @example qB5zZg1yCqJ8o1hVtq0lJr4Xv9mPz3aD
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
             * @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why.
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
            /** @description `not_possible`: The request is well formed, but what it would change does not allow it, such as deleting the last administrator. `detail` says why. */
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
                     *             "id": "3f2b9c6d1e8a4075b1c2d3e4f5"
                     *           },
                     *           "remote_address": "192.0.2.17",
                     *           "details": {
                     *             "name": "Facilities dashboard",
                     *             "kind": "confidential"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": "MTAw"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditEntryList"];
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
}
