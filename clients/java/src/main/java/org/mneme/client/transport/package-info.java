/**
 * The ways to memory: what a transport promises, what can go wrong, and the one over HTTP. It uses
 * the JDK's HTTP client and Jackson, and no other package.
 */
package org.mneme.client.transport;
