package dev.headwater.maven;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.setting.RequestTranslation;
import dev.headwater.setting.Setting;
import dev.headwater.setting.Settings;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** The parameters of all goals that migrate a database. */
abstract class PipelineMojo extends HeadwaterMojo {

  /** The Java package of the generated classes. Required here or in the jOOQ configuration. */
  @Parameter(property = "headwater.packageName")
  @Nullable String packageName;

  /**
   * Where the migrations are: folders (relative ones from the project), or <code>classpath:…</code>
   * for what lies in dependencies, Java migrations too. As in Flyway, <code>*</code> and <code>**
   * </code> may stand for folder names. Default: src/main/resources/db/migration, or what the
   * Flyway configuration file says.
   */
  @Parameter(property = "headwater.locations")
  @Nullable List<String> locations;

  /** Class names of Flyway callbacks. SQL callbacks are found in the locations. */
  @Parameter(property = "headwater.callbacks")
  @Nullable List<String> callbacks;

  /**
   * Values for placeholders in migrations. On the command line: <code>
   * -Dheadwater.placeholders.NAME=VALUE</code>.
   */
  @Parameter @Nullable Map<String, String> placeholders;

  /**
   * Any other Flyway setting by its own name, without <code>flyway.</code> in front. On the command
   * line: <code>-Dheadwater.flyway.NAME=VALUE</code>.
   */
  @Parameter @Nullable Map<String, String> flyway;

  /**
   * A Flyway configuration file, TOML or the older <code>.conf</code>. Its connection settings are
   * ignored. Default: flyway.toml, else flyway.conf, in the project's folder where there is one.
   */
  @Parameter(property = "headwater.flywayConfigurationFile")
  @Nullable File flywayConfigurationFile;

  /** The last version to migrate to. Default: the newest. */
  @Parameter(property = "headwater.target")
  @Nullable String target;

  /**
   * Where the throwaway database comes from: <code>auto</code> (the first of these that can serve),
   * <code>embedded</code> (PostgreSQL's binaries through Maven), <code>local</code> (a PostgreSQL
   * installed on this machine), <code>container</code> (Docker) or <code>server</code> (a database
   * of its own in a server that is there already). Default: auto, or server where the URL of one is
   * given.
   */
  @Parameter(property = "headwater.provider")
  @Nullable String provider;

  /**
   * For <code>container</code>: an image that follows the contract of the official one, such as
   * <code>pgvector/pgvector:pg17</code>. Default: <code>postgres:</code> and the version.
   */
  @Parameter(property = "headwater.image")
  @Nullable String image;

  /** For <code>local</code>: the folder of an installed PostgreSQL. Default: it is looked for. */
  @Parameter(property = "headwater.postgresHome")
  @Nullable File postgresHome;

  /**
   * For <code>server</code>, with these elements:
   *
   * <ul>
   *   <li><code>url</code>: the JDBC URL of any database of it. Default: PGHOST, PGPORT and
   *       PGDATABASE. On the command line: <code>-Dheadwater.server.url=…</code>.
   *   <li><code>username</code>: who may create databases. Default: PGUSER. On the command line:
   *       <code>-Dheadwater.server.username=…</code>.
   *   <li><code>password</code>: default: PGPASSWORD, or the one in .pgpass. On the command line:
   *       <code>-Dheadwater.server.password=…</code>.
   *   <li><code>id</code>: the id of a <code>&lt;server&gt;</code> in Maven's settings.xml, whose
   *       user name and password are taken, also encrypted ones. Not looked at where a user name or
   *       a password is given here. On the command line: <code>-Dheadwater.server.id=…</code>.
   * </ul>
   */
  @Parameter @Nullable Map<String, String> server;

  /**
   * For <code>server</code>: let migrations change what all databases of the server share, such as
   * roles, and let a user log in who may do that.
   */
  @Parameter(property = "headwater.allowServerWide", defaultValue = "false")
  boolean allowServerWide;

  /** The schemas to generate classes for. Default: all that are not PostgreSQL's own. */
  @Parameter(property = "headwater.schemas")
  @Nullable List<String> schemas;

  /**
   * SQL files that run before the first migration, for roles and whatever else production has
   * already. Relative ones from the project.
   */
  @Parameter(property = "headwater.initScripts")
  @Nullable List<File> initScripts;

  /**
   * PostgreSQL settings by their own names. On the command line: <code>
   * -Dheadwater.serverSettings.NAME=VALUE</code>.
   */
  @Parameter @Nullable Map<String, String> serverSettings;

  /**
   * jOOQ's own <code>&lt;generator&gt;</code> element. Its settings win; where it sets nothing, the
   * defaults hold.
   */
  @Parameter @Nullable PlexusConfiguration jooq;

  /**
   * A jOOQ code generation file, instead of <code>jooq</code>. Its <code>jdbc</code> is ignored.
   */
  @Parameter(property = "headwater.jooqConfigurationFile")
  @Nullable File jooqConfigurationFile;

  /**
   * Objects that get classes only on request: <code>flywayHistory</code>, <code>extensionMembers
   * </code>, <code>partitions</code>.
   */
  @Parameter(property = "headwater.alsoGenerate")
  @Nullable List<String> alsoGenerate;

