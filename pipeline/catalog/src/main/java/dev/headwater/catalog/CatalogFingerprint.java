package dev.headwater.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short text that two catalogues share when a comparison of them finds no difference. */
public final class CatalogFingerprint {

  private CatalogFingerprint() {}

  /** A SHA-256 of all that a comparison looks at. */
  public static String of(Catalog catalog) {
    MessageDigest digest = digest();
    for (Fact fact : catalog.facts()) {
      add(digest, fact.id().toString());
      fact.compared()
          .forEach(
              (name, value) -> {
                add(digest, name);
                add(digest, value);
              });
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** With its length, so that no other texts make the same bytes. */
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
