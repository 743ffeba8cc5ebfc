package dev.headwater.command.embed;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseChoice;
import dev.headwater.problem.ProblemException;
import dev.headwater.setting.PlainProject;
import dev.headwater.setting.RenamedSetting;
import dev.headwater.setting.RequestTranslation;
import dev.headwater.setting.Setting;
import dev.headwater.setting.Settings;
import dev.headwater.tool.ToolVersions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The settings of a request that decide on its database, as text, named as on a command line. */
final class ProfileSettings {

  private static final String HEADWATER = "headwater.";
  private static final String PROJECT = "project";

  private ProfileSettings() {}

  /** Without passwords. Locations only where the project does not have them at the usual place. */
  static Map<String, String> of(GenerateRequest request) {
    Map<String, String> settings = new TreeMap<>(request.scripts().flyway());
    settings.remove("flyway.password");
    DatabaseChoice database = request.database().choice();
    settings.put(PROJECT, request.project().toString());
    List<String> locations = request.scripts().locations();
    if (!locations.equals(GenerateRequest.in(request.project()).build().scripts().locations())) {
      settings.put(name(Setting.LOCATIONS), String.join(",", locations));
    }
    settings.put(name(Setting.PROVIDER), database.provider().word());
    settings.put(name(Setting.POSTGRES_VERSION), database.postgresVersion());
    settings.put(name(Setting.IMAGE), database.image());
    database
        .postgresHome()
        .ifPresent(home -> settings.put(name(Setting.POSTGRES_HOME), home.toString()));
    settings.put(name(Setting.SERVER_URL), withoutPassword(database.server().url()));
    settings.put(name(Setting.SERVER_USERNAME), database.server().username());
    settings.put(
        name(Setting.ALLOW_SERVER_WIDE), String.valueOf(database.server().allowServerWide()));
    request
        .seedFolder()
        .ifPresent(folder -> settings.put(name(Setting.SEED_FOLDER), folder.toString()));
    // A comma may stand in the name of a file.
    settings.put(name(Setting.INIT_SCRIPTS), Profile.joined(request.scripts().initScripts()));
    database
        .serverSettings()
        .forEach((key, value) -> settings.put(name(Setting.SERVER_SETTINGS) + "." + key, value));
    settings.put(name(Setting.CACHE_DIRECTORY), request.folders().cache().toString());
    settings.put(
        name(Setting.SNAPSHOT_MEGABYTES),
        String.valueOf(request.database().snapshots().megabytes()));
    settings.put(name(Setting.TIMEOUT), String.valueOf(request.database().timeout().toSeconds()));
    settings.values().removeIf(String::isEmpty);
    return settings;
  }

  private static String name(Setting setting) {
    return setting.property().orElseThrow().substring(HEADWATER.length());
  }

  private static String withoutPassword(String url) {
    return url.replaceAll("(?i)(?<=[?&])password=[^&]*&?", "").replaceAll("[?&]$", "");
  }

  /** The request that a profile describes. */
  static GenerateRequest.Builder request(Profile profile) {
    Map<String, String> texts = new TreeMap<>(profile.below(Profile.SETTING));
    Path folder = Path.of(texts.getOrDefault(PROJECT, ""));
    texts.remove(PROJECT);
    String initScripts = texts.getOrDefault(name(Setting.INIT_SCRIPTS), "");
    texts.remove(name(Setting.INIT_SCRIPTS));
    Settings settings =
        new Settings()
            .set(Setting.INIT_SCRIPTS, Profile.paths(initScripts))
            .set(Setting.SERVER_PASSWORD, password());
    texts.forEach((name, text) -> settings.setProperty(HEADWATER + name, text));
    PlainProject project = new PlainProject(folder, tools(profile.below(Profile.TOOL)));
    return new RequestTranslation(settings, project).databaseRequest();
  }

  /** Maven hands its own -D on to the JVM of the tests. */
  private static @Nullable String password() {
    String old = "headwater.password";
    if (System.getProperty(old) != null) {
      ProblemException.throwIfAny(RenamedSetting.ofProperty(old).stream().toList());
    }
    return System.getProperty(HEADWATER + name(Setting.SERVER_PASSWORD));
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
}
