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
         * @description Answers 200 without a token once the service can serve.
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
        post?: never;
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
         * What lies directly in a location
         * @description The direct child locations and the sensors directly in the location with all their latest data. The trailing slash matters.
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
         * @description All data with `from` <= time < `to`, one per time, streamed. Without `from` and `to`: the last 24 hours. With `from` alone: up to now. With `to` alone: the 24 hours before it. A variable that never reported gives an empty list.
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
        get?: never;
        put?: never;
        /**
         * Store readings
         * @description Stores the valid readings and names the invalid ones by index. The answer comes when every accepted reading is durable. Posting the same sensor, variable and time again replaces the value, so a batch may be repeated safely.
         */
        post: operations["create_readings_readings_post"];
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
        };
        /** @description One datum. */
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
        /** @description A location, its direct children and its sensors with their latest data. */
        LocationChildren: {
            location: components["schemas"]["LocationOutput"];
            /** @description Direct child locations, by name. */
            locations: components["schemas"]["LocationOutput"][];
            /** @description Sensors directly in the location, by id, all fields. */
            sensors: components["schemas"]["SensorOutput"][];
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
            code: "malformed_json" | "invalid_body" | "invalid_parameter" | "missing_token" | "invalid_token" | "insufficient_scope" | "insufficient_role" | "not_found" | "not_acceptable" | "method_not_allowed" | "body_too_large" | "unsupported_content_type" | "readings_rejected" | "unknown_sensor" | "unknown_var_name" | "invalid_reading" | "invalid_time" | "time_in_future" | "value_out_of_bounds" | "too_many_requests" | "internal_error" | "overloaded";
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
        };
        /** @description One place in the request that is not valid. */
        ProblemLocation: {
            /**
             * @description JSON pointer into the body, or the name of the parameter.
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
        /** @description One measured value. */
        ReadingInput: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            var_name: components["schemas"]["VarName"];
            /**
             * @description Unix seconds (fractions to the millisecond), or RFC 3339 with an offset.
             * @example 2026-01-31T09:30:00Z
             */
            time: number | string;
            /**
             * @description The value, finite, within the bounds of the variable.
             * @example 850
             */
            value: number;
        };
        /** @description What became of each posted reading. */
        ReadingReceipt: {
            /**
             * @description How many readings are now durable.
             * @example 2
             */
            accepted: number;
            /** @description The readings that were not stored, by index. */
            rejected: components["schemas"]["RejectedReading"][];
        };
        /** @description One reading that was not stored, and why. */
        RejectedReading: {
            /**
             * @description Position in the posted list, from 0.
             * @example 3
             */
            index: number;
            /**
             * @description Problem code of this reading.
             * @example unknown_sensor
             * @enum {string}
             */
            code: "malformed_json" | "invalid_body" | "invalid_parameter" | "missing_token" | "invalid_token" | "insufficient_scope" | "insufficient_role" | "not_found" | "not_acceptable" | "method_not_allowed" | "body_too_large" | "unsupported_content_type" | "readings_rejected" | "unknown_sensor" | "unknown_var_name" | "invalid_reading" | "invalid_time" | "time_in_future" | "value_out_of_bounds" | "too_many_requests" | "internal_error" | "overloaded";
            /**
             * @description What is wrong and what would be right.
             * @example No sensor "AQ2-000000000000" exists where you may write.
             */
            detail: string;
        };
        /** @description The data of one variable of one sensor in a time range. */
        SensorHistory: {
            /**
             * @description Id of a sensor: family prefix, a dash and 12 upper-case hex digits.
             * @example AQ2-FE753C0D7ADF
             */
            sensor_id: string;
            var_name: components["schemas"]["VarName"];
            /** @description The data in the asked order, one per time. */
            data: components["schemas"]["HistoryDatum"][];
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
            /** @description Newest datum of each variable it ever reported. */
            data?: components["schemas"]["LatestDatum"][];
        };
        /**
         * @description Name of a variable a sensor reports.
         * @example CO2ppm
         * @enum {string}
         */
        VarName: "BACnetReads" | "batteryLevelPct" | "CO2ppm" | "clientsBLE" | "clientsWiFi" | "energyInkWh" | "illuminanceArb" | "motionEvent" | "occSignatures" | "onlineStatus" | "particulateMatter" | "pressuremBar" | "relativeHumidity" | "temperatureC" | "VOCppb";
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
                     *       "version": "0.1.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
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
            /** @description `overloaded`: Nothing was stored. Wait for the seconds given in `Retry-After`, then try again. */
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
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope. Ask an administrator.
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
            /** @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it. */
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
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope. Ask an administrator.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route, location or sensor of that name exists, or you may not see it. The answer is the same. */
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
    read_location_direct_children_locations__location_id___get: {
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
            /** @description The location, its direct children and its sensors. */
            200: {
                headers: {
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
            /** @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it. */
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
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope. Ask an administrator.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route, location or sensor of that name exists, or you may not see it. The answer is the same. */
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
                project?: ("latest" | "value" | "name" | "family" | "location_id" | "time_zone" | "position" | "polygon_id")[];
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
            /** @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it. */
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
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope. Ask an administrator.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route, location or sensor of that name exists, or you may not see it. The answer is the same. */
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
    read_sensor_historic_data_sensors__sensor_id___var_name__history_get: {
        parameters: {
            query?: {
                /**
                 * @description First time, included: Unix seconds or RFC 3339 with an offset.
                 * @example 1760000000
                 */
                from?: string;
                /**
                 * @description Last time, excluded: Unix seconds or RFC 3339 with an offset.
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
                };
            };
            /** @description `invalid_parameter`: A path or query parameter is missing, unknown or out of range. `errors` names it. */
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
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope. Ask an administrator.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: No route, location or sensor of that name exists, or you may not see it. The answer is the same. */
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
            /** @description `overloaded`: Nothing was stored. Wait for the seconds given in `Retry-After`, then try again. */
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
                 * @description Store all readings or none: any invalid one fails the request with 422.
                 * @example false
                 */
                strict?: boolean;
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
             *     `invalid_body`: The body is JSON but not what the operation takes. `errors` points at each place.
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
             *     `insufficient_role`: The user behind the token may not do this, whatever the scope. Ask an administrator.
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
            /** @description `readings_rejected`: Answer to a strict request. `rejected` lists every invalid reading by its index. */
            422: {
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
            /** @description `overloaded`: Nothing was stored. Wait for the seconds given in `Retry-After`, then try again. */
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
}
