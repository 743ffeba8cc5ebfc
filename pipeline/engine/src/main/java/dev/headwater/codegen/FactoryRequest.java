package dev.headwater.codegen;

import dev.headwater.io.Folders;
import java.util.Optional;

/**
 * The factories that a run makes beside its classes, as a request of their own: they have an output
 * folder, a fingerprint and a place in the cache like classes.
 */
public final class FactoryRequest {

  private FactoryRequest() {}

  /** The request for the factories that a request makes beside classes. */
  public static GenerateRequest of(GenerateRequest all) {
    CodegenChoice codegen = all.codegen();
    FactoryChoice wished = codegen.factories().orElseThrow();
    FactoryChoice choice =
        new FactoryChoice(
            wished.packageName(),
            wished.folder(),
            Optional.of(all.outputDirectory()),
            wished.values());
    Folders folders =
        new Folders(all.folders().cache(), choice.folder(), Optional.empty(), Optional.empty());
    return new GenerateRequest(
        all.project(),
        all.scripts(),
        all.database().withFolders(folders),
        all.tools(),
        new CodegenChoice(
            codegen.packageName(),
            codegen.schemas(),
            codegen.leaveOut(),
            codegen.generatorXml(),
            codegen.generatorSource(),
            codegen.classPath(),
            false,
            Optional.of(choice)),
        all.classes(),
        all.fork());
  }
}
