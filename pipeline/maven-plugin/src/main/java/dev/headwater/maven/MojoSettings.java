package dev.headwater.maven;

import dev.headwater.setting.FlywayFile;
import dev.headwater.setting.Kind;
import dev.headwater.setting.Setting;
import dev.headwater.setting.SettingNames;
import dev.headwater.setting.Settings;
import dev.headwater.tool.FlywayConfigurationFiles;
import java.io.File;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** What Maven put into the fields of a goal, and what it leaves to us. */
record MojoSettings(PipelineMojo mojo) {

  /** The settings of the Flyway file, the POM and the command line. */
  Settings all(MavenArtifactResolver resolver) {
    return new FlywayFile(
            mojo.project.getBasedir().toPath(),
            new FlywayConfigurationFiles(
                ProjectVersions.of(mojo.project, mojo.execution.getPlugin()), resolver))
        .below(properties().setAll(given()).setAll(typed()));
  }

  /** By the fields, which bear the names of the settings. */
  private Settings given() {
    Map<String, Object> fields = fields();
    Settings settings = new Settings();
    for (Setting setting : Setting.values()) {
      Object field = fields.get(setting.outerElement());
      if (setting.kind() != Kind.XML) {
        settings.set(setting, ofEngine(inner(setting, field)));
      }
    }
    return settings.set(Setting.FORK, mojo.forks());
  }

  private static @Nullable Object inner(Setting setting, @Nullable Object field) {
    return setting.innerElement().isPresent() && field instanceof Map<?, ?> elements
        ? elements.get(setting.innerElement().get())
        : field;
  }

  private Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (Class<?> type = mojo.getClass();
        HeadwaterMojo.class.isAssignableFrom(type);
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (SettingNames.isOuterElement(field.getName())) {
          values.put(field.getName(), value(field));
        }
      }
    }
    return values;
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
    if (value instanceof PlexusConfiguration element) {
      return entries(element);
    }
    return value instanceof List<?> items
        ? items.stream().map(MojoSettings::ofEngine).toList()
        : value;
  }

  /** Elements in elements as one map, by names with dots. */
  private static Map<String, String> entries(PlexusConfiguration element) {
    Map<String, String> entries = new TreeMap<>();
    for (PlexusConfiguration child : element.getChildren()) {
      String name = child.getName();
      if (child.getChildCount() == 0) {
        entries.put(name, child.getValue("").strip());
      }
      entries(child).forEach((inner, value) -> entries.put(name + "." + inner, value));
    }
    return entries;
  }

  /**
   * The command line's entries of maps, elements in elements, and others for which Maven has no
   * properties. Its debug log would show the passwords among them.
   */
  Settings typed() {
    Settings settings = new Settings();
    mojo.session
        .getUserProperties()
        .forEach(
            (key, value) -> {
              if (key instanceof String name && isOurs(name)) {
                settings.setProperty(name, String.valueOf(value));
              }
            });
    return settings;
  }

  private static boolean isOurs(String property) {
    return SettingNames.ofProperty(property)
        .filter(setting -> setting.kind() == Kind.MAP || isHidden(setting))
        .isPresent();
  }

  /** A user may write a password into the URL that {@code on} can be. */
  private static boolean isHidden(Setting setting) {
    return setting.innerElement().isPresent() || setting == Setting.ON;
  }

  /** Properties of the POM and of profiles, which Maven itself reads for other settings. */
  private Settings properties() {
    Settings settings = new Settings();
    for (Setting setting : Setting.values()) {
      if (isHidden(setting)) {
        settings.set(setting, evaluated(setting.property().orElseThrow()));
      }
    }
    return settings;
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
