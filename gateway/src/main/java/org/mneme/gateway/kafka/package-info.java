/**
 * The door to memory: writing records until Kafka has acknowledged them, and reading the results
 * and acknowledgements that this gateway waits for. It knows Kafka's clients and no other package.
 */
package org.mneme.gateway.kafka;
