package com.moongraph;

import static com.moongraph.db.Tables.DOCUMENTS;
import static com.moongraph.db.Tables.DOCUMENT_GRANTS;
import static org.jooq.impl.DSL.select;

import com.moongraph.db.enums.AccessLevel;
import org.jooq.Condition;

/**
 * Who may do what to a document: a filed one is under the rights on its folder, an unfiled one is
 * for its owner. Grants of era A open single documents besides.
 */
final class DocumentRights {

  private DocumentRights() {}

  static Condition read(User who) {
    return byPlace(who, Permission.READ).or(byGrant(who, AccessLevel.read));
  }

  static Condition write(User who) {
    return byPlace(who, Permission.WRITE).or(byGrant(who, AccessLevel.write));
  }

  static Condition delete(User who) {
    return byPlace(who, Permission.WRITE).or(byGrant(who, AccessLevel.admin));
  }

  /** No grant lets anybody move a document: in a folder of theirs it would be theirs. */
  static Condition move(User who) {
    return byPlace(who, Permission.WRITE);
  }

  private static Condition byPlace(User who, Permission wanted) {
    return DOCUMENTS
        .FOLDER_ID
        .isNull()
        .and(DOCUMENTS.OWNER_USER_ID.eq(who.id()))
        .or(Permissions.allow(who, wanted, DOCUMENTS.FOLDER_ID));
  }

  private static Condition byGrant(User who, AccessLevel level) {
    return DOCUMENTS.EXTERNAL_ID.in(
        select(DOCUMENT_GRANTS.DOCUMENT_ID)
            .from(DOCUMENT_GRANTS)
            .where(DOCUMENT_GRANTS.USER_ID.eq(who.id()))
            .and(DOCUMENT_GRANTS.ACCESS.eq(level)));
  }
}
