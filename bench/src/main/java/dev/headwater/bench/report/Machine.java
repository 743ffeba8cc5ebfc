package dev.headwater.bench.report;

import com.sun.management.OperatingSystemMXBean;
import dev.headwater.bench.Versions;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** The machine, as far as it says something to others: no name, no path. */
public final class Machine {

  private Machine() {}

  public static String described() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return String.format(
        Locale.ROOT,
        "%d cores, %.0f GB, %s %s, %s; JDK %s (%s), Maven %s; load at the end %.1f",
        system.getAvailableProcessors(),
        system.getTotalMemorySize() / 1e9,
        system.getName(),
        system.getVersion(),
        system.getArch(),
        System.getProperty("java.version"),
        System.getProperty("java.vendor"),
        Versions.of("maven"),
        system.getSystemLoadAverage());
  }
}
