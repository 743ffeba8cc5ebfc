package dev.headwater.database.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionObjectProblemTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type \"ltree\" does not exist | ltree",
        "type \"ext.ltree[]\" does not exist | ltree",
        "function uuid_generate_v4() does not exist | uuid-ossp",
        "function ext.digest(text, unknown) does not exist | pgcrypto",
        "operator class \"gin_trgm_ops\" does not exist for access method \"gin\" | pg_trgm",
        "data type uuid has no default operator class for access method \"gist\" | btree_gist",
        "data type bigint has no default operator class for access method \"gin\" | btree_gin"
      })
  void whatIsNotFoundTellsTheExtension(String message, String extension) {
    assertThat(ExtensionObjectProblem.of(message)).contains(extension);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type \"mood\" does not exist",
        "function my_own(integer) does not exist",
        "relation \"vector\" does not exist",
        "column \"hstore\" does not exist",
        "data type json has no default operator class for access method \"btree\""
      })
  void anythingElseTellsNone(String message) {
    assertThat(ExtensionObjectProblem.of(message)).isEmpty();
  }
}
