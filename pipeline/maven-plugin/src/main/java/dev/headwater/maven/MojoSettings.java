package dev.headwater.maven;

import dev.headwater.setting.FlywayFile;
import dev.headwater.setting.Kind;
import dev.headwater.setting.Setting;
import dev.headwater.setting.Settings;
import dev.headwater.tool.FlywayConfigurationFiles;
import java.io.File;
import java.lang.reflect.Field;
import java.util.List;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.jspecify.annotations.Nullable;

/** What Maven put into the fields of a goal, and what it leaves to us. */
record MojoSettings(PipelineMojo mojo) {

  /** The settings of the Flyway file, the POM and the command line. */
  Settings all(MavenArtifactResolver resolver) {
    return new FlywayFile(
            mojo.project.getBasedir().toPath(),
            new FlywayConfigurationFiles(
                ProjectVersions.of(mojo.project, mojo.execution.getPlugin()), resolver))
        .below(given().setAll(typed()));
  }

  /** By the fields, which bear the names of the settings. */
  private Settings given() {
    Settings settings = new Settings();
    for (Class<?> type = mojo.getClass();
        HeadwaterMojo.class.isAssignableFrom(type);
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        Setting.ofElement(field.getName())
            .filter(setting -> setting.kind() != Kind.XML)
            .ifPresent(setting -> settings.set(setting, ofEngine(value(field))));
      }
    }
    return settings.set(Setting.FORK, mojo.forks());
  }

  private @Nullable Object value(Field field) {
    try {
      return field.get(mojo);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object ofEngine(@Nullable Object value) {
    if (value instanceof File file) {
      return file.toPath();
    }
    return value instanceof List<?> items
        ? items.stream().map(MojoSettings::ofEngine).toList()
        : value;
  }

  /**
   * Entries of maps, for which Maven has no properties, and two properties that Maven's debug log
   * would show.
   */
  private Settings typed() {
    Settings settings = new Settings();
    mojo.session
        .getUserProperties()
        .forEach(
            (key, value) -> {
              if (key instanceof String name && isOfMap(name)) {
                settings.setProperty(name, String.valueOf(value));
              }
            });
    if (mojo.url == null) {
      settings.set(Setting.URL, evaluated("headwater.url"));
    }
    if (mojo.password == null) {
      settings.set(Setting.PASSWORD, evaluated("headwater.password"));
    }
    return settings;
  }

  private static boolean isOfMap(String property) {
    return Setting.ofProperty(property).filter(s -> s.kind() == Kind.MAP).isPresent();
  }

  /** As Maven itself would evaluate it. */
  private @Nullable Object evaluated(String property) {
    try {
      Object value =
          new PluginParameterExpressionEvaluator(mojo.session, mojo.execution)
              .evaluate("${" + property + "}");
      return value == null ? null : value.toString();
    } catch (ExpressionEvaluationException e) {
      throw new IllegalStateException(e);
    }
  }
}
