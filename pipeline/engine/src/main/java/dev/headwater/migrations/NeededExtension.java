package dev.headwater.migrations;

import dev.headwater.SourceLocation;

/** An extension that a migration or an init script creates, and where. */
public record NeededExtension(String name, SourceLocation location) {}
