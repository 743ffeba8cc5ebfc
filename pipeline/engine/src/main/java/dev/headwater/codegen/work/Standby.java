package dev.headwater.codegen.work;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.ScriptChain;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.choice.Providers;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.OnceResolver;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.ToolSet;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Opens the database of the next run before it is asked for, in the state that it will probably
 * begin with: the one before the script that was edited last. For who runs the same request again
 * and again.
 */
public final class Standby implements AutoCloseable {

  private final ArtifactResolver resolver;
  private Optional<DatabaseOrder> last = Optional.empty();
  private Optional<ToolSet> set = Optional.empty();
  private int edited;
  private Optional<FutureTask<Optional<Spare>>> next = Optional.empty();

  public Standby(ArtifactResolver resolver) {
    this.resolver = new OnceResolver(resolver);
  }

  /** The spare database, if there is one and it serves the order; it is then the caller's. */
  synchronized Optional<ThrowawayDatabase> take(DatabaseOrder order, ToolSet tools) {
    set = Optional.of(tools);
    ScriptChain chain = order.chain();
    edited =
        last.map(before -> chain.common(before.chain()))
            .filter(common -> common < chain.total())
            .orElse(chain.total() - 1);
    last = Optional.of(order);
    Optional<Spare> spare = spare();
    Optional<ThrowawayDatabase> taken = spare.flatMap(one -> one.serving(order));
    if (taken.isEmpty()) {
      spare.ifPresent(Spare::close);
    } else {
      spare.ifPresent(Spare::release);
    }
    return taken;
  }

  /** Opens a database like the last one, in the background. */
  public synchronized void prepare() {
    if (last.isEmpty() || set.isEmpty() || next.isPresent()) {
      return;
    }
    DatabaseOrder order = last.get();
    ToolSet tools = set.get();
    DatabaseOrder before = order.withChain(order.chain().before(edited));
    FutureTask<Optional<Spare>> task = new FutureTask<>(() -> open(before, tools));
    next = Optional.of(task);
    Thread thread = new Thread(task, "headwater-standby");
    thread.setDaemon(true);
    thread.start();
  }

  private Optional<Spare> open(DatabaseOrder order, ToolSet set) throws IOException {
    ToolLoaders loaders = new ToolLoaders();
    try {
      Toolbox tools = new Toolbox(set, resolver, loaders);
      ThrowawayDatabase database =
          Providers.of(order.request().choice(), new Providers.Tools(resolver, tools))
              .open(order, GenerateListener.SILENT);
      return Optional.of(new Spare(order, database, loaders));
    } catch (IOException | RuntimeException e) {
      loaders.close();
      return Optional.empty(); // the next run opens one itself, and says what is wrong
    }
  }

  private Optional<Spare> spare() {
    Optional<FutureTask<Optional<Spare>>> task = next;
    next = Optional.empty();
    try {
      return task.isEmpty() ? Optional.empty() : task.get().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      next = task; // still to be closed
      return Optional.empty();
    }
  }

  /** Also when this thread is interrupted, because that is how a watch ends. */
  @Override
  public synchronized void close() {
    boolean interrupted = Thread.interrupted();
    spare().ifPresent(Spare::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A database that waits. */
  private record Spare(DatabaseOrder order, ThrowawayDatabase database, ToolLoaders loaders) {

    Optional<ThrowawayDatabase> serving(DatabaseOrder wanted) {
      boolean alike =
          order.request().choice().equals(wanted.request().choice())
              && order.request().folders().cache().equals(wanted.request().folders().cache())
              && order.extensions().equals(wanted.extensions());
      return alike && database.lastWords().isEmpty()
          ? database.continuedFor(wanted)
          : Optional.empty();
    }

    /** The run that has taken the database has its own loaders. */
    void release() {
      try {
        loaders.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    void close() {
      database.close();
      release();
    }
  }
}