  /**
   * Make the class <code>SchemaGuard</code>, with which an application checks when it starts that
   * its database has the schema of the classes.
   */
  @Parameter(property = "headwater.schemaGuard", defaultValue = "false")
  boolean schemaGuard;

  /**
   * The folder for the classes; nothing else may lie in it. Default:
   * target/generated-sources/headwater, or the directory in the jOOQ configuration.
   */
  @Parameter(property = "headwater.outputDirectory")
  @Nullable File outputDirectory;

  /**
   * The folder of seeds, which <code>generate</code> tries. Default: src/main/resources/db/seed,
   * where there is one.
   */
  @Parameter(property = "headwater.seedFolder")
  @Nullable File seedFolder;

  /**
   * Keep the schema as SQL files in this folder: one file for each table, view, function and so on.
   * They are to be committed, so that a pull request shows the change of the schema.
   */
  @Parameter(property = "headwater.schemaFolder")
  @Nullable File schemaFolder;

  /**
   * Factories of rows for tests, with these elements:
   *
   * <ul>
   *   <li><code>packageName</code>: their Java package. On the command line: <code>
   *       -Dheadwater.factories.packageName=…</code>.
   *   <li><code>outputDirectory</code>: their folder; nothing else may lie in it. Default:
   *       target/generated-test-sources/headwater. On the command line: <code>
   *       -Dheadwater.factories.outputDirectory=…</code>.
   *   <li><code>classes</code>: the folder with the sources of the classes, where another module
   *       makes them; then none are made here. On the command line: <code>
   *       -Dheadwater.factories.classes=…</code>.
   * </ul>
   */
  @Parameter @Nullable Map<String, String> factories;

  /**
   * SQL for columns that no factory can fill by itself, by <code>schema.table.column</code>; <code>
   * {n}</code> in it is the number of the row. On the command line: <code>
   * -Dheadwater.factoryValues.NAME=VALUE</code>.
   */
  @Parameter @Nullable Map<String, String> factoryValues;

  /** The longest time in seconds that one statement of a migration may take. Default: 300. */
  @Parameter(property = "headwater.timeout")
  @Nullable Long timeout;

  /** Leave the database running at the end, and print how to connect to it. */
  @Parameter(property = "headwater.keep", defaultValue = "false")
  boolean keep;

  /** Take nothing from earlier runs: no classes that are there, none from a cache. */
  @Parameter(property = "headwater.refresh", defaultValue = "false")
  boolean refresh;

  /**
   * The space for classes of earlier runs in the cache folder, in megabytes; the least recently
   * used go first, and 0 keeps none. Default: 512.
   */
  @Parameter(property = "headwater.classesMegabytes")
  @Nullable Long classesMegabytes;

  /**
   * The space for snapshots of the database at earlier migrations in the cache folder, in
   * megabytes; the least recently used go first, and 0 keeps none. Default: 2048.
   */
  @Parameter(property = "headwater.snapshotMegabytes")
  @Nullable Long snapshotMegabytes;

  /**
   * A server that shares classes between machines, by the HTTP protocol of Bazel's remote caches:
   * below this URL lie <code>ac</code> and <code>cas</code>.
   */
  @Parameter(property = "headwater.remoteCache")
  @Nullable String remoteCache;

  /**
   * The id of a <code>&lt;server&gt;</code> in Maven's settings.xml, with the user name and
   * password for the remote cache.
   */
  @Parameter(property = "headwater.remoteCacheServerId")
  @Nullable String remoteCacheServerId;

  /** Take classes from the remote cache, but put none there. */
  @Parameter(property = "headwater.remoteCacheReadOnly", defaultValue = "false")
  boolean remoteCacheReadOnly;

  /** The longest time in seconds that one request to the remote cache may take. Default: 10. */
  @Parameter(property = "headwater.remoteCacheTimeout")
  @Nullable Long remoteCacheTimeout;

  /**
   * Do the work with the database in a JVM that is started for it. A JVM of its own is faster and
   * leaves Maven its memory; <code>false</code> helps to debug your own classes that jOOQ or Flyway
   * call. Default: true, but in the Maven daemon (mvnd) false, because its JVM stays warm.
   */
  @Parameter(property = "headwater.fork")
  @Nullable Boolean fork;

  final SettingsDecrypter decrypter;

  PipelineMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories);
    this.decrypter = decrypter;
  }

  @Override
  OnCommandLine onCommandLine() {
    return OnCommandLine.LIKE_GENERATE;
  }

  /** Whether a JVM of its own is worth it: one that stays is warm soon. */
  boolean forks() {
    return fork == null ? !isDaemon() : fork;
  }

  /** The client of mvnd starts its daemon with this property, in all its versions. */
  private static boolean isDaemon() {
    return System.getProperty("mvnd.home") != null;
  }

  /** The request of this execution. */
  final GenerateRequest request(MavenArtifactResolver resolver) {
    Settings settings =
        new MojoSettings(this).all(resolver).set(Setting.JOOQ, PomJooq.configuration(jooq));
    return new RequestTranslation(settings, new MavenContext(this, resolver)).request().build();
  }

  /** A request that only opens a database. */
  final GenerateRequest databaseRequest(MavenArtifactResolver resolver) {
    return new RequestTranslation(
            new MojoSettings(this).all(resolver), new MavenContext(this, resolver))
        .databaseRequest()
        .build();
  }
}
