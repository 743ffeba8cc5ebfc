package dev.headwater.command.embed;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.tool.ToolVersions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The settings of a request that decide on its database, as text, named as in the POM. */
final class ProfileSettings {

  private static final String FLYWAY = "flyway.";
  private static final String SERVER_SETTING = "serverSettings.";

  private ProfileSettings() {}

  /** Without passwords. Locations only where the project does not have them at the usual place. */
  static Map<String, String> of(GenerateRequest request) {
    Map<String, String> settings = new TreeMap<>(request.scripts().flyway());
    settings.remove(FLYWAY + "password");
    DatabaseChoice database = request.database().choice();
    settings.put("project", request.project().toString());
    List<String> locations = request.scripts().locations();
    if (!locations.equals(GenerateRequest.in(request.project()).build().scripts().locations())) {
      settings.put("locations", String.join(",", locations));
    }
    settings.put("provider", database.provider().name());
    settings.put("postgresVersion", database.postgresVersion());
    settings.put("image", database.image());
    database.postgresHome().ifPresent(home -> settings.put("postgresHome", home.toString()));
    settings.put("url", withoutPassword(database.server().url()));
    settings.put("username", database.server().username());
    settings.put("allowServerWide", String.valueOf(database.server().allowServerWide()));
    settings.put("initScripts", Profile.joined(request.scripts().initScripts()));
    database.serverSettings().forEach((name, value) -> settings.put(SERVER_SETTING + name, value));
    settings.put("cache", request.folders().cache().toString());
    settings.put("snapshotMegabytes", String.valueOf(request.database().snapshots().megabytes()));
    settings.put("timeout", request.database().timeout().toString());
    settings.values().removeIf(String::isEmpty);
    return settings;
  }

  private static String withoutPassword(String url) {
    return url.replaceAll("(?i)(?<=[?&])password=[^&]*&?", "").replaceAll("[?&]$", "");
  }

  /** The request that a profile describes. */
  static GenerateRequest.Builder request(Profile profile) {
    Map<String, String> settings = profile.below(Profile.SETTING);
    GenerateRequest.Builder request =
        GenerateRequest.in(Path.of(settings.getOrDefault("project", "")));
    on(settings, "locations", value -> request.locations(List.of(value.split(","))));
    on(
        settings,
        "provider",
        value -> request.provider(Kind.valueOf(value.toUpperCase(Locale.ROOT))));
    on(settings, "postgresVersion", request::postgresVersion);
    on(settings, "image", request::image);
    on(settings, "postgresHome", value -> request.postgresHome(Path.of(value)));
    request.server(
        new ServerAddress(
            settings.getOrDefault("url", ""),
            settings.getOrDefault("username", ""),
            System.getProperty("headwater.password", ""),
            Boolean.parseBoolean(settings.get("allowServerWide"))));
    on(settings, "initScripts", value -> request.initScripts(Profile.paths(value)));
    on(settings, "cache", value -> request.cacheDirectory(Path.of(value)));
    on(settings, "snapshotMegabytes", value -> request.snapshotMegabytes(Long.parseLong(value)));
    on(settings, "timeout", value -> request.timeout(Duration.parse(value)));
    Map<String, String> flyway = new TreeMap<>(settings);
    flyway.keySet().removeIf(name -> !name.startsWith(FLYWAY));
    return request
        .flyway(flyway)
        .serverSettings(profile.below(Profile.SETTING + SERVER_SETTING))
        .tools(tools(profile.below(Profile.TOOL)));
  }

  private static ToolVersions tools(Map<String, String> versions) {
    ToolVersions defaults = ToolVersions.defaults();
    return new ToolVersions(
        defaults.jooqGroup(),
        defaults.jooq(),
        versions.getOrDefault("flyway", defaults.flyway()),
        versions.getOrDefault("pgjdbc", defaults.pgjdbc()),
        versions.getOrDefault("testcontainers", defaults.testcontainers()));
  }

  private static void on(Map<String, String> settings, String name, Consumer<String> setter) {
    String value = settings.get(name);
    if (value != null && !value.isEmpty()) {
      setter.accept(value);
    }
  }
}
