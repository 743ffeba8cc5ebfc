package dev.headwater.tool.jooq;

/**
 * jOOQ's constants as the jOOQ that runs has them. Written out by name: the compiler would copy the
 * values of the jOOQ that this bridge is compiled with.
 */
final class JooqConstants {

  private JooqConstants() {}

  /** Such as {@code 3.19.38}. */
  static String version() {
    return text("org.jooq.Constants", "FULL_VERSION");
  }

  /** The resource that holds the XML schema. */
  static String schemaResource() {
    return text("org.jooq.meta.Constants", "CP_CODEGEN");
  }

  /** The namespace of that schema. */
  static String namespace() {
    return text("org.jooq.meta.Constants", "NS_CODEGEN");
  }

  private static String text(String type, String field) {
    try {
      return (String) Class.forName(type).getField(field).get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this jOOQ has no " + type + "." + field, e);
    }
  }
}
