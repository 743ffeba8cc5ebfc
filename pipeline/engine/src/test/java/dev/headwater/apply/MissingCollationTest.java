package dev.headwater.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MissingCollationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "18.6 | C.UTF-8          | provider = builtin, locale = 'C.UTF-8'",
        "16.2 | C.utf8           | locale = 'C'",
        "18.6 | de_DE.utf8       | provider = icu, locale = 'de-DE'",
        "18.6 | sr_RS.UTF-8@latin | provider = icu, locale = 'sr-Latn-RS'",
        "18.6 | zh_Hans_CN.UTF-8 | provider = icu, locale = 'zh-Hans-CN'",
      })
  void collationsOfOtherMachinesAreMadeAnywhere(String version, String name, String options) {
    assertThat(of(name, version)).isEqualTo("create collation \"" + name + "\" (" + options + ");");
  }

  @ParameterizedTest
  @CsvSource({"ours", "de-x-icu", "C"})
  void otherNamesAreNoSuchCollations(String name) {
    assertThat(of(name, "18.6")).isEmpty();
  }

  private static String of(String name, String version) {
    Problem problem =
        Problem.of("42704", "collation \"" + name + "\" for encoding \"UTF8\" does not exist");
    return MissingCollation.of(problem, version).map(MissingCollation::statement).orElse("");
  }
}
