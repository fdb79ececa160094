/**
 * What the gateway alone needs of Kafka: the acknowledgements on the memories topic that someone
 * waits for. Writing, and the reading of answers, are the client's. It knows Kafka's clients and
 * the client's topics.
 */
package org.mneme.gateway.kafka;
