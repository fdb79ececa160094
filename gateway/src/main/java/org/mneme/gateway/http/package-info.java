/**
 * The verbs over HTTP: routes, keys, limits, problems, the OpenAPI document and the metrics. It
 * uses {@code verbs}, {@code access} and {@code config}, and is the only package that knows Jetty.
 */
package org.mneme.gateway.http;
