package org.mneme.jobs.sink;

import org.mneme.jobs.kafka.BrokersUnfitException;
import org.mneme.jobs.kafka.Topics;

/** Whether the brokers allow what the options ask for. */
public final class DeliveryCheck {

  private static final String LONGEST = "transaction.max.timeout.ms";

  private DeliveryCheck() {}

  /**
   * Checks that the brokers keep a transaction open as long as the job wants them to.
   *
   * @throws BrokersUnfitException naming both settings; found out by the sinks, it would be a
   *     restart loop
   */
  public static void require(DeliveryParameters delivery, Topics topics) {
    if (!delivery.isTransactional()) {
      return;
    }
    long wanted = delivery.transactionTimeout().toMillis();
    long longest = topics.leastBrokerSetting(LONGEST);
    if (wanted > longest) {
      throw new BrokersUnfitException(
          DeliveryOptions.TRANSACTION_TIMEOUT.key()
              + " is "
              + wanted
              + " ms, and a broker allows "
              + longest
              + " ms at most: lower it, or raise the brokers' "
              + LONGEST);
    }
  }
}
