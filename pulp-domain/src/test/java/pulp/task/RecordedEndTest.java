package pulp.task;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pulp.json.Json;
import pulp.problem.Problem;
import pulp.sql.TestDatabase;
import pulp.task.TestTasks.Work;

/** How a task has ended is not lost when the database refuses to write it down. */
class RecordedEndTest {
  @TempDir Path folder;
  private TestTasks tasks;

  @BeforeEach
  void prepare() {
    tasks = new TestTasks(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"53100", "57P03"})
  void workThatIsDoneWaitsForADatabaseThatHasNoRoomOrIsAway(String state) {
    UUID done = tasks.claimed((Work) (params, run) -> Json.createValue("done"));
    refusingTwice(state, () -> tasks.run(done));
    assertThat(tasks.queue.state(done)).isEqualTo("completed");
    assertThat(tasks.queue.column(done, "result")).isEqualTo("\"done\"");
    UUID failing =
        tasks.claimed(
            (Work)
                (params, run) -> {
                  throw new Problem.Conflict("Not like this.", null);
                });
    refusingTwice(
        state,
        () -> {
          tasks.run(failing);
          assertThat(tasks.queue.state(failing)).isEqualTo("failed");
          assertThat(tasks.queue.column(failing, "error")).contains("Not like this.");
        });
  }

  @Test
  void aDatabaseThatRefusesForAnotherReasonIsNotAskedAgain() {
    UUID done = tasks.claimed((Work) (params, run) -> JsonValue.NULL);
    refusingTwice("22023", () -> tasks.run(done));
    assertThat(tasks.queue.state(done)).isEqualTo("running");
  }

  /** PostgreSQL refuses two times to record an end. */
  private static void refusingTwice(String state, Runnable work) {
    TestDatabase.sql().run("create sequence refusals");
    TestDatabase.sql()
        .run(
            """
            create function refuse() returns trigger language plpgsql as $$
            begin
              if nextval('refusals') <= 2 then
                raise exception 'refused' using errcode = '%s';
              end if;
              return new;
            end $$
            """
                .formatted(state));
    TestDatabase.sql()
        .run(
            """
            create trigger refuse before update on core_task for each row
            when (new.finished_at is not null) execute function refuse()
            """);
    try {
      work.run();
    } finally {
      TestDatabase.sql().run("drop trigger refuse on core_task");
      TestDatabase.sql().run("drop function refuse");
      TestDatabase.sql().run("drop sequence refusals");
    }
  }
}
