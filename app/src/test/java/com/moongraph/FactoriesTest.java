package com.moongraph;

import static com.moongraph.db.Tables.DOCUMENTS;
import static com.moongraph.db.Tables.USAGE_LOG;
import static com.moongraph.db.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.moongraph.db.enums.ProcessingStatus;
import com.moongraph.db.enums.UserStatus;
import com.moongraph.db.tables.records.DocumentsRecord;
import com.moongraph.db.tables.records.UsersRecord;
import com.moongraph.json.StorageInfo;
import com.moongraph.make.DocumentsFactory;
import com.moongraph.make.Make;
import dev.headwater.junit.MigratedDatabase;
import dev.headwater.junit.Per;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of Moongraph's tables, made by factories. */
@MigratedDatabase(per = Per.METHOD)
class FactoriesTest {

  private DSLContext database;
  private Make make;

  @BeforeEach
  void make(DSLContext database) {
    this.database = database;
    make = new Make(database);
  }

  /** A state: several values that go together. */
  private static UnaryOperator<DocumentsFactory> failed() {
    return documents ->
        documents
            .with(DOCUMENTS.STATUS, ProcessingStatus.failed)
            .with(DOCUMENTS.ERROR, "no text found");
  }

  @Test
  void rowComesBackAsPostgresHasIt() {
    UsersRecord ada = make.users().with(USERS.EMAIL, "ada@example.com").create();
    assertThat(ada.getEmail()).isEqualTo("ada@example.com");
    assertThat(ada.getStatus()).isEqualTo(UserStatus.active);
    assertThat(ada.getCreatedAt()).isNotNull();
    assertThat(database.fetchSingle(USERS, USERS.ID.eq(ada.getId()))).isEqualTo(ada);
  }

  @Test
  void parentsAreGivenOrMade() {
    UsersRecord ada = make.users().create();
    List<DocumentsRecord> failed = make.documents().ownerUser(ada).with(failed()).create(20);
    assertThat(failed)
        .hasSize(20)
        .allSatisfy(
            document -> {
              assertThat(document.getOwnerUserId()).isEqualTo(ada.getId());
              assertThat(document.getStatus()).isEqualTo(ProcessingStatus.failed);
            });
    DocumentsRecord other = make.documents().create();
    assertThat(other.getOwnerUserId()).isNotNull().isNotEqualTo(ada.getId());
  }

  @Test
  void valuesOfTheUsersOwnTypesAreTaken() {
    StorageInfo place = new StorageInfo("bucket", "key", Map.of());
    assertThat(make.documents().with(DOCUMENTS.STORAGE_INFO, place).create().getStorageInfo())
        .isEqualTo(place);
  }

  @Test
  void manyRowsAreMadeAtOnce() {
    make.usageLog().bulk(100_000);
    assertThat(database.fetchCount(USAGE_LOG)).isEqualTo(100_000);
  }
}
