/** Options of the gateway; the only package of it that knows Flink, for {@code ConfigOption}. */
package org.mneme.gateway.config;
