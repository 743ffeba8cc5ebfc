package dev.headwater.tool.jooq;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenClassesTest {

  @TempDir private Path folder;

  @Test
  void filesKeepTheirEncoding() throws Exception {
    Path java = Files.writeString(folder.resolve("A.java"), "// grüß C:\\users", ISO_8859_1);
    Path xml = Files.writeString(folder.resolve("a.xml"), "grüß C:\\users", ISO_8859_1);
    new WrittenClasses(folder, ISO_8859_1).mend();
    assertThat(Files.readString(java, ISO_8859_1)).isEqualTo("// grüß C:&#92;users");
    assertThat(Files.readString(xml, ISO_8859_1)).isEqualTo("grüß C:\\users");
  }
}
