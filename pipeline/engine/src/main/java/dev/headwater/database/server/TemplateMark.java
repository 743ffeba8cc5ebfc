package dev.headwater.database.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands on a template, as its comment.
 *
 * @param used when a run last began with it or made it, by the server's clock
 * @param by who made it and where
 * @param usable false when going on from there has failed
 * @param session settings that the migrations up to there made in their session
 */
record TemplateMark(Instant used, String by, boolean usable, Map<String, String> session) {

  private static final HexFormat HEX = HexFormat.of();

  private static final Pattern FORM =
      Pattern.compile(
          "Headwater: (template|useless template) database, used (\\S+), made by (\\S*);"
              + " .*; session( [0-9a-f]+=[0-9a-f]*)*");

  TemplateMark {
    session = Map.copyOf(session);
  }

  TemplateMark usedAt(Instant now) {
    return new TemplateMark(now, by, usable, session);
  }

  TemplateMark useless() {
    return new TemplateMark(used, by, false, session);
  }

  String text() {
    return "Headwater: "
        + (usable ? "template" : "useless template")
        + " database, used "
        + used
        + ", made by "
        + by
        + "; runs begin with it, and drop it when there are newer ones; session"
        + new TreeMap<>(session)
            .entrySet().stream()
                .map(one -> " " + hex(one.getKey()) + "=" + hex(one.getValue()))
                .collect(Collectors.joining());
  }

  /** Empty for a comment that is none of ours. */
  static Optional<TemplateMark> parse(String comment) {
    Matcher matcher = FORM.matcher(comment);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      Map<String, String> session = new TreeMap<>();
      String settings = comment.substring(comment.lastIndexOf("; session") + "; session".length());
      for (String setting : settings.isBlank() ? new String[0] : settings.strip().split(" ")) {
        String[] parts = setting.split("=", -1);
        session.put(text(parts[0]), text(parts[1]));
      }
      return Optional.of(
          new TemplateMark(
              Instant.parse(matcher.group(2)),
              matcher.group(3),
              matcher.group(1).equals("template"),
              session));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String hex(String text) {
    return HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String hex) {
    return new String(HEX.parseHex(hex), StandardCharsets.UTF_8);
  }
}
