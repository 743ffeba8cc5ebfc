package dev.headwater.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.codegen.GenerateRequest;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class OwnPlaceTest {

  private final MavenProject project = new MavenProject();

  @Test
  void twoExecutionsMayNotShareAPackage() {
    take("crm", "com.example.db", "target/crm");
    take("crm", "com.example.db", "target/crm");
    assertThatThrownBy(() -> take("shop", "com.example.db", "target/shop"))
        .hasMessage(
            """
            target/shop: error[package-in-use]: two executions write classes of the package com.example.db
              executions: crm, shop
              why: both folders are source folders of this project, so javac would find each class twice
              fix: give each execution a <packageName> of its own""");
  }

  @Test
  void twoExecutionsMayNotShareASchemaFolder() {
    GenerateRequest request =
        GenerateRequest.in(Path.of("").toAbsolutePath())
            .packageName("com.example.db")
            .schemaFolder(Path.of("schema"))
            .build();
    new OwnPlace(project, "crm").takeSchemaFolder(request);
    assertThatThrownBy(() -> new OwnPlace(project, "shop").takeSchemaFolder(request))
        .hasMessage(
            """
            schema: error[schema-folder-in-use]: two executions write the same schema folder
              fix: give each execution a <schemaFolder> of its own, or only one of them""");
  }

  @Test
  void eachExecutionMayHaveItsOwn() {
    take("crm", "com.example.crm", "target/crm");
    take("shop", "com.example.shop", "target/shop");
    assertThat(project.getContextValue("headwater package com.example.crm")).isEqualTo("crm");
  }

  private void take(String execution, String packageName, String folder) {
    GenerateRequest request =
        GenerateRequest.in(Path.of("").toAbsolutePath())
            .packageName(packageName)
            .outputDirectory(Path.of(folder))
            .build();
    new OwnPlace(project, execution).takePackage(request);
  }
}
