package dev.headwater.command.live;

/**
 * Says whether a plan may be carried out in a real database.
 *
 * @param <P> the plan
 */
public interface Consent<P> {

  /** Shows the plan, and asks where somebody is there to be asked. */
  boolean isGiven(P plan);
}
