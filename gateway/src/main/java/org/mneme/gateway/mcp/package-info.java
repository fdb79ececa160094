/**
 * The verbs as tools of the Model Context Protocol, over standard input and output and over HTTP.
 * It uses {@code verbs} and {@code access}, and is the only package that knows the MCP SDK.
 */
package org.mneme.gateway.mcp;
