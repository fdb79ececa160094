/**
 * HTTP and MCP in front of Kafka. A gateway holds nothing: a write is answered once Kafka has it, a
 * question goes out as a query record and its answer comes back as a result record, and several
 * gateways stand side by side. It knows the records ({@code org.mneme.model}, {@code
 * org.mneme.wire}) and Kafka's clients, and nothing of the job.
 */
package org.mneme.gateway;
