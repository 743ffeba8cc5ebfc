package dev.headwater.codegen.cache;

import dev.headwater.codegen.ClassCaches;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.cache.Store.Kind;
import dev.headwater.codegen.cache.Store.Wanted;
import dev.headwater.codegen.fingerprint.Fingerprint;
import dev.headwater.codegen.output.Manifest;
import dev.headwater.codegen.output.OutputFolder;
import dev.headwater.io.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The classes of earlier runs. Nothing that is wrong with a cache fails a run: it is said once, and
 * the classes are made.
 */
public final class OutputCache {

  /** More than any entry that says which content belongs to a key. */
  private static final long ENTRY = 1 << 16;

  private final List<Store> stores = new ArrayList<>();
  private final GenerateListener listener;

  private OutputCache(GenerateListener listener) {
    this.listener = listener;
  }

  /**
   * The caches of a run, the nearest first.
   *
   * @param folder the cache folder on this machine; empty when there is none
   */
  public static OutputCache of(
      ClassCaches caches, Optional<Path> folder, GenerateListener listener) {
    OutputCache cache = new OutputCache(listener);
    if (folder.isPresent() && caches.megabytes() > 0) {
      cache.stores.add(new LocalStore(folder.get().resolve("classes"), caches.megabytes() << 20));
    }
    caches
        .remote()
        .filter(remote -> !Unreachable.lately(remote))
        .ifPresent(remote -> cache.stores.add(new RemoteStore(remote)));
    return cache;
  }

  /**
   * Fills an empty folder with the classes for a fingerprint and their manifest.
   *
   * @return where they came from; empty when no cache has them
   */
  public Optional<String> restore(Fingerprint wanted, Path folder) throws IOException {
    for (Store store : List.copyOf(stores)) {
      Optional<byte[]> content = content(store, wanted);
      if (content.isPresent() && unpacked(store, content.get(), new Target(wanted, folder))) {
        List<Store> nearer = List.copyOf(stores.subList(0, stores.indexOf(store)));
        nearer.forEach(each -> put(each, wanted, content.get()));
        return Optional.of(store.name());
      }
    }
    return Optional.empty();
  }

  /** Keeps what a run made, if it is known from what. */
  public void keep(OutputFolder output) {
    if (stores.stream().noneMatch(Store::isWritable)) {
      return;
    }
    try {
      Optional<Fingerprint> madeFrom = Manifest.read(output.path()).madeFrom();
      if (madeFrom.isPresent()) {
        byte[] content = Archive.pack(output.path(), output.schemaFolder());
        List.copyOf(stores).forEach(store -> put(store, madeFrom.get(), content));
      }
    } catch (IOException e) {
      listener.warned("the classes are not kept for other builds: " + e);
    }
  }

  private Optional<byte[]> content(Store store, Fingerprint wanted) {
    try {
      Optional<byte[]> entry = store.get(Kind.AC, new Wanted(wanted.key(), ENTRY));
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      Optional<ActionResult> result = ActionResult.decode(entry.get());
      if (result.isEmpty() || result.get().size() > Archive.LIMIT) {
        damaged(store, wanted, "it names no content");
        return Optional.empty();
      }
      Optional<byte[]> content =
          store.get(Kind.CAS, new Wanted(result.get().hash(), result.get().size()));
      if (content.isPresent() && !result.get().describes(content.get())) {
        store.drop(Kind.CAS, result.get().hash());
        damaged(store, wanted, "its content has another hash");
        return Optional.empty();
      }
      return content;
    } catch (IOException e) {
      broken(store, e);
      return Optional.empty();
    }
  }

  private record Target(Fingerprint wanted, Path folder) {}

  private boolean unpacked(Store store, byte[] content, Target target) throws IOException {
    try {
      Archive.unpack(content, target.folder(), target.wanted());
      return true;
    } catch (Archive.DamagedException e) {
      empty(target.folder());
      damaged(store, target.wanted(), String.valueOf(e.getMessage()));
    } catch (IOException | InvalidPathException e) {
      // A full disk or a locale without the letters is no fault of the entry; others may use it.
      empty(target.folder());
      broken(store, new IOException(e.getMessage(), e));
    }
    return false;
  }

  private static void empty(Path folder) throws IOException {
    Trees.delete(folder);
    Files.createDirectories(folder);
  }

  private void put(Store store, Fingerprint key, byte[] content) {
    if (!store.isWritable()) {
      return;
    }
    try {
      ActionResult result = ActionResult.of(content);
      store.put(Kind.CAS, result.hash(), content);
      store.put(Kind.AC, key.key(), result.encode());
    } catch (IOException e) {
      broken(store, e);
    }
  }

  private void damaged(Store store, Fingerprint key, String why) {
    try {
      store.drop(Kind.AC, key.key());
      listener.warned("an entry of " + store.name() + " is damaged and not used: " + why);
    } catch (IOException e) {
      broken(store, e);
    }
  }

  private void broken(Store store, IOException e) {
    stores.remove(store);
    listener.warned(
        store.name()
            + " is not used in this run: "
            + (e.getMessage() == null ? e : e.getMessage()));
  }
}
