package dev.headwater.database.extensions;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which extension has what PostgreSQL does not find. A database that is used for years often has
 * its extensions from an administrator, and no migration makes them.
 */
public final class ExtensionObjectProblem {

  /** In PostgreSQL's own words; the group is the name, with its schema where it was written. */
  private static final List<Pattern> NOT_FOUND =
      List.of(
          Pattern.compile("^type \"([^\"\\[]+)(?:\\[])*\" does not exist"),
          Pattern.compile("^function ([^(]+)\\(.*\\) does not exist"),
          Pattern.compile("^operator class \"([^\"]+)\" does not exist for access method"),
          Pattern.compile("has no default operator class for access method \"(gi(?:st|n))\""));

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("btree_gin", "gin"),
          Map.entry("btree_gist", "gist"),
          Map.entry("citext", "citext"),
          Map.entry("cube", "cube"),
          Map.entry("dblink", "dblink dblink_connect dblink_exec"),
          Map.entry("earthdistance", "earth earth_distance ll_to_earth"),
          Map.entry(
              "fuzzystrmatch", "difference dmetaphone levenshtein levenshtein_less_equal soundex"),
          Map.entry("hstore", "hstore hstore_to_json hstore_to_jsonb"),
          Map.entry("ltree", "ltree lquery ltxtquery text2ltree"),
          Map.entry(
              "pg_trgm",
              "gin_trgm_ops gist_trgm_ops show_trgm similarity strict_word_similarity"
                  + " word_similarity"),
          Map.entry(
              "pgcrypto",
              "crypt digest gen_random_bytes gen_salt hmac pgp_pub_decrypt pgp_pub_encrypt"
                  + " pgp_sym_decrypt pgp_sym_encrypt"),
          Map.entry("postgis", "geometry geography st_geomfromtext st_makepoint st_setsrid"),
          Map.entry("tablefunc", "connectby crosstab normal_rand"),
          Map.entry("unaccent", "unaccent"),
          Map.entry(
              "uuid-ossp",
              "uuid_generate_v1 uuid_generate_v1mc uuid_generate_v3 uuid_generate_v4"
                  + " uuid_generate_v5 uuid_nil uuid_ns_dns uuid_ns_url"),
          Map.entry(
              "vector", "vector halfvec sparsevec vector_cosine_ops vector_ip_ops vector_l2_ops"));

  private ExtensionObjectProblem() {}

  /**
   * @param message what PostgreSQL says, in English
   */
  public static Optional<String> of(String message) {
    for (Pattern pattern : NOT_FOUND) {
      Matcher missing = pattern.matcher(message);
      if (missing.find()) {
        String name = missing.group(1);
        String alone = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return NAMES.entrySet().stream()
            .filter(extension -> List.of(extension.getValue().split(" ")).contains(alone))
            .map(Map.Entry::getKey)
            .findFirst();
      }
    }
    return Optional.empty();
  }
}
