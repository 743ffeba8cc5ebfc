package dev.headwater.setting;

import static dev.headwater.setting.Effect.CLASSES;
import static dev.headwater.setting.Effect.DATABASE;
import static dev.headwater.setting.Effect.GOAL;
import static dev.headwater.setting.Effect.PLACE;
import static dev.headwater.setting.Effect.SPEED;

import java.util.Optional;

/** The one table of settings, in the order of the documentation. */
public enum Setting {
  LOCATIONS(
      Section.MIGRATIONS.list("locations").changes(CLASSES),
      "`src/main/resources/db/migration`, or what the Flyway file says",
      "folders (relative ones from the project), or `classpath:…` for what lies in"
          + " dependencies, Java migrations too; `*`, `**` and `?` stand for folder names;"
          + " `{vendor}` is `postgresql`"),
  TARGET(
      Section.MIGRATIONS.text("target").changes(CLASSES),
      "the newest",
      "the last version to migrate to; Flyway applies repeatable migrations all the same"),
  PLACEHOLDERS(
      Section.MIGRATIONS.map("placeholders").changes(CLASSES), "none", "values for `${NAME}`"),
  CALLBACKS(
      Section.MIGRATIONS.list("callbacks").changes(CLASSES),
      "none",
      "class names of Flyway callbacks; SQL callbacks are found in the locations"),
  FLYWAY(
      Section.MIGRATIONS.map("flyway").changes(CLASSES),
      "",
      "any other Flyway setting by its own name, without `flyway.` in front"),
  FLYWAY_CONFIGURATION_FILE(
      Section.MIGRATIONS.file("flywayConfigurationFile").changes(CLASSES),
      "`flyway.toml`, else `flyway.conf`, in the project's folder",
      "its connection settings are ignored"),
  PROVIDER(
      Section.DATABASE.text("provider").changes(CLASSES),
      "`auto`; `server` where `server.url` is given",
      "`auto`, `embedded`, `local`, `container`, `server`: see [providers](providers.md)"),
  POSTGRES_VERSION(
      Section.DATABASE.text("postgresVersion").changes(CLASSES),
      "`18`; what the image, the server or the named folder has",
      "a major, 13 to 18, or a full version such as `17.11`"),
  IMAGE(
      Section.DATABASE.text("image").changes(CLASSES),
      "`postgres:` and the version",
      "for `container`: an image that follows the official one's contract"),
  POSTGRES_HOME(
      Section.DATABASE.file("postgresHome").changes(CLASSES),
      "it is looked for",
      "for `local`: the folder of an installed PostgreSQL"),
  SERVER_URL(
      Section.DATABASE.text("server.url").changes(DATABASE),
      "`PGSERVICE`, else `PGHOST`, `PGPORT`, `PGDATABASE`",
      "for `server`: the JDBC URL of any database of it; `user`, `password`, `sslmode` and so"
          + " on may stand in it"),
  SERVER_USERNAME(
      Section.DATABASE.text("server.username").changes(DATABASE),
      "the URL's, else `PGUSER`, else the user of this machine",
      "for `server`: a role with `CREATEDB` and no other right"),
  SERVER_PASSWORD(
      Section.DATABASE.text("server.password").changes(DATABASE),
      "the URL's, else `PGPASSWORD`, else `.pgpass`",
      "for `server`"),
  SERVER_ID(
      Section.DATABASE.text("server.id").changes(DATABASE),
      "",
      "for `server`: credentials from the `<server>` of that id in Maven's settings, also"
          + " encrypted ones; not looked at where `server.username` or"
          + " `server.password` is given"),
  ALLOW_SERVER_WIDE(
      Section.DATABASE.yesOrNo("allowServerWide").changes(CLASSES),
      "`false`",
      "for `server`: let migrations change what all its databases share, such as roles, and"
          + " let a user log in who [may do that](providers.md#server)"),
  INIT_SCRIPTS(
      Section.DATABASE.files("initScripts").changes(CLASSES),
      "none",
      "SQL files that run before the first migration, for roles and whatever else production"
          + " has already"),
  SERVER_SETTINGS(
      Section.DATABASE.map("serverSettings").changes(CLASSES),
      "",
      "PostgreSQL settings by their own names"),
  TIMEOUT(
      Section.DATABASE.number("timeout").changes(SPEED),
      "`300`",
      "the longest time in seconds that one statement of a migration may take"),
  KEEP(
      Section.DATABASE.yesOrNo("keep").changes(GOAL),
      "`false`",
      "leave the database running at the end, and print how to connect to it"),
  FORK(
      Section.DATABASE.yesOrNo("fork").changes(SPEED),
      "`true`; `false` in the Maven daemon (mvnd)",
      "do this work in a JVM that is started for it: faster, and Maven keeps its memory; of"
          + " `JAVA_TOOL_OPTIONS` and the like it takes what bounds memory, and no agents; `false`"
          + " to debug your own classes that jOOQ or Flyway call. `watch` and `db` never fork, and"
          + " the JVM of mvnd keeps the tools loaded and warm for the next build"),
  CACHE_DIRECTORY(
      Section.DATABASE.file("cacheDirectory").property("cache").changes(PLACE),
      "the platform's cache folder of the user",
      "all that is [kept](caches.md) on this machine"),
  ON(
      Section.REAL_DATABASES.text("on").changes(GOAL).onRealDatabases(),
      "",
      "the real database that a command works on: the name of one of `databases`, a JDBC URL"
          + " without a password, or `service=` and a service of `pg_service.conf`"),
  DATABASES(
      Section.REAL_DATABASES.map("databases").changes(GOAL).onRealDatabases(),
      "none",
      "[real databases](databases.md) by name, each with `url`, `username`, `serverId`"
          + " and `seeds`; on the command line, NAME is such as `staging.url`"),
  AT(
      Section.REAL_DATABASES.text("at").changes(GOAL).onlyIn("drift"),
      "by its history table",
      "for `drift`: the version that the database has, such as `V43`"),
  WRITE(
      Section.REAL_DATABASES.text("write").changes(GOAL).onlyIn("drift"),
      "nothing",
      "for `drift`: `script` writes `target/headwater/drift.sql`, the SQL that leads back"),
  SEEDS(
      Section.REAL_DATABASES.list("seeds").changes(GOAL).onlyIn("seed"),
      "those of the database; of a database without a name none but the common ones",
      "for `seed`: the environments whose seeds are brought in, after the common ones"),
  FAIL_PENDING(
      Section.REAL_DATABASES.yesOrNo("failPending").changes(GOAL).onlyIn("status"),
      "`false`",
      "for `status`: fail if migrations are still to be applied"),
  CATALOG_VERSIONS(
      Section.REAL_DATABASES.list("catalogVersions").changes(GOAL).onlyIn("bundle"),
      "the version of the throwaway database",
      "for `bundle`: major versions of PostgreSQL, such as `15,18`, for which it knows the schema"),
  STEPS(
      Section.REAL_DATABASES.number("steps").changes(GOAL).onlyIn("migrate", "undo"),
      "all; 1 for `undo`",
      "for `migrate` and `undo`: the number of versions to go forward or back"),
  YES(
      Section.REAL_DATABASES.yesOrNo("yes").changes(GOAL).onConfirmation(),
      "`false`",
      "carry the plan out without asking"),
  BEFORE(
      Section.REAL_DATABASES.text("before").changes(GOAL).onlyIn("migrate", "undo"),
      "none",
      "for `migrate` and `undo`: a [command](migrate.md#migrate) that runs when the plan is confirmed,"
          + " such as a backup"),
  LOCK_TIMEOUT(
      Section.REAL_DATABASES.number("lockTimeout").changes(GOAL).onlyIn("migrate", "undo", "drift"),
      "`5`",
      "the longest time in seconds that a script in a transaction, or a look at the schema, waits"
          + " for a lock before it is rolled back and tried again; `0` waits for ever"),
  LOCK_ATTEMPTS(
      Section.REAL_DATABASES
          .number("lockAttempts")
          .changes(GOAL)
          .onlyIn("migrate", "undo", "drift"),
      "`10`",
      "how often a script, or a look at the schema, is tried that does not get a lock"),
  ALLOW_LOSS(
      Section.REAL_DATABASES.list("allowLoss").changes(GOAL).onlyIn("undo"),
      "none",
      "for `undo`: tables that may lose rows or values, such as `public.orders`"),
  PURGE(
      Section.REAL_DATABASES.yesOrNo("purge").changes(GOAL).onlyIn("stamp"),
      "`false`",
      "for `stamp`: delete the rows that the history has before the new ones are written"),
  REFRESH(
      Section.CACHES.yesOrNo("refresh").changes(GOAL),
      "`false`",
      "take nothing from earlier runs, and make everything anew"),
  CLASSES_MEGABYTES(
      Section.CACHES.number("classesMegabytes").changes(SPEED),
      "`512`",
      "what classes of earlier runs may take in the cache folder; `0` keeps none"),
  SNAPSHOT_MEGABYTES(
      Section.CACHES.number("snapshotMegabytes").changes(SPEED),
      "`2048`",
      "the same for [databases at earlier migrations](snapshots.md)"),
  REMOTE_CACHE(
      Section.CACHES.text("remoteCache").changes(SPEED),
      "none",
      "URL of a server that shares classes; below it lie `ac` and `cas`"),
  REMOTE_CACHE_SERVER_ID(
      Section.CACHES.text("remoteCacheServerId").changes(SPEED),
      "none",
      "its credentials, from the `<server>` of that id in Maven's settings"),
  REMOTE_CACHE_READ_ONLY(
      Section.CACHES.yesOrNo("remoteCacheReadOnly").changes(SPEED),
      "`false`",
      "take classes from there, but put none"),
  REMOTE_CACHE_TIMEOUT(
      Section.CACHES.number("remoteCacheTimeout").changes(SPEED),
      "`10`",
      "the longest time in seconds that one request to it may take"),
  PACKAGE_NAME(
      Section.CODE.text("packageName").changes(CLASSES),
      "required, here or in the jOOQ configuration",
      "Java package of the classes"),
  SCHEMAS(
      Section.CODE.list("schemas").changes(CLASSES),
      "all that hold something of yours",
      "schemas to generate; with more than one, each gets a package"),
  JOOQ(Section.CODE.xml("jooq").changes(CLASSES), "", "jOOQ's own `<generator>` element"),
  JOOQ_CONFIGURATION_FILE(
      Section.CODE.file("jooqConfigurationFile").changes(CLASSES),
      "",
      "a jOOQ code generation file instead; its `<jdbc>` is ignored"),
  ALSO_GENERATE(
      Section.CODE.list("alsoGenerate").changes(CLASSES),
      "none",
      "what is left out by default: `flywayHistory`, `extensionMembers`, `partitions`"),
  SCHEMA_GUARD(
      Section.CODE.yesOrNo("schemaGuard").changes(CLASSES),
      "`false`",
      "make the class `SchemaGuard`, with which an application [checks its database](guard.md)"),
  OUTPUT_DIRECTORY(
      Section.CODE.file("outputDirectory").changes(PLACE),
      "`target/generated-sources/headwater`, or the directory in the jOOQ configuration",
      "nothing else may lie in it"),
  SEED_FOLDER(
      Section.CODE.file("seedFolder").changes(GOAL),
      "`src/main/resources/db/seed`, where there is one",
      "the folder of [seeds](seeds.md); `generate` tries them in the throwaway database"),
  FACTORIES_PACKAGE(
      Section.CODE.text("factories.packageName").changes(GOAL),
      "none",
      "make [factories](factories.md) of rows for tests, in this Java package"),
  FACTORIES_OUTPUT_DIRECTORY(
      Section.CODE.text("factories.outputDirectory").changes(PLACE),
      "`target/generated-test-sources/headwater`",
      "the folder of the factories; nothing else may lie in it"),
  FACTORIES_CLASSES(
      Section.CODE.text("factories.classes").changes(PLACE),
      "",
      "the sources of the classes, where another module makes them; then none are made here"),
  FACTORY_VALUES(
      Section.CODE.map("factoryValues").changes(GOAL),
      "none",
      "SQL for columns that no factory can fill by itself: NAME is such as `public.orders.code`"),
  SCHEMA_FOLDER(
      Section.CODE.file("schemaFolder").changes(CLASSES),
      "none",
      "keep the [schema as SQL files](schema-folder.md) in this folder, to be committed"),
  SKIP(
      Section.CODE.yesOrNo("skip").changes(GOAL),
      "`false`",
      "do nothing but add the output folder to the source folders"),
  COMPILE(
      Section.CODE.yesOrNo("compile").changes(GOAL).onlyIn("watch"),
      "`false`",
      "for `watch`: run Maven's `compile` when classes have changed"),
  COMMAND(
      Section.CODE.text("command").changes(GOAL).onlyIn("db"),
      "psql",
      "for `db`: what to run instead"),
  ONCE(
      Section.CODE.yesOrNo("once").changes(GOAL).onlyIn("dev"),
      "`false`",
      "for `dev`: return when the [database](dev.md) is ready, and do not wait for changes"),
  DEPTH(
      Section.CHECK_AND_RENUMBER.text("depth").changes(GOAL).onlyIn("check"),
      "`full`",
      "`full` makes the classes anew elsewhere and compares; `offline` compares hashes"),
  BASE(
      Section.CHECK_AND_RENUMBER
          .text("base")
          .changes(GOAL)
          .onlyIn("check", "renumber", "diff", "prove", "new", "draft"),
      "none: no guard",
      "the branch whose migrations must stay as they are, such as `origin/main`; `renumber`"
          + " needs it, `diff` begins with it, `prove` leaves its migrations out, and `new` takes"
          + " none of its versions"),
  OUTCOME_FILE(
      Section.CHECK_AND_RENUMBER
          .file("outcomeFile")
          .changes(PLACE)
          .onlyIn("check", "drift", "status", "migrate", "undo"),
      "`target/headwater/check.json`",
      "the outcome as JSON, of `drift` in `drift.json` by default, and so on; an id is put into"
          + " the name where `generate` has several executions"),
  DRY_RUN(
      Section.CHECK_AND_RENUMBER.yesOrNo("dryRun").changes(GOAL).onlyIn("renumber"),
      "`false`",
      "`renumber` only says what it would rename"),
  FROM(
      Section.DIFF.text("from").changes(GOAL).onlyIn("diff", "script"),
      "`branch:` and the `base`",
      "the state to begin with: `here`, `V12`, `branch:origin/main`, `folder:PATH`, or"
          + " `db:staging`, one of the `databases`; for `script` the version that the database has"),
  TO(
      Section.DIFF.text("to").changes(GOAL).onlyIn("diff", "migrate", "undo", "stamp", "script"),
      "`here`",
      "the state to end with; for other goals than `diff` a version, such as `V43`"),
  IGNORE(
      Section.DIFF
          .list("ignore")
          .changes(GOAL)
          .onlyIn("diff", "draft", "drift", "adopt", "stamp", "migrate", "undo"),
      "none",
      "objects to leave out, as `diff` names them, with `*` for any text:"
          + " `table public.import_*`"),
  FORMAT(
      Section.DIFF.text("format").changes(GOAL).onlyIn("diff"),
      "`text`",
      "`text`, `markdown` or `json`"),
  OUTPUT(
      Section.DIFF.file("output").changes(PLACE).onlyIn("diff"),
      "the console",
      "a file for the differences; an id is put into the name where `generate` has several"
          + " executions"),
  PICTURE(
      Section.DIFF.file("picture").changes(PLACE).onlyIn("diff"),
      "none",
      "a file for a [picture of the differences](diff.md#picture): SVG, or Mermaid where its name"
          + " ends in `.mmd` or `.md`; an id is put into the name where `generate` has several"
          + " executions"),
  NAME(
      Section.DRAFT.text("name").changes(GOAL).onlyIn("draft", "new"),
      "",
      "what comes after the version in the name of the file: `add_last_login`"),
  UNDO(
      Section.DRAFT.yesOrNo("undo").changes(GOAL).onlyIn("new", "draft"),
      "`false`",
      "for `new`: make the undo script, too; for `draft`: write the undo scripts that migrations"
          + " lack"),
  DESIRED(
      Section.DRAFT.file("desired").changes(GOAL).onlyIn("draft"),
      "the database that `on` names",
      "an SQL file, such as a dump of a schema, or a folder of SQL files: the schema that the"
          + " draft leads to"),
  RENAMES(
      Section.DRAFT.list("renames").changes(GOAL).onlyIn("draft"),
      "none",
      "objects that only get another name: `users.mail:email`"),
  CONCURRENTLY(
      Section.DRAFT.yesOrNo("concurrently").changes(GOAL).onlyIn("draft"),
      "`false`",
      "make and drop indexes of tables that exist with `CONCURRENTLY`, in a migration of their own"),
  REQUIRE(
      Section.SITE.list("require").property("site.require").changes(GOAL).onlyIn("site"),
      "nothing",
      "what must have a [comment](site.md#comments): `tables`, `views`, `columns`, `types`,"
          + " `routines`"),
  CLASSES_THAT_USE(
      Section.SITE.files("classes").property("site.classes").changes(GOAL).onlyIn("site"),
      "none",
      "folders with compiled classes, such as `../app/target/classes`: the site says which"
          + " [lines of Java](site.md#lines-of-java) use a column"),
  COMMITS(
      Section.SITE.yesOrNo("commits").property("site.commits").changes(GOAL).onlyIn("site"),
      "`false`",
      "show the commit in which each migration came, by git"),
  GROUPS(
      Section.SITE.list("groups").property("site.groups").changes(GOAL).onlyIn("site"),
      "by foreign keys",
      "tables that are [wanted in one picture](site.md#groups), each as a name and patterns:"
          + " `people: users team_*`");

