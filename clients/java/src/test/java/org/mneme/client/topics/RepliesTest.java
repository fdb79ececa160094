package org.mneme.client.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RepliesTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Replies replies = new Replies("me", 4);

  @Test
  void givesAnAnswerToWhoWaitsForIt() {
    CompletableFuture<byte[]> reply = replies.expect("s", "q", LONG);

    replies.accept(answer("s", "other"));
    replies.accept(answer("other", "q"));
    assertThat(reply).isNotDone();
    replies.accept(answer("s", "q"));

    assertThat(reply).isCompleted();
    assertThat(replies.pending()).isZero();
  }

  @Test
  void passesOverWhatIsNoAnswer() {
    CompletableFuture<byte[]> reply = replies.expect("s", "q", LONG);

    for (String value : List.of("", "{", "[]", "null", "{\"query\":7}", "{\"space\":\"s\"}")) {
      replies.accept(value.getBytes(StandardCharsets.UTF_8));
    }

    assertThat(reply).isNotDone();
  }

  @Test
  void waitsOnceForAnIdAndNotForEver() {
    CompletableFuture<byte[]> reply = replies.expect("s", "q", Duration.ofMillis(1));

    assertThatThrownBy(reply::join).hasCauseInstanceOf(TimeoutException.class);
    assertThat(replies.expect("s", "q", LONG)).isNotNull();
    assertThat(replies.expect("s", "q", LONG)).isNull();
  }

  @Test
  void readsTheFirstReceiptOrQueryOfARecord() {
    CompletableFuture<byte[]> receipt = replies.expect("s", "c", LONG);

    replies.accept("{\"receipt\":\"c\",\"space\":\"s\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(receipt).isCompleted();
  }

  @Test
  void losesNoAnswerWhenManyThreadsAskAndAnswer() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        String prefix = "q" + thread + '-';
        all.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 2_000; i++) {
                    CompletableFuture<byte[]> reply = replies.expect("s", prefix + i, LONG);
                    threads.execute(() -> {});
                    replies.accept(answer("s", prefix + i));
                    assertThat(reply).isCompleted();
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
      assertThat(replies.pending()).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  private static byte[] answer(String space, String query) {
    return ("{\"query\":\"" + query + "\",\"space\":\"" + space + "\",\"hits\":[]}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
