/**
 * What can be done with memory, whatever protocol it is asked in: remember, recall, give feedback,
 * forget. Each checks the record by the codec before Kafka sees it, and ends in a reply or a {@link
 * org.mneme.gateway.verbs.ProblemException}. It knows records and Kafka's door, and no protocol.
 */
package org.mneme.gateway.verbs;