  private static final String PREFIX = "headwater.";

  private final Traits traits;
  private final String shownDefault;
  private final String meaning;

  Setting(Traits traits, String shownDefault, String meaning) {
    this.traits = traits;
    this.shownDefault = shownDefault;
    this.meaning = meaning;
  }

  /** Its name in a POM; {@code server.url} is the element {@code url} in {@code server}. */
  public String element() {
    return traits.element();
  }

  /** The name of the element that it stands in, or its own. */
  public String outerElement() {
    int dot = element().indexOf('.');
    return dot < 0 ? element() : element().substring(0, dot);
  }

  /** Its name in another element; empty when it stands in none. */
  public Optional<String> innerElement() {
    int dot = element().indexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(element().substring(dot + 1));
  }

  /** Its name on the command line; of a map, what stands before the dot and the entry's name. */
  public Optional<String> property() {
    return kind() == Kind.XML ? Optional.empty() : Optional.of(PREFIX + traits.property());
  }

  public Kind kind() {
    return traits.kind();
  }

  public Section section() {
    return traits.section();
  }

  public Effect effect() {
    return traits.effect();
  }

  /** Whether a goal has it. */
  public boolean isIn(String goal) {
    return traits.goals().isEmpty() || traits.goals().contains(goal);
  }

  /** The default, in Markdown. */
  public String shownDefault() {
    return shownDefault;
  }

  /** For users, in Markdown. */
  public String meaning() {
    return meaning;
  }
}
