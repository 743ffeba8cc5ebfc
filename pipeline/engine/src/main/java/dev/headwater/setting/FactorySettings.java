package dev.headwater.setting;

import dev.headwater.codegen.FactoryChoice;
import java.nio.file.Path;

/** The factories that are wished for. */
record FactorySettings(Settings settings) {

  private static final Path USUAL = Path.of("target/generated-test-sources/headwater");

  FactoryChoice choice() {
    return new FactoryChoice(
        settings.text(Setting.FACTORIES_PACKAGE).orElseThrow(),
        settings.text(Setting.FACTORIES_OUTPUT_DIRECTORY).map(Path::of).orElse(USUAL),
        settings.text(Setting.FACTORIES_CLASSES).map(Path::of),
        settings.map(Setting.FACTORY_VALUES));
  }
}
