package com.moongraph;

import static com.moongraph.db.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SelectField;

/** Users, mirrored from the identity provider at their first verified call. */
public final class UserRepository {

  private static final SelectField<User> USER =
      row(USERS.ID, USERS.AUTH0_USER_ID, USERS.EMAIL, USERS.NAME, USERS.AVATAR_URL, USERS.STATUS)
          .mapping(
              (id, auth0Id, email, name, avatarUrl, status) ->
                  new User(
                      id,
                      new Auth0Profile(
                          auth0Id,
                          email,
                          Optional.ofNullable(name),
                          Optional.ofNullable(avatarUrl)),
                      status));

  private final DSLContext database;

  public UserRepository(DSLContext database) {
    this.database = database;
  }

  /** The user with this subject of the token. */
  public Optional<User> fetchByAuth0Id(String auth0Id) {
    return database
        .select(USER)
        .from(USERS)
        .where(USERS.AUTH0_USER_ID.eq(auth0Id))
        .fetchOptional(Record1::value1);
  }

  /**
   * Makes the user of a first login. When two first logins come at the same time, one wins, and
   * both get its user.
   *
   * @throws EmailTakenException if another account has the address, in whatever case
   */
  public User createFromAuth0(Auth0Profile profile) {
    // "do nothing" waits for the other login and keeps the caller's transaction usable.
    return database
        .insertInto(USERS)
        .set(USERS.AUTH0_USER_ID, profile.auth0Id())
        .set(USERS.EMAIL, profile.email())
        .set(USERS.NAME, profile.name().orElse(null))
        .set(USERS.AVATAR_URL, profile.avatarUrl().orElse(null))
        .onConflictDoNothing()
        .returningResult(USER)
        .fetchOptional(Record1::value1)
        // Only the subject and the address are unique: if it was not the one, it was the other.
        .or(() -> fetchByAuth0Id(profile.auth0Id()))
        .orElseThrow(() -> new EmailTakenException(profile.email()));
  }

  /** Changes the profile; empty if the user is gone. */
  public Optional<User> updateProfile(User user, ProfileChanges changes) {
    return database
        .update(USERS)
        .set(USERS.NAME, coalesce(val(changes.name().orElse(null), USERS.NAME), USERS.NAME))
        .set(
            USERS.AVATAR_URL,
            coalesce(val(changes.avatarUrl().orElse(null), USERS.AVATAR_URL), USERS.AVATAR_URL))
        .where(USERS.ID.eq(user.id()))
        .returningResult(USER)
        .fetchOptional(Record1::value1);
  }
}
