package com.moongraph;

import static com.moongraph.db.Tables.CACHES;
import static com.moongraph.db.Tables.DOCUMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.moongraph.json.CacheMetadata;
import com.moongraph.json.Json;
import com.moongraph.json.StorageInfo;
import dev.headwater.junit.MigratedDatabase;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.JSONB;
import org.jooq.exception.DataTypeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JSON columns are read as records and written as they were. */
@MigratedDatabase
class ForcedTypesTest {

  private Scene scene;

  @BeforeEach
  void setTheScene(DataSource source) {
    scene = new Scene(source);
  }

  @Test
  void placeOfAFileComesBackWithKeysThatNoFieldIsFor() {
    Document document = scene.documents.store(scene.owner, NewDocument.named("a.pdf"));
    assertThat(place(document)).isEqualTo(new StorageInfo(null, null, Map.of()));

    StorageInfo place = new StorageInfo("files", "a", Map.of("region", "eu"));
    scene
        .database
        .update(DOCUMENTS)
        .set(DOCUMENTS.STORAGE_INFO, place)
        .where(DOCUMENTS.EXTERNAL_ID.eq(document.id()))
        .execute();

    assertThat(place(document)).isEqualTo(place);
    assertThat(
            scene
                .database
                .select(DOCUMENTS.STORAGE_INFO.cast(JSONB.class))
                .from(DOCUMENTS)
                .where(DOCUMENTS.EXTERNAL_ID.eq(document.id()))
                .fetchSingle()
                .value1())
        .isEqualTo(JSONB.valueOf("{\"bucket\": \"files\", \"key\": \"a\", \"region\": \"eu\"}"));
  }

  @Test
  void columnsDerivedFromARecordAreOfItsKeys() {
    StorageInfo place = new StorageInfo("caches", "b", Map.of());
    CacheMetadata metadata = new CacheMetadata("llama", "q4", Map.of(), place, Map.of());
    assertThat(
            scene
                .make
                .caches()
                .with(CACHES.METADATA, metadata)
                .create()
                .into(CACHES.METADATA, CACHES.MODEL, CACHES.MODEL_FILE)
                .intoArray())
        .containsExactly(metadata, "llama", "q4");
  }

  @Test
  void jsonOfAnotherShapeIsNoRecord() {
    assertThatThrownBy(
            () ->
                Json.as(CacheMetadata.class)
                    .from(JSONB.valueOf("{\"model\": {\"name\": \"llama\"}}")))
        .isInstanceOf(DataTypeException.class)
        .hasMessage("JSON is no CacheMetadata");
  }

  private StorageInfo place(Document document) {
    return scene
        .database
        .select(DOCUMENTS.STORAGE_INFO)
        .from(DOCUMENTS)
        .where(DOCUMENTS.EXTERNAL_ID.eq(document.id()))
        .fetchSingle()
        .value1();
  }
}
