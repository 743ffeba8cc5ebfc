package dev.headwater.codegen.fork;

import dev.headwater.codegen.work.WorkDone;
import dev.headwater.codegen.work.WorkOrder;
import dev.headwater.problem.Problem;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A message between Maven's JVM and the worker. */
sealed interface Message extends Serializable {

  /**
   * The first message, to the worker.
   *
   * @param properties the system properties of the JVM that Maven runs in
   */
  record Job(WorkOrder order, Map<String, String> properties) implements Message {}

  /** An event for the listener. */
  record Told(String event, List<Object> arguments) implements Message {}

  /** A question to the resolver. */
  record Asked(int number, String question, Object argument) implements Message {}

  /**
   * The resolver's answer, to the worker.
   *
   * @param answer empty when there is none
   * @param missing why
   */
  record Answered(int number, Optional<Object> answer, String missing) implements Message {}

  /** Something that the user's own classes printed. */
  record Printed(byte[] bytes) implements Message {}

  /** The last one. */
  record Finished(WorkDone done) implements Message {}

  /**
   * The last one, too.
   *
   * @param problems what the user can mend; empty when it is something else
   * @param missing an artifact that is not to be had, in the resolver's words
   * @param trace for those who look for a bug
   */
  record Failed(List<Problem> problems, Optional<String> missing, String trace)
      implements Message {}
}
