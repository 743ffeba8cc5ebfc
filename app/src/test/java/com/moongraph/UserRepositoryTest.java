package com.moongraph;

import static com.moongraph.db.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.moongraph.db.enums.UserStatus;
import dev.headwater.junit.MigratedDatabase;
import dev.headwater.junit.Per;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users at their first login and after it. */
@MigratedDatabase(per = Per.METHOD)
class UserRepositoryTest {

  private DSLContext database;
  private UserRepository users;

  @BeforeEach
  void connect(DSLContext ofThisMethod) {
    database = ofThisMethod;
    users = new UserRepository(database);
  }

  @Test
  void firstLoginMakesTheUserAndTheNextFindsIt() {
    Auth0Profile ada =
        new Auth0Profile(
            "auth0|ada", "ada@example.com", Optional.of("Ada"), Optional.of("https://a/ada.png"));
    User made = users.createFromAuth0(ada);
    assertThat(made.profile()).isEqualTo(ada);
    assertThat(made.status()).isEqualTo(UserStatus.active);
    assertThat(users.fetchByAuth0Id("auth0|ada")).contains(made);
  }

  @Test
  void unknownSubjectIsNobody() {
    assertThat(users.fetchByAuth0Id("auth0|nobody")).isEmpty();
  }

  @Test
  void secondFirstLoginGetsTheWinner() {
    User winner = users.createFromAuth0(Auth0Profile.of("auth0|ada", "ada@example.com"));
    // the address of the token may have changed in between
    assertThat(users.createFromAuth0(Auth0Profile.of("auth0|ada", "new@example.com")))
        .isEqualTo(winner);
  }

  @Test
  void twoFirstLoginsAtATimeGetTheSameUser() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 20; round++) {
        Auth0Profile profile = Auth0Profile.of("auth0|" + round, round + "@example.com");
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<User>> logins = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
          logins.add(
              threads.submit(
                  () -> {
                    start.await();
                    return users.createFromAuth0(profile);
                  }));
        }
        assertThat(logins.get(0).get()).isEqualTo(logins.get(1).get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(database.fetchCount(USERS, USERS.STATUS.eq(UserStatus.active))).isEqualTo(20);
  }

  @Test
  void loginWaitsForTheOneThatCameFirst() throws Exception {
    Auth0Profile profile = Auth0Profile.of("auth0|slow", "slow@example.com");
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<User> second =
          database.transactionResult(
              first -> {
                new UserRepository(first.dsl()).createFromAuth0(profile);
                return thread.submit(() -> users.createFromAuth0(profile));
              });
      assertThat(second.get()).isEqualTo(users.fetchByAuth0Id("auth0|slow").orElseThrow());
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void addressOfAnotherAccountIsRefusedWhateverItsCase() {
    users.createFromAuth0(Auth0Profile.of("auth0|ada", "ada@example.com"));
    assertThatThrownBy(
            () -> users.createFromAuth0(Auth0Profile.of("google-oauth2|1", "Ada@Example.com")))
        .isInstanceOf(EmailTakenException.class)
        .hasMessage("Ada@Example.com is already registered with another account");
  }

  @Test
  void refusedLoginLeavesTheTransactionUsable() {
    users.createFromAuth0(Auth0Profile.of("auth0|ada", "ada@example.com"));
    database.transaction(
        both -> {
          UserRepository inside = new UserRepository(both.dsl());
          assertThatThrownBy(
                  () -> inside.createFromAuth0(Auth0Profile.of("auth0|eve", "ada@example.com")))
              .isInstanceOf(EmailTakenException.class);
          inside.createFromAuth0(Auth0Profile.of("auth0|eve", "eve@example.com"));
        });
    assertThat(users.fetchByAuth0Id("auth0|eve")).isPresent();
  }

  @Test
  void profileChangesLeaveTheRest() {
    User ada = users.createFromAuth0(Auth0Profile.of("auth0|ada", "ada@example.com"));
    users.updateProfile(ada, ProfileChanges.name("Ada"));
    users.updateProfile(ada, ProfileChanges.avatarUrl("https://a/ada.png"));
    users.updateProfile(ada, ProfileChanges.NONE);
    assertThat(users.fetchByAuth0Id("auth0|ada").orElseThrow().profile())
        .isEqualTo(
            new Auth0Profile(
                "auth0|ada",
                "ada@example.com",
                Optional.of("Ada"),
                Optional.of("https://a/ada.png")));
  }

  @Test
  void profileOfSomebodyGoneIsNotMadeAnew() {
    User ada = users.createFromAuth0(Auth0Profile.of("auth0|ada", "ada@example.com"));
    database.deleteFrom(USERS).where(USERS.ID.eq(ada.id())).execute();
    assertThat(users.updateProfile(ada, ProfileChanges.name("Ada"))).isEmpty();
  }
}
