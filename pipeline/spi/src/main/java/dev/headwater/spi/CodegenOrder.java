package dev.headwater.spi;

import java.nio.file.Path;
import java.util.List;

/**
 * The classes to generate.
 *
 * @param generatorXml jOOQ's {@code <generator>} element as the user wrote it; empty for defaults
 * @param generatorSource the file or POM it came from, for messages
 * @param schemas the schemas to generate when the user's XML names none
 * @param packageName used when the user's XML names none
 * @param directory where to write; wins over the user's XML, because it is the staging folder
 * @param scope which objects get no class
 */
public record CodegenOrder(
    String generatorXml,
    String generatorSource,
    List<String> schemas,
    String packageName,
    Path directory,
    CodegenScope scope) {}
