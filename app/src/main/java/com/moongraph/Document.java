package com.moongraph;

import com.moongraph.db.enums.ProcessingStatus;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** A document without its text. {@code updatedAt} tells one state of it from the next. */
public record Document(
    String id,
    UUID ownerId,
    Optional<UUID> folderId,
    Optional<String> filename,
    Optional<String> contentType,
    ProcessingStatus status,
    Metadata metadata,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt) {}
