package dev.headwater.database.extensions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is known about extensions without asking a server; this is the one place to add to. */
final class KnownExtensions {

  /** PostGIS and what comes with it. */
  private static final String POSTGIS =
      "postgis postgis_raster postgis_topology postgis_sfcgal postgis_tiger_geocoder"
          + " address_standardizer address_standardizer_data_us";

  /** Images that follow the contract of the official one; the first that has all is taken. */
  private static final List<Image> IMAGES =
      List.of(
          new Image("pgvector/pgvector:pg{major}", "13-18", "vector"),
          new Image("postgis/postgis:{major}-3.5", "13-17", POSTGIS),
          new Image("postgis/postgis:18-3.6", "18-18", POSTGIS),
          new Image("timescale/timescaledb:latest-pg{major}", "14-18", "timescaledb"),
          new Image(
              "timescale/timescaledb-ha:pg{major}",
              "15-18",
              "timescaledb timescaledb_toolkit vector vectorscale " + POSTGIS),
          new Image("citusdata/citus:postgres_{major}", "15-17", "citus citus_columnar"),
          new Image("paradedb/paradedb:latest-pg{major}", "15-18", "pg_search vector"),
          new Image("pgrouting/pgrouting:16-3.5-4.0", "16-16", "pgrouting " + POSTGIS),
          new Image("pgrouting/pgrouting:17-3.5-3.7.3", "17-17", "pgrouting " + POSTGIS),
          new Image("pgrouting/pgrouting:18-3.6-4.0", "18-18", "pgrouting " + POSTGIS),
          new Image("apache/age:release_PG{major}_1.6.0", "16-17", "age"),
          new Image("apache/age:release_PG18_1.7.0", "18-18", "age"));

  /** Packages of Debian, Ubuntu or PostgreSQL's own repository for them. */
  private static final List<Package> PACKAGES =
      List.of(
          new Package("postgresql-{major}-pgvector", "vector"),
          new Package("postgresql-{major}-postgis-3", POSTGIS),
          new Package("postgresql-{major}-pgrouting", "pgrouting"),
          new Package("postgresql-{major}-cron", "pg_cron"),
          new Package("postgresql-{major}-partman", "pg_partman"),
          new Package("postgresql-{major}-pgaudit", "pgaudit"),
          new Package("postgresql-{major}-pgtap", "pgtap"),
          new Package("postgresql-{major}-hypopg", "hypopg"),
          new Package("postgresql-{major}-hll", "hll"),
          new Package("postgresql-{major}-ip4r", "ip4r"),
          new Package("postgresql-{major}-orafce", "orafce"),
          new Package("postgresql-{major}-periods", "periods"),
          new Package("postgresql-{major}-plpgsql-check", "plpgsql_check"),
          new Package("postgresql-{major}-prefix", "prefix"),
          new Package("postgresql-{major}-repack", "pg_repack"),
          new Package("postgresql-{major}-rum", "rum"),
          new Package("postgresql-{major}-semver", "semver"),
          new Package("postgresql-{major}-unit", "unit"),
          new Package("postgresql-{major}-pglogical", "pglogical"),
          new Package("postgresql-{major}-icu-ext", "icu_ext"),
          new Package("postgresql-{major}-mysql-fdw", "mysql_fdw"),
          new Package("postgresql-{major}-tds-fdw", "tds_fdw"),
          new Package("postgresql-{major}-ogr-fdw", "ogr_fdw"),
          new Package("postgresql-{major}-set-user", "set_user"),
          new Package(
              "postgresql-plperl-{major}",
              "plperl plperlu bool_plperl bool_plperlu hstore_plperl hstore_plperlu jsonb_plperl"
                  + " jsonb_plperlu"),
          new Package(
              "postgresql-plpython3-{major}",
              "plpython3u hstore_plpython3u jsonb_plpython3u ltree_plpython3u"),
          new Package("postgresql-pltcl-{major}", "pltcl pltclu"));

  /** Of PostgreSQL 13 and newer, in the official image and in Debian's package of the server. */
  private static final String CONTRIB =
      "amcheck autoinc bloom btree_gin btree_gist citext cube dblink dict_int dict_xsyn"
          + " earthdistance file_fdw fuzzystrmatch hstore insert_username intagg intarray isn lo"
          + " ltree moddatetime pageinspect pg_buffercache pg_freespacemap pg_prewarm"
          + " pg_stat_statements pg_trgm pg_visibility pgcrypto pgrowlocks pgstattuple plpgsql"
          + " postgres_fdw refint seg sslinfo tablefunc tcn tsm_system_rows tsm_system_time"
          + " unaccent uuid-ossp xml2";

  private KnownExtensions() {}

  /** Those that come with PostgreSQL itself. */
  static Set<String> contrib(int major) {
    Set<String> names = new TreeSet<>(words(CONTRIB));
    if (major <= 16) {
      names.add("adminpack");
    }
    if (major >= 14 && major <= 16) {
      names.add("old_snapshot");
    }
    if (major >= 14) {
      names.add("pg_surgery");
    }
    if (major >= 15) {
      names.add("pg_walinspect");
    }
    if (major >= 18) {
      names.add("pg_logicalinspect");
    }
    return names;
  }

  /** An image that has all of them beside those of PostgreSQL itself. */
  static Optional<String> image(Set<String> extensions, int major) {
    return IMAGES.stream()
        .filter(image -> image.isFor(major) && words(image.extensions()).containsAll(extensions))
        .findFirst()
        .map(image -> of(image.name(), major));
  }

  /** The Debian package that brings an extension. */
  static Optional<String> debianPackage(String extension, int major) {
    return PACKAGES.stream()
        .filter(known -> words(known.extensions()).contains(extension))
        .findFirst()
        .map(known -> of(known.name(), major));
  }

  private static String of(String name, int major) {
    return name.replace("{major}", String.valueOf(major));
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  /**
   * @param majors the first and the last major it exists for
   */
  private record Image(String name, String majors, String extensions) {
    boolean isFor(int major) {
      String[] range = majors.split("-");
      return major >= Integer.parseInt(range[0]) && major <= Integer.parseInt(range[1]);
    }
  }

  private record Package(String name, String extensions) {}
}
