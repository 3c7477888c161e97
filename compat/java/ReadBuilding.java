import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.DefaultApi;
import org.openapitools.client.api.DefaultApi.APIReadLatestSensorInformationSensorsSensorIdGetRequest;
import org.openapitools.client.api.DefaultApi.APIReadSensorHistoricDataSensorsSensorIdVarNameHistoryGetRequest;
import org.openapitools.client.model.VarName;

/**
 * Logs a person in, refreshes, and reads what lies in the building, the latest values of a sensor and a history, through
 * the client that openapi-generator makes for Java (library "native").
 *
 * <p>Usage: java ReadBuilding SENSOR. It prints the address to log in at, and reads from standard input the address that the
 * browser came back to. Environment: API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET, REDIRECT_URI.
 */
public final class ReadBuilding {
  private static final HttpClient http = HttpClient.newHttpClient();
  private static final ObjectMapper json = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    String sensorId = arguments[0];
    String state = UUID.randomUUID().toString();
    System.out.println(setting("OAUTH_URL") + "/authorize?" + encode(Map.of(
        "response_type", "code",
        "client_id", setting("CLIENT_ID"),
        "redirect_uri", setting("REDIRECT_URI"),
        "scope", "readings:read offline_access",
        "state", state)));
    Map<String, String> callback = decode(new BufferedReader(new InputStreamReader(System.in)).readLine());
    if (!state.equals(callback.get("state"))) throw new IllegalStateException("This login was not begun here");
    JsonNode first = askForTokens(Map.of(
        "grant_type", "authorization_code",
        "code", callback.getOrDefault("code", ""),
        "redirect_uri", setting("REDIRECT_URI")));
    JsonNode second = askForTokens(Map.of(
        "grant_type", "refresh_token",
        "refresh_token", first.get("refresh_token").asText(),
        "scope", first.get("scope").asText()));
    System.out.println("scope\t" + second.get("scope").asText());

    ApiClient client = new ApiClient();
    client.updateBaseUri(setting("API_URL"));
    client.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + second.get("access_token").asText()));
    DefaultApi api = new DefaultApi(client);
    for (var location : api.readBaseLocationPropertiesLocationsGet().getData()) {
      System.out.println(location.getKind().getValue() + "\t" + location.getName() + "\t" + location.getTimeZone());
    }
    var latest = api.readLatestSensorInformationSensorsSensorIdGet(
        APIReadLatestSensorInformationSensorsSensorIdGetRequest.newBuilder()
            .sensorId(sensorId).project(List.of("latest", "value")).build());
    for (var datum : latest.getData()) {
      System.out.println("latest\t" + datum.getVarName().getValue() + "\t" + datum.getValue());
    }
    var history = api.readSensorHistoricDataSensorsSensorIdVarNameHistoryGet(
        APIReadSensorHistoricDataSensorsSensorIdVarNameHistoryGetRequest.newBuilder()
            .sensorId(sensorId).varName(VarName.CO2PPM).order("asc").build());
    for (var datum : history.getData()) System.out.println("history\t" + datum.getTime() + "\t" + datum.getValue());
    try {
      api.readLatestSensorInformationSensorsSensorIdGet(
          APIReadLatestSensorInformationSensorsSensorIdGetRequest.newBuilder().sensorId("AQ2-000000000000").build());
    } catch (ApiException error) {
      System.out.println(error.getCode() + "\t" + json.readTree(error.getResponseBody()).get("code").asText());
    }
    try {
      askForTokens(Map.of("grant_type", "refresh_token", "refresh_token", "mistyped"));
    } catch (IOException error) {
      System.out.println(error.getMessage());
    }
  }

  private static JsonNode askForTokens(Map<String, String> form) throws IOException, InterruptedException {
    String secret = setting("CLIENT_ID") + ":" + setting("CLIENT_SECRET");
    HttpRequest request = HttpRequest.newBuilder(URI.create(setting("OAUTH_URL") + "/token"))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
        .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    JsonNode body = json.readTree(answer.body());
    if (answer.statusCode() == 200) return body;
    throw new IOException(body.path("error").asText() + ": " + body.path("error_description").asText());
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static Map<String, String> decode(String address) {
    return List.of(URI.create(address).getRawQuery().split("&")).stream()
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(
            pair -> pair[0], pair -> java.net.URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String setting(String name) {
    String value = System.getenv(name);
    if (value == null) throw new IllegalStateException("Set " + name);
    return value;
  }
}
