/**
 * The way over Kafka's topics: writing records until Kafka has acknowledged them, and reading the
 * one partition of the results on which answers to a reply key come. The gateway goes the same way.
 * It knows Kafka's clients, slf4j and the transport.
 */
package org.mneme.client.topics;
