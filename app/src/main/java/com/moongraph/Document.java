package com.moongraph;

import com.moongraph.db.enums.ProcessingStatus;
import com.moongraph.id.DocumentId;
import com.moongraph.id.FolderId;
import com.moongraph.id.UserId;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A document without its text. {@code updatedAt} tells one state of it from the next. */
public record Document(
    DocumentId id,
    UserId ownerId,
    Optional<FolderId> folderId,
    Optional<String> filename,
    Optional<String> contentType,
    ProcessingStatus status,
    Metadata metadata,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt) {}
