package dev.headwater.bench.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The seconds of each stage, as Headwater says them in its debug log. */
public record StageTimes(Map<String, Double> seconds) {

  private static final Pattern STAGE = Pattern.compile("\\b([a-z]+) (\\d+\\.\\d+) s\\b");

  /** Empty where no line of Headwater's has any. */
  public static StageTimes in(String log) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    log.lines()
        .filter(line -> line.contains("Headwater: "))
        .forEach(
            line -> {
              Matcher stage = STAGE.matcher(line);
              while (stage.find()) {
                seconds.put(stage.group(1), Double.valueOf(stage.group(2)));
              }
            });
    return new StageTimes(seconds);
  }
}
